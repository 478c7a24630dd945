"""The last moment that is shown is the last that is taken: page, PDF, tablet, command and sweep."""

import io
import itertools
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from appeals.actions.standing import making_of
from appeals.records.letters import letters_of
from appeals.rules.receipt import Way
from notices.documents import render
from penalties.actions.card_sessions import payable_now
from penalties.office.authorities import Authority
from penalties.records.escalation import due_ids
from penalties.rules.days import LONDON, last_moment, london_date
from penalties.rules.writing import end_of, weekday
from tests.builders.deciding import decided, refusal, reviewer
from tests.builders.desk import kept
from tests.builders.patrol import patrol, penalised, person
from tests.builders.payers import Reader, case_of, paper
from tests.builders.representations import taken_in

EXAMPLES = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SECOND = timedelta(seconds=1)
MANY = 1_000
AROUND = [date(2026, 12, 20), date(2027, 3, 20), date(2026, 10, 18)]
"""Christmas, Easter with the clocks of spring, and the clocks of autumn lie in the days after."""
NIGHTS = st.one_of(st.sampled_from(AROUND), st.dates(date(2026, 10, 1), date(2027, 4, 20)))
OTHERS = itertools.count()
"""Each notice is somebody else's: nobody gets a second one for the same act."""


@pytest.fixture
def street(office, at):
    """A council whose patrol hands in whatever a test needs."""
    with kept(office) as session:
        return patrol(session, at)


def handed_over_on(office, street, on, days):
    """A notice that was handed over late in the evening of a day, and how it can be found."""
    at = datetime.combine(on, time(23, 50), LONDON).astimezone(UTC)
    office.clock.held_at = at
    moment = at.isoformat()
    with kept(office) as session:
        council = session.get_one(Authority, street.authority.id)
        council.representation_days = days
        there = replace(street, session=session, authority=council, at=at)
        (number,) = there.lease()
        notice = {"number": number, "served": "hand", "served_at": moment}
        somebody = person(given_name=f"Tomasz {next(OTHERS)}")
        told = there.one(penalised(number, occurred_at=moment, notice=notice, person=somebody))
        assert told.notice is not None, told
        return paper(session, street.authority.id, number)


@EXAMPLES
@given(on=NIGHTS, days=st.sampled_from([14, 15, 21]))
def test_the_last_moment_shown_is_the_last_that_is_taken_everywhere(app, office, street, on, days):
    held = handed_over_on(office, street, on, days)
    close, pay = on + timedelta(days=days), on + timedelta(days=14)
    assert _printed(app, street, held) >= {weekday(close), weekday(pay)}
    assert _told_by_command(app, on, days) == (last_moment(close), last_moment(pay))
    for after, way in ((False, Way.NEW), (True, Way.LATE_NEW)):
        at = last_moment(close) + after * SECOND
        assert _making(office, street, held, at) is way
        assert (f"Ask us to look again by {end_of(close)}" in _page(app, office, held, at)) != after
        swept = last_moment(pay) + after * SECOND
        assert _is_reminded(office, street, held, swept) is after
        assert (f"£100 by {end_of(pay)}" in _page(app, office, held, swept)) != after


@EXAMPLES
@given(on=NIGHTS, wrote=st.integers(1, 10), looked=st.integers(1, 30))
def test_after_a_refusal_it_is_the_same_everywhere(app, office, street, on, wrote, looked):
    held = handed_over_on(office, street, on, 14)
    with kept(office) as session:
        case = case_of(session, street.authority.id, held.number)
        came_at = last_moment(on + timedelta(days=wrote))
        made = _refuse(session, street, case, came_at, came_at + timedelta(days=looked))
        letter = letters_of(session, case.authority_id, case.id)[-1]
        pdf = render(json.loads(letter.snapshot), code=None, link=None, paper="a4")
    pay_by = made.pay_by
    assert pay_by == made.delivered_on + timedelta(days=14)
    assert weekday(pay_by) in _days_on(pdf)
    for after in (False, True):
        at = last_moment(pay_by) + after * SECOND
        assert (f"£75 by {end_of(pay_by)}" in _page(app, office, held, at)) != after
        assert _is_reminded(office, street, held, at) is after
        with office.reading() as session:
            case = case_of(session, street.authority.id, held.number)
            assert payable_now(session, case, at).pence == (10_000 if after else 7_500)


def _refuse(session, street, case, came_at, at):
    """Somebody wrote on the last moment of a day of the lower amount, and the notice is kept."""
    session.get_one(Authority, case.authority_id).second_read_percent = 0
    by = reviewer(session, street.authority, at, name=f"Reviewer {next(OTHERS)}")
    one = taken_in(session, case, came_at)
    return decided(session, case, one, refusal(), by=by, at=at)


def _page(app, office, held, at):
    """What the page of the notice says at a moment, in a browser that was not there before."""
    office.clock.held_at = at
    page = re.sub(r"<[^>]+>", " ", Reader(app).find(held))
    return " ".join(page.split())


def _making(office, street, held, at):
    with office.reading() as session:
        return making_of(session, case_of(session, street.authority.id, held.number), at).way


def _is_reminded(office, street, held, at):
    """Whether a sweep at a moment would send this notice's reminder."""
    on = london_date(at)
    with office.transaction() as session:
        case = case_of(session, street.authority.id, held.number)
        return case.id in due_ids(session, case.authority_id, "reminder_due", on, at, MANY)


def _printed(app, street, held):
    """Every day that the paper names, as the tablet gets it."""
    headers = {"Authorization": f"Bearer {street.token}"}
    answer = app.test_client().get(f"/api/v1/notices/{held.number}.pdf", headers=headers)
    assert answer.status_code == 200, answer.text
    return _days_on(answer.data)


def _days_on(pdf):
    """Every day that a paper names."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    days = (date(2026, 10, 1) + timedelta(days=each) for each in range(300))
    return {weekday(day) for day in days if weekday(day) in words}


def _told_by_command(app, on, days):
    line = ["deadlines", "--offence", on.isoformat(), "--served", "hand", "--on", on.isoformat()]
    said = app.test_cli_runner().invoke(args=[*line, "--authority", "ILF", "--json"])
    found = {each["name"]: each["last_moment"] for each in json.loads(said.output)["deadlines"]}
    named = ("representations_close", "payment_period_ends")
    return tuple(datetime.fromisoformat(found[name]) for name in named)
