"""A second look ends in a pause: nobody is named outside, and the lead knows whom to reach."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import ProgrammingError

from appeals.actions.deciding import decide
from appeals.records.letters import letters_of
from appeals.rules.grounds import Ground
from appeals.rules.signs import Signs
from penalties.actions.bar_asking import ask
from penalties.actions.holds import place_hold
from penalties.actions.pauses import pauses_of
from penalties.actions.safeguarding_reading import opened
from penalties.office.audit import Entry, trail_of
from penalties.office.database import Base
from penalties.office.premises import keyring_of
from penalties.office.roles import Side, verbs
from penalties.records.council_acts import acts_on
from penalties.records.queues import open_items
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.bar_questions import Purpose
from penalties.rules.holds import HoldKind
from tests.builders.deciding import pause, reviewer
from tests.builders.patrol import ALL_NO
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 11, tzinfo=UTC)
WHY = pause().words


@pytest.fixture
def case(street, session):
    """A notice whose encounter had its questions answered: support keeps those."""
    return case_of(session, 1, handed_over(street, screening=ALL_NO).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


@pytest.fixture
def one(session, case):
    return taken_in(session, case, CAME)


def matters(office):
    with office.transaction(Side.SUPPORT) as behind:
        found = behind.scalars(select(SafeguardingMatter).order_by(SafeguardingMatter.id)).all()
        return [(each.kind, each.due_on, opened(behind, each).content) for each in found]


def test_the_case_is_paused_like_any_and_the_person_is_told_nothing_more(session, case, one, ada):
    made = decide(session, one, pause(), by=ada, at=DECIDED)
    assert (made.outcome, made.status, made.words, made.no_sign) == ("paused", "made", "", False)
    assert (made.because, made.pay_by) == (None, None)
    (held,) = pauses_of(session, case)
    assert (held.placed_by, held.decide_by) == (None, None)
    assert case.is_on_hold
    assert one.standing == "decided"
    assert open_items(session, 1, "supervisor") == []
    assert letters_of(session, 1, case.id)[-1].kind == "decision"
    entries = {each.event: each for each in trail_of(session, 1, case.id)}
    assert entries["representation.decided"].actor_id is None
    assert entries["hold.placed"].facts["kind"] in ("council", "representation")


def test_the_lead_reads_why_and_whom_to_reach(office, session, case, one, ada):
    decide(session, one, pause(), by=ada, at=DECIDED)
    session.commit()
    ((kind, due_on, content),) = matters(office)
    assert (kind, due_on) == ("adult", date(2026, 12, 11))
    assert content["second_look"] == {"why": WHY}
    assert content["person"]["family_name"] == "Wójcik"
    assert content["place"]["description"] == "Bus stop"
    assert content["screening"] == ALL_NO
    with office.transaction(Side.SUPPORT) as behind:
        (act,) = acts_on(behind, 1, [case.id])
        assert keyring_of(behind).support.open(act.words) == WHY
        assert act.actor_id == ada.id


@pytest.mark.parametrize(
    ("grounds", "signs", "kind"),
    [
        ((Ground.UNDER_18,), Signs(), "child"),
        ((Ground.UNDER_18,), Signs(under_18=False), "adult"),
        ((Ground.NOT_SO,), Signs(under_18=True), "child"),
        ((Ground.NOT_SO,), Signs(sells=True), "adult"),
    ],
)
def test_a_child_is_called_for_on_the_same_day(office, session, case, ada, grounds, signs, kind):
    one = taken_in(session, case, CAME, grounds=grounds)
    decide(session, one, pause(signs=signs), by=ada, at=DECIDED)
    session.commit()
    ((found, due_on, _content),) = matters(office)
    assert found == kind
    assert due_on == date(2026, 12, 10 if kind == "child" else 11)


def test_no_word_of_why_stands_on_the_enforcement_side(office, session, case, one, ada):
    decide(session, one, pause(), by=ada, at=DECIDED)
    session.commit()
    tables = inspect(session.connection()).get_table_names()
    for table in sorted(tables):
        rows = (
            []
            if table in behind_the_wall(session)
            else session.execute(text(f'SELECT * FROM "{table}"')).all()
        )
        assert "waits in the car" not in str(rows), table
    facts = [str(entry.facts) for entry in session.scalars(select(Entry))]
    assert not [words for words in facts if "safeguarding" in words]


def behind_the_wall(session):
    """What enforcement cannot read at all; on SQLite it is sealed."""
    if session.connection().dialect.name == "sqlite":
        return ()
    kept = set(Base.metadata.tables)
    readable = {
        name
        for name, one in Base.metadata.tables.items()
        if any(verb.startswith("SELECT") for verb in verbs(Side.ENFORCEMENT, one))
    }
    return kept - readable | {"alembic_version"}


def test_enforcement_cannot_read_back_what_it_handed_over(backend, session, case, one, ada):
    decide(session, one, pause(), by=ada, at=DECIDED)
    if backend == "postgresql":
        for table in ("safeguarding_matters", "support_encounters", "council_acts"):
            with pytest.raises(ProgrammingError), session.begin_nested():
                session.execute(text(f"SELECT * FROM {table}"))


def test_a_case_that_is_paused_already_stays_so_and_the_lead_is_told(
    office, session, case, one, ada, street, at
):
    cem = reviewer(session, street.authority, at, "Cem Pauses")
    place_hold(session, case, HoldKind.COUNCIL, by=cem, at=CAME, reason="Mine.")
    decide(session, one, pause(), by=ada, at=DECIDED)
    session.commit()
    assert len(pauses_of(session, case)) == 1
    assert len(matters(office)) == 1


def test_it_ends_like_every_pause(session, case, one, ada):
    decide(session, one, pause(), by=ada, at=DECIDED)
    asked = ask(session, case, Purpose.END_PAUSE, by=ada, at=DECIDED)
    assert asked.asked_by is None
