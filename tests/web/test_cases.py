"""A case at the desk: found, listed, shown in parts, and every reading written down."""

import pytest

from penalties.office.audit import trail_of
from penalties.rules.events import Event
from penalties.rules.numbers import compact
from penalties.rules.staff import Role
from penalties.web import fixed_penalties
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.builders.patrol import on_paper, penalised, person
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

PARTS = ("", "/timeline", "/money", "/paper", "/decisions", "/copy")
NAME = "Wójcik"


def reads(night, office, number):
    """Which parts of the case were read, the first first."""
    with kept(office) as session:
        case = night.case(session, number)
        trail = trail_of(session, case.authority_id, case.id)
        return [one.facts["part"] for one in trail if one.event == Event.RECORD_READ]


def test_a_notice_is_found_by_its_number_in_any_spelling(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    typed = f" {number[:3].lower()} {number[3:]}"
    answer = desk.client.get("/desk/notices/find", query_string={"number": typed})
    assert answer.location == f"/desk/notices/{number}"


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (compact("ILF", 999), 404, "There is no notice with this number"),
        (compact("LUT", 1), 404, "There is no notice with this number"),
        ("ILF 0000001 X", 422, "does not match what is printed"),
        ("", 422, "Enter a notice number"),
        ("🧨" * 500, 422, "There is a problem"),
    ],
)
def test_a_number_that_leads_nowhere_is_answered_beside_its_box(desk_of, typed, status, said):
    desk = desk_of(Role.SUPERVISOR)
    answer = desk.client.get("/desk/notices/find", query_string={"number": typed})
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_case_is_a_lawful_page_and_its_reading_is_kept(
    desk_of, night, office, number, part
):
    desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}{part}")
    assert reads(night, office, number) == [part.strip("/") or "facts"]


def test_the_first_page_has_what_is_printed_the_dates_and_the_certificate(desk_of, number):
    page = desk_of(Role.LEGAL).open(f"/desk/notices/{number}")
    for shown in ("Tomasz Wójcik, born 1984", "asked for the price", "£75", "Scheme of delegation"):
        assert shown in page
    assert "Sunday 6 December 2026" in page
    assert "Why this date?" in page
    assert "Place inside" in page


def test_no_name_stands_above_a_case_or_in_its_title_or_in_a_list(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    above = desk.open(f"/desk/notices/{number}").split("As printed")[0]
    assert NAME not in above
    assert NAME not in desk.open("/desk/notices/")
    assert NAME not in desk.open(f"/desk/notices/{number}/timeline")


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR])
def test_who_needs_no_names_sees_none(desk_of, number, role):
    page = desk_of(role).open(f"/desk/notices/{number}")
    assert NAME not in page
    assert "asked for the price" not in page
    assert "£75" in page


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.SAFEGUARDING, Role.ADMIN])
def test_who_may_not_see_notices_is_turned_away(desk_of, number, role):
    for path in ("", number, f"{number}/timeline", f"{number}/paper", f"{number}.pdf"):
        desk_of(role).open(f"/desk/notices/{path}", 403)


def test_another_councils_notice_is_not_there(desk_of, office, at, number):
    with kept(office) as session:
        council(session, at, "LUT")
    desk = desk_of(Role.SUPERVISOR)
    for path in (compact("LUT", 1), compact("ILF", 999), "nothing", f"{number}x"):
        for part in ("", "/timeline", "/money", "/paper", "/decisions", ".pdf", "/copy"):
            desk.open(f"/desk/notices/{path}{part}", 404)


def test_a_held_notice_says_what_speaks_against_it(desk_of, night):
    item = on_paper(night.lease(), place={**penalised()["place"], "lat": 51.56, "lon": 0.09})
    held = night.hand_in(item).notice.number
    page = desk_of(Role.SUPERVISOR).open(f"/desk/notices/{held}")
    assert "Held for review" in page
    assert "Failed, hard" in page
    assert "nothing falls due but the six months" in page


def test_a_notice_that_is_still_to_be_posted_says_so(desk_of, night):
    posted = night.hand_in(penalised(notice={"served": "first-class"})).notice.number
    desk = desk_of(Role.SUPERVISOR)
    assert "Not printed yet" in desk.open(f"/desk/notices/{posted}")
    assert "nothing to draw yet" in desk.open(f"/desk/notices/{posted}/paper")
    desk.open(f"/desk/notices/{posted}.pdf", 409)
    desk.open(f"/desk/notices/{posted}/copy", 409)


def test_lists_are_read_by_place_both_ways(desk_of, night, monkeypatch):
    monkeypatch.setattr(fixed_penalties, "A_PAGE", 2)
    born = ("1980-01-01", "1981-01-01", "1982-01-01", "1983-01-01", "1984-01-01")
    made = [night.hand_in(penalised(person=person(date_of_birth=on))).notice.number for on in born]
    desk = desk_of(Role.SUPERVISOR)
    newest = desk.open("/desk/notices/?status=served")
    assert shown(newest, made) == made[3:]
    middle = desk.open(link(newest, "Older notices"))
    assert shown(middle, made) == made[1:3]
    last = desk.open(link(middle, "Older notices"))
    assert shown(last, made) == made[:1]
    assert "Older notices" not in last
    assert shown(desk.open(link(last, "Newer notices")), made) == made[1:3]
    assert shown(desk.open(link(middle, "Newer notices")), made) == made[3:]


@pytest.mark.parametrize("asked", ["status=lost", "older=1", "newer=%00"])
def test_a_list_that_cannot_be_is_not_there(desk_of, asked):
    desk_of(Role.SUPERVISOR).open(f"/desk/notices/?{asked}", 404)


def shown(page, numbers):
    """Those of the numbers that stand on the page."""
    return [one for one in numbers if f"/desk/notices/{one}" in page]


def link(page, words):
    """Where the link with these words leads."""
    before = page.split(words)[0]
    return before.rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
