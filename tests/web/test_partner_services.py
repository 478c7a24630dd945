"""The directory of services at the support desk: the lead keeps it, a team sees its own service."""

import html
import re
from datetime import date

import pytest

from penalties.actions.services import add
from penalties.actions.staff import actor
from penalties.office.roles import Side
from penalties.records.services import services_of, team_of
from penalties.rules.staff import Permission, Role, may
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

LIST = "/partner/services/"
HAVEN = {"name": "The Haven", "summary": "A safe place to stay.", "places_free": 2}
STREET = {"name": "Street Support", "summary": "A van and a nurse."}
SECRET = "7 Sample Close"
TYPED = {
    "name": "The Haven",
    "summary": "A safe place to stay.\nAnd a key worker.",
    "eligibility": "Adults",
    "is_women_only": "yes",
    "phone": "020 7946 0556",
    "languages": "English\nRomanian",
    "row_1-days": ["fri", "sat"],
    "row_1-opens": "6pm",
    "row_1-closes": "6am",
}
OF_THE_LEAD = ("change", "memorandum", "address", "close", "reopen", "team/join")


@pytest.fixture
def keeper(somebody):
    """The safeguarding lead."""
    return somebody(Role.SAFEGUARDING)


@pytest.fixture
def lead(app, office, keeper):
    return sign_in(app, office, keeper)


@pytest.fixture
def added(office, ilford, keeper, at):
    """Adds a service with these details; its page."""

    def add_one(**details):
        with office.transaction(Side.SUPPORT) as session:
            service = add(session, ilford, details, by=actor(keeper), at=at)
            return f"{LIST}{service.id}"

    return add_one


@pytest.fixture
def haven(added):
    return added(**HAVEN)


@pytest.fixture
def mina(somebody):
    """Somebody who works at The Haven."""
    return somebody(Role.SUPPORT, name="Mina Example")


@pytest.fixture
def team(app, office, lead, haven, mina):
    """The desk of somebody in The Haven's team."""
    lead.send(f"{haven}/team/join", 302, member=str(mina.id))
    return sign_in(app, office, mina)


def the_services(office, ilford):
    with office.transaction(Side.SUPPORT) as session:
        return list(services_of(session, ilford.id))


def test_a_service_is_added_with_its_hours_and_shown_as_officers_see_it(lead, office, ilford):
    page = html.unescape(lead.open(lead.send(f"{LIST}add", 302, **TYPED)))
    for said in (
        "The Haven is in the directory",
        "Friday and Saturday, 6pm to 6am the next day",
        "English and Romanian",
        "And a key worker.",
        "Never fills up",
        "It opens at 6pm on Friday 27 November 2026.",
        "Service added",
    ):
        assert said in page
    (kept,) = the_services(office, ilford)
    assert kept.is_women_only
    assert kept.open_hours == [{"days": ["fri", "sat"], "from": "18:00", "to": "06:00"}]


def test_a_change_begins_with_what_is_known_and_saying_the_same_changes_nothing(lead):
    path = lead.send(f"{LIST}add", 302, **TYPED)
    page = lead.open(f"{path}/change")
    assert 'value="6pm"' in page
    assert page.count(" checked") == 3
    assert "Nothing was changed." in lead.open(lead.send(f"{path}/change", 302, **TYPED))
    lead.send(f"{path}/change", 302, **(TYPED | {"row_1-closes": "4am"}))
    page = lead.open(path)
    assert "6pm to 4am the next day" in page
    assert "Changed: hours." in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Enter the name of the service"),
        ({"summary": ""}, "Enter what it offers"),
        ({"row_1-days": []}, "Select the days"),
        ({"row_1-opens": ""}, "Enter when it opens"),
        ({"row_1-closes": "half six"}, "Enter a time, like 9:15pm"),
        ({"row_1-closes": "6pm"}, "cannot open and close at the same time"),
        (
            {"row_2-days": ["sat"], "row_2-opens": "5am", "row_2-closes": "7am"},
            "Two of the hours overlap on Saturday.",
        ),
        ({"languages": "\n".join(f"Tongue {n}" for n in range(21))}, "Up to 20 languages"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_typed_is_lost(lead, office, ilford, changes, said):
    page = html.unescape(lead.send(f"{LIST}add", 422, **(TYPED | changes)))
    assert said in page
    assert "020 7946 0556" in page
    assert the_services(office, ilford) == []


def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(lead, office, ilford, haven):
    for name in ("change", "places", "memorandum", "address", "team/join"):
        path = f"{haven}/{name}"
        page = lead.send(path, 422, **worst_answers(lead.open(path)))
        assert "There is a problem" in page
    (kept,) = the_services(office, ilford)
    assert (kept.name, kept.places_free) == ("The Haven", 2)


@pytest.mark.parametrize(
    ("typed", "shown", "tag"),
    [("0", "No, it is full", "Full"), ("7", ">7</dd>", "Has room"), ("", "Never", "Has room")],
)
def test_places_are_what_the_service_says(lead, haven, typed, shown, tag):
    page = lead.open(lead.send(f"{haven}/places", 302, places_free=typed))
    assert shown in page
    assert f">{tag}</strong>" in page


@pytest.mark.parametrize("typed", ["-1", "many", "12345", "1000"])
def test_places_that_are_no_number_are_refused(lead, haven, typed):
    page = lead.send(f"{haven}/places", 422, places_free=typed)
    assert "Enter a whole number" in page or "0 to 999" in page


def test_memoranda_that_run_out_stand_first(lead, added):
    for name, ends in (
        ("Ends Later", date(2027, 1, 22)),
        ("Ends Soon", date(2026, 12, 2)),
        ("Ended", date(2026, 11, 21)),
        ("Endless", None),
    ):
        added(**STREET | {"name": name}, memorandum=(date(2025, 1, 1), ends))
    page = lead.open(LIST)
    renewals, everything = re.findall(r"<tbody.*?</tbody>", page, re.S)
    assert re.findall(r"<bdi>([^<]+)", renewals) == ["Ended", "Ends Soon"]
    assert "Runs out on 2 December 2026, in 10 days" in renewals
    assert "Ran out on 21 November 2026, yesterday" in renewals
    assert "Ends Later" in everything
    assert "Memorandum ran out" in everything


def test_a_memorandum_is_renewed(lead, haven):
    days = {"signed_on-day": "1", "signed_on-month": "10", "signed_on-year": "2025"}
    ended = {"ends_on-day": "30", "ends_on-month": "9", "ends_on-year": "2026"}
    page = lead.open(lead.send(f"{haven}/memorandum", 302, **days, **ended))
    assert "Memorandum ran out" in page
    assert 'value="2026"' in lead.open(f"{haven}/memorandum")
    early = ended | {"ends_on-year": "2024"}
    refused = lead.send(f"{haven}/memorandum", 422, **days, **early)
    assert "A memorandum cannot end before it begins." in refused
    assert "no last day" in lead.open(lead.send(f"{haven}/memorandum", 302, **days))


def test_a_closed_service_stays_in_the_list_and_is_offered_again(lead, haven):
    assert "Not taking anyone" in lead.open(lead.send(f"{haven}/close"))
    assert "The Haven" in lead.open(LIST)
    assert "Has room" in lead.open(lead.send(f"{haven}/reopen"))


def test_the_confidential_address_is_for_the_lead_and_the_team_alone(lead, team, haven, added):
    assert SECRET in lead.open(lead.send(f"{haven}/address", 302, address=SECRET))
    assert SECRET in lead.open(f"{haven}/address")
    assert SECRET in team.open(haven)
    assert SECRET not in lead.open(LIST)
    assert SECRET not in lead.open(lead.send(f"{haven}/address", 302, address=""))


def test_no_open_address_stands_beside_a_confidential_one(lead, haven):
    lead.send(f"{haven}/address", 302, address=SECRET)
    page = lead.send(f"{haven}/change", 422, **(TYPED | {"address": SECRET}))
    assert "Clear that first." in page


def test_a_team_sees_its_own_service_and_sets_its_places(team, haven, added):
    added(**STREET)
    page = team.open(LIST)
    assert "The Haven" in page
    assert "Street Support" not in page
    assert "Add a service" not in page
    page = team.open(team.send(f"{haven}/places", 302, places_free="0"))
    assert "Officers now see: The Haven is full tonight." in page
    assert "What happened" not in page
    for name in OF_THE_LEAD:
        assert f"{haven}/{name}" not in page
        team.open(f"{haven}/{name}", 403)


def test_the_service_of_another_team_is_not_there(team, added, app, office, somebody):
    other = added(**STREET)
    for path in (other, f"{other}/places", f"{LIST}01930000-0000-7000-8000-000000000009"):
        team.open(path, 404)
    stranger = sign_in(app, office, somebody(Role.SUPPORT, name="Nobody Yet"))
    assert "You are in no team yet." in stranger.open(LIST)
    stranger.open(other, 404)


def test_who_leaves_the_team_sees_nothing_of_it_any_more(lead, team, haven, mina, office, ilford):
    assert "Mina Example" in lead.open(haven)
    assert "Mina Example" not in lead.open(f"{haven}/team/join")
    lead.press(haven, f"{haven}/team/{mina.id}/leave")
    assert "Somebody left the team" in lead.open(haven)
    assert team.open(haven, 404)
    with office.transaction(Side.SUPPORT) as session:
        (service,) = services_of(session, ilford.id)
        assert team_of(session, ilford.id, service.id) == []


def test_where_nobody_is_left_the_page_says_so(lead, team, haven, keeper):
    lead.send(f"{haven}/team/join", 302, member=str(keeper.id))
    assert "Everybody who could join is in the team." in lead.open(f"{haven}/team/join")


def test_only_the_support_side_can_be_put_into_a_team(lead, haven, somebody):
    officer = somebody(Role.OFFICER)
    assert "Officer Example" not in lead.open(f"{haven}/team/join")
    page = lead.send(f"{haven}/team/join", 422, member=str(officer.id))
    assert "Select who joins the team" in page


@pytest.mark.parametrize(
    "role", sorted(role for role in Role if not may(role, Permission.REFERRALS_SEE))
)
def test_nobody_else_opens_the_directory(desk_of, haven, role):
    desk = desk_of(role)
    for path in (LIST, haven, f"{haven}/places", *(f"{haven}/{name}" for name in OF_THE_LEAD)):
        desk.open(path, 403)


def test_a_service_of_another_council_is_not_there(app, office, at, haven, somebody):
    with kept(office) as session:
        elsewhere = member(session, council(session, at, "LUT"), Role.SAFEGUARDING, at=at)
    desk = sign_in(app, office, elsewhere)
    assert "There is no service yet." in desk.open(LIST)
    desk.open(haven, 404)
