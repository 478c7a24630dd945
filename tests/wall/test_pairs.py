"""Two stores that differ in support facts alone give everybody else the very same bytes.

Each page, file and answer is asked for twice: before support has worked, and after.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import (
    consents,
    disclosures,
    referrals,
    safe_contacts,
    safeguarding,
    service_teams,
    services,
    victim_reports,
)
from penalties.actions.staff import actor
from penalties.actions.victim_routes import open_route
from penalties.office.roles import Side
from penalties.records.disclosures import DisclosureNote
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.referrals import Referral
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.services import services_of
from penalties.records.victim_reports import open_reports
from penalties.rules.referrals import Stage
from tests.builders.harmed import reported
from tests.builders.patrol import ALL_NO, SELLER, penalised, person, seen, some_id
from tests.builders.support import SAFE, Town, town
from tests.wall.raw import read_by
from tests.wall.walks import Answers, desk_walk, tablet_walk, undone, walk
from tests.wall.world import World

LOOKS = ("officer", "supervisor", "legal", "finance", "auditor", "admin")
DIFFERS_IN_ITSELF = {"id", "sha256", "receipt"}


def work_behind_the_wall(made: World) -> None:
    """Everything that support does which may touch nothing outside."""
    here, at = made.town, made.town.office.clock.now()
    worker, lead = actor(here.worker), actor(here.lead)
    council = here.street.authority.id
    reported(here.office, council, at, words="Another one")
    with here.support() as session:
        for one in session.scalars(select(Referral).where(Referral.stage == str(Stage.SENT))):
            if referrals.person_of(session, one).date_of_birth is None:
                referrals.contact(session, one, "Spoke", by=worker, at=at)
                consents.withdraw_consent(session, one, "Rang", by=worker, at=at)
            else:
                safe_contacts.say(session, one, SAFE | {"by_post": "no"}, by=worker, at=at)
        referrals.heard(session, council, here.service.id, "no", at=at)
        for matter in session.scalars(select(SafeguardingMatter)):
            call = safeguarding.Call("Somebody", at - timedelta(hours=1), "X-1")
            safeguarding.write_call(session, matter, call, by=lead, at=at)
        note = session.scalars(select(DisclosureNote)).one()
        officer = actor(made.staff["disclosure"])
        disclosures.decide(session, note, "disclosed", "Sent", by=officer, at=at)
        (first, *_rest) = services_of(session, council)
        services.set_confidential_address(session, first, "Nowhere 1", by=lead, at=at)
        service_teams.join(session, first, made.staff["stranger"], by=lead, at=at)
        route = open_route(session, council)
        assert route is not None
        for report in open_reports(session, council):
            victim_reports.read(session, route, report, by=lead, at=at)


def everything(made: World) -> dict[str, Answers]:
    """What each outside of the wall is told, by everybody."""
    told: dict[str, Answers] = {}
    for role in LOOKS:
        with undone(made.town.office) as app:
            told[role] = desk_walk(app, made, made.staff[role])
    with undone(made.town.office) as app:
        told["tablet"] = tablet_walk(app, made)
    with undone(made.town.office) as app:
        told["public"] = walk(app, app.test_client(), made)
    return told


def test_what_support_does_changes_no_byte_outside(made: World) -> None:
    rows = read_by(made.town.office, Side.ENFORCEMENT) | read_by(made.town.office, Side.CLOCK)
    before = everything(made)
    work_behind_the_wall(made)
    for role, answers in everything(made).items():
        differ = [path for path, text in answers.items() if before[role].get(path) != text]
        assert (role, differ) == (role, [])
        assert answers.keys() == before[role].keys()
    after = read_by(made.town.office, Side.ENFORCEMENT) | read_by(made.town.office, Side.CLOCK)
    readable = {name for name in after if not name.startswith(("support_trail", "victim_reports"))}
    for table in readable - STORE_ON_SQLITE:
        assert after[table] == rows[table], table


STORE_ON_SQLITE = {
    *("referrals", "referral_consents", "safe_contacts", "safeguarding_matters", "heard_answers"),
    *("disclosure_notes", "service_secrets", "service_team_members", "council_acts"),
}
"""SQLite has no roles: there the store can be read as rows, sealed where it names anything."""


@pytest.fixture
def here(office) -> Town:
    return town(office)


@pytest.mark.parametrize(
    "other",
    [
        {"screening": ALL_NO},
        {"screening": {"controlled_by_another": "yes"}, "particulars": "Very much longer. " * 90},
        {"role": "unclear"},
        {"person": person(given_name="Maximiliane-Josephine", gender="not_stated")},
        {"flag": {"answer": "added", "reason": "She looked afraid."}},
        {"safeguarding": {"spoke_to": "A", "at": "2026-11-22T21:09:00Z", "reference": "B"}},
    ],
)
def test_two_meetings_behind_the_wall_leave_the_same_rows_for_enforcement(
    here: Town, other: dict[str, object]
) -> None:
    one, two = here.accepted(id=some_id()), here.accepted(id=some_id(), **other)
    rows = [_of_enforcement(here, item) for item in (one, two)]
    assert rows[0] == rows[1]


def test_meetings_with_and_without_a_referral_leave_the_same_rows(here: Town) -> None:
    wants = here.accepted(id=some_id(), person=SELLER)
    agrees_to_nothing = here.met(id=some_id(), person=SELLER)
    assert _of_enforcement(here, wants) == _of_enforcement(here, agrees_to_nothing)


def _of_enforcement(here: Town, item: dict[str, object]) -> tuple[object, ...]:
    """What enforcement's tables have of one encounter, but for what makes it another one."""
    here.hand_in(item)
    with here.office.transaction() as session:
        (kept,) = [row for row in session.scalars(select(Encounter)) if str(row.id) == item["id"]]
        columns = set(Encounter.__table__.columns.keys()) - DIFFERS_IN_ITSELF
        return (*(getattr(kept, column) for column in sorted(columns)), len(kept.receipt))


SAID = {"offered": True, "answer": "accepted", "consent": "Да, tonight", "safe_contact": SAFE}
CALLED = {"spoke_to": "A", "at": "2026-11-22T21:09:00Z", "reference": "B"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (penalised(prohibition="99"), penalised(prohibition="99", safeguarding=CALLED)),
        (penalised(prohibition="99"), penalised(prohibition="99", screening=ALL_NO)),
        (penalised(prohibition="99"), penalised(prohibition="99", support={"offered": False})),
        (seen(role="dancing"), seen(role="dancing", safeguarding=CALLED | {"at": "nine"})),
        (seen(role="dancing"), seen(role="dancing", support=SAID | {"service": "7"})),
        (seen(support=SAID | {"service": some_id()}), seen(safeguarding={"at": "nine"})),
        (seen(support=SAID), seen(flag={"answer": "added", "colour": "red"})),
    ],
)
def test_two_attempts_that_differ_behind_the_wall_alone_leave_the_same_rows(
    here: Town, one: dict[str, object], other: dict[str, object]
) -> None:
    assert _of_an_attempt(here, one) == _of_an_attempt(here, other)


def _of_an_attempt(here: Town, item: dict[str, object]) -> tuple[object, ...]:
    """What enforcement's table has of one attempt, but for what makes it another one."""
    here.hand_in(item)
    with here.office.transaction() as session:
        latest = select(IntakeAttempt).order_by(IntakeAttempt.id.desc()).limit(1)
        kept = session.scalars(latest).one()
        ours, theirs = kept.body.split(b"\n")
        plain = (kept.status, kept.rules, kept.number, kept.officer_id, kept.tablet_id)
        return (*plain, len(ours), len(theirs))
