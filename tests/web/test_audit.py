"""The trail for auditors: codes, no names, nothing of the support side, and who read what."""

import html
import re
from datetime import timedelta

import pytest

from penalties.actions.reads import read_case
from penalties.office import audit, security_log
from penalties.office.audit import CLOCK, Actor
from penalties.office.database import new_id
from penalties.office.staff import staff_of
from penalties.rules.events import WALLED_EVENTS, WALLED_SUBJECTS, Event
from penalties.rules.staff import Role
from penalties.web.audit import ON_A_PAGE
from tests.builders.desk import kept
from tests.web.money_pages import desk_named as desk_named
from tests.web.money_pages import night as night
from tests.web.money_pages import number as number
from tests.web.nasty import WORST

TRAIL, ACCESS, SECURITY = "/desk/audit/", "/desk/audit/access", "/desk/audit/security"


@pytest.fixture
def auditor(desk_named):
    return desk_named("Peter Voss", Role.AUDITOR)


@pytest.fixture
def write(office, night, at):
    """Writes an event into the trail."""

    def written(event, by=CLOCK, kind="penalty", subject=None, **facts):
        with kept(office) as session:
            audit.record(
                session,
                event,
                authority_id=night.patrol.authority.id,
                by=by,
                at=at,
                subject=(kind, subject or new_id()),
                facts=facts,
            )

    return written


def asked(desk, path, status=200, **query):
    answer = desk.client.get(path, query_string={k.replace("_", "-"): v for k, v in query.items()})
    assert answer.status_code == status
    return html.unescape(answer.get_data(as_text=True))


def test_the_trail_tells_codes_and_staff_numbers_and_no_names(auditor, number):
    page = html.unescape(auditor.open(TRAIL))
    assert "Penalty served" in page
    assert f"number {number}" in page
    assert "An operator at the server" in page
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    for name in ("Tomasz", "Wójcik", "Officer Example", "silver car"):
        assert name not in main


def test_the_trail_of_a_notice_is_found_by_its_number_or_reference(auditor, night, office, number):
    by_number = asked(auditor, TRAIL, about=number.lower())
    assert "Penalty issued" in by_number
    assert "Number issued" in by_number
    assert "Staff added" not in re.search(r"<tbody.*</tbody>", by_number, re.DOTALL)[0]
    with kept(office) as session:
        case = night.case(session, number)
    assert "Penalty issued" in asked(auditor, TRAIL, about=str(case.id))
    assert "Nothing was written that fits." in asked(auditor, TRAIL, about=str(new_id()))


def test_entries_are_found_by_day_event_and_actor(auditor, night, number):
    today = {"on_day": "22", "on_month": "11", "on_year": "2026"}
    assert "Penalty served" in asked(auditor, TRAIL, **today)
    yesterday = today | {"on_day": "21"}
    assert "Nothing was written that fits." in asked(auditor, TRAIL, **yesterday)
    mine = asked(auditor, TRAIL, who=night.patrol.officer.number.lower(), event="penalty.served")
    rows = re.search(r"<tbody.*</tbody>", mine, re.DOTALL)[0]
    assert rows.count("Penalty served") == rows.count("<tr") == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"about": "ILF"}, "Enter a notice number of this council, or a whole reference"),
        ({"about": WORST}, "must be 60 characters or fewer"),
        ({"about": "\0"}, "must not include hidden characters"),
        ({"who": "ILF999"}, "Nobody here has this staff number"),
        ({"who": WORST}, "must be 20 characters or fewer"),
        ({"on_day": "31", "on_month": "12", "on_year": "9999"}, "today or in the past"),
        ({"on_day": WORST, "on_month": WORST, "on_year": WORST}, "a day from 1 to 31"),
    ],
)
def test_what_cannot_be_looked_for_is_said_beside_the_field(auditor, query, said):
    for path in (TRAIL, ACCESS):
        assert said in asked(auditor, path, 422, **query)


def test_an_event_that_is_not_offered_is_not_looked_for(auditor):
    assert "Select an event" in asked(auditor, TRAIL, 422, event="referral.made")


def test_a_place_that_is_none_is_passed_over(auditor, number):
    assert "Penalty served" in asked(auditor, TRAIL, before="nowhere", endpoint="x", _external="1")


@pytest.mark.parametrize("thing", sorted(WALLED_SUBJECTS))
def test_the_open_trail_takes_nothing_of_the_support_side(auditor, write, thing):
    before = auditor.open(TRAIL).count("<tr")
    with pytest.raises(ValueError, match="belongs behind the wall"):
        write(Event.RECORD_READ, kind=thing)
    assert auditor.open(TRAIL).count("<tr") == before
    assert "Nobody read anything that fits." in auditor.open(ACCESS)


def test_every_event_of_the_support_side_is_left_out():
    walled = {event for event in Event if event.split(".")[0] in WALLED_SUBJECTS}
    assert walled == WALLED_EVENTS


def test_what_support_staff_did_elsewhere_is_not_listed(auditor, desk_named, write, office, night):
    support = desk_named("Mina Kowalska", Role.SUPPORT)
    support.open("/desk/account/")
    mina = Actor("staff", _id_of(office, night, "Mina Kowalska"))
    write(Event.HOLD_PLACED, by=mina)
    write(Event.RECORD_READ, by=mina, kind="person")
    assert "Hold placed" not in re.search(r"<tbody.*</tbody>", auditor.open(TRAIL), re.DOTALL)[0]
    assert "Nobody read anything that fits." in auditor.open(ACCESS)


def test_an_encounter_shows_no_codes_so_that_none_is_told_apart(auditor, write):
    write(Event.ENCOUNTER_RECORDED, kind="encounter", outcome="fixed_penalty")
    page = auditor.open(TRAIL)
    assert "Encounter recorded" in page
    assert "outcome fixed_penalty" not in page


def test_the_access_log_tells_who_read_which_part(auditor, desk_named, night, office, number, at):
    supervisor = desk_named("Ruth Ansah", Role.SUPERVISOR)
    supervisor.open(f"/desk/notices/{number}")
    with kept(office) as session:
        case = night.case(session, number)
        read_case(session, case, "timeline", by=Actor("staff", night.patrol.officer.id), at=at)
    page = asked(auditor, ACCESS, about=number)
    assert "part facts" in page
    assert "part timeline" in page
    only = asked(auditor, ACCESS, who=night.patrol.officer.number)
    assert "part facts" not in only
    assert "part timeline" in only
    assert "Penalty served" not in page


def test_more_than_a_page_holds_is_read_by_place(auditor, write):
    for serial in range(ON_A_PAGE + 5):
        write(Event.PENALTY_CLOSED, serial=serial)
    first = asked(auditor, TRAIL, event="penalty.closed")
    assert first.count("Penalty closed</td>") == ON_A_PAGE
    older = re.search(r'href="(/desk/audit/\?[^"]+before=[^"]+)"', first)[1]
    assert "event=penalty.closed" in older
    assert auditor.open(older).count("Penalty closed</td>") == 5


def test_refusals_are_counted_by_kind_and_age(auditor, office, night, clock):
    ours = night.patrol.authority.id
    for kind, authority_id, days in (
        ("sign_in_failed", None, 0),
        ("sign_in_failed", None, 3),
        ("denied", ours, 20),
        ("denied", ours, 40),
        ("elsewhere", ours + 1, 0),
    ):
        at = clock.now() - timedelta(days=days)
        security_log.note(office.sessions(), kind, at=at, authority_id=authority_id)
    page = auditor.open(SECURITY)
    rows = {
        name: [int(one) for one in re.findall(r">(\d+)</td>", cells)]
        for name, cells in re.findall(r'scope="row"[^>]*>([^<]+)</th>(.*?)</tr>', page, re.DOTALL)
    }
    assert rows["Sign in failed"] == [1, 2, 2]
    assert rows["Denied"] == [0, 0, 1]
    assert "Elsewhere" not in rows


def test_nothing_refused_is_a_sentence(auditor):
    assert "Nothing was refused in the last 30 days." in auditor.open(SECURITY)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_who_may_not_is_turned_away(desk_named, role):
    desk = desk_named(f"Some {role}", role)
    for path in (TRAIL, ACCESS, SECURITY):
        desk.open(path, 403)


def _id_of(office, night, name):
    with kept(office) as session:
        everybody = staff_of(session, night.patrol.authority.id)
        return next(one.id for one in everybody if one.name == name)
