"""A notice as a file and as a page: at the desk, on a tablet, and at home after the birth date."""

import hashlib
import io

import pytest
from pypdf import PdfReader

from notices.records import documents_of
from penalties.office.audit import trail_of
from penalties.rules.events import Event
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.builders.patrol import patrol
from tests.builders.payers import Reader, paper
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

BORN = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}
FORMS = ("/notice/copy", "/notice/a4.pdf", "/notice/large-print.pdf")


@pytest.fixture
def home(app, office, night, number):
    """The browser of whoever got the notice, which is open in it."""
    with kept(office) as session:
        held = paper(session, night.patrol.authority.id, number)
    reader = Reader(app)
    reader.find(held)
    return reader


def words(answer):
    """The text of a PDF that was answered."""
    assert answer.content_type == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)


@pytest.mark.parametrize(("asked", "pages"), [("a4", 2), ("roll80", 1), ("large", 3)])
def test_staff_draw_a_notice_on_every_paper(desk_of, night, office, number, asked, pages):
    answer = desk_of(Role.SUPERVISOR).client.get(f"/desk/notices/{number}.pdf?paper={asked}")
    assert "Wójcik" in words(answer)
    assert len(PdfReader(io.BytesIO(answer.data)).pages) >= pages
    assert answer.headers["Content-Disposition"] == f'inline; filename="{number}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    with kept(office) as session:
        case = night.case(session, number)
        (document,) = documents_of(session, case.authority_id, case.number)
        events = [one.event for one in trail_of(session, case.authority_id, case.id)]
    assert document.pdf_sha256 == hashlib.sha256(answer.data).hexdigest()
    assert events[-2:] == [Event.RECORD_READ, Event.NOTICE_DRAWN_UP]


def test_the_same_notice_gives_the_same_bytes_and_one_document(desk_of, night, office, number):
    desk = desk_of(Role.SUPERVISOR)
    one, other = (desk.client.get(f"/desk/notices/{number}.pdf").data for _ in range(2))
    assert one == other
    shown = desk.open(f"/desk/notices/{number}/paper")
    assert shown.count(hashlib.sha256(one).hexdigest()) == 1


def test_a_paper_nobody_has_and_a_number_nobody_issued_are_not_there(desk_of, night, number):
    desk = desk_of(Role.SUPERVISOR)
    desk.open(f"/desk/notices/{number}.pdf?paper=gold", 404)
    desk.open(f"/desk/notices/{night.lease()}.pdf", 404)
    desk.open("/desk/notices/ILF0000001X.pdf", 404)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.SUPPORT, Role.ADMIN])
def test_paper_is_for_those_who_enforce(desk_of, number, role):
    desk_of(role).open(f"/desk/notices/{number}.pdf", 403)
    desk_of(role).open(f"/desk/notices/{number}/copy", 403)


def test_the_page_says_what_the_paper_says(desk_of, number):
    page = desk_of(Role.OFFICER).open(f"/desk/notices/{number}/copy")
    for said in ("asked for the price", "Tomasz Wójcik", "Or ask us to look again", "£75"):
        assert said in page


def test_a_tablet_draws_the_notice_for_its_printer(app, night, number):
    bearer = {"Authorization": f"Bearer {night.patrol.token}"}
    client, path = app.test_client(), f"/api/v1/notices/{number}.pdf"
    assert number[-8:-1] in words(client.get(f"{path}?paper=roll80", headers=bearer))
    assert words(client.get(path, headers=bearer))
    assert client.get(f"{path}?paper=large", headers=bearer).status_code == 404
    assert client.get(path).status_code == 401
    missing = client.get("/api/v1/notices/ILF0000999X.pdf", headers=bearer)
    assert (missing.status_code, missing.mimetype) == (404, "application/problem+json")


def test_a_tablet_of_another_council_draws_nothing(app, office, night, at, number):
    with kept(office) as session:
        luton = patrol(session, at, "LUT")
    bearer = {"Authorization": f"Bearer {luton.token}"}
    answer = app.test_client().get(f"/api/v1/notices/{number}.pdf", headers=bearer)
    assert answer.status_code == 404


@pytest.mark.parametrize("path", FORMS)
def test_at_home_it_is_shown_only_after_the_date_of_birth(app, home, path):
    assert app.test_client().get(path).location == "/notice"
    assert home.client.get(path).location == "/notice/birth-date"


def test_at_home_the_notice_comes_as_a_page_and_as_files(home, office, night, number):
    home.send("/notice/birth-date", "/notice/birth-date", **BORN)
    details = home.open("/notice/details")
    for path in FORMS:
        assert f'href="{path}"' in details
    assert "asked for the price" in home.open("/notice/copy")
    for path in FORMS[1:]:
        answer = home.client.get(path)
        assert "asked for the price" in words(answer)
        assert answer.headers["Content-Disposition"] == f'inline; filename="{number}.pdf"'
        assert answer.headers["Cache-Control"] == "no-store"
    with kept(office) as session:
        case = night.case(session, number)
        events = [one.event for one in trail_of(session, case.authority_id, case.id)]
    assert Event.RECORD_READ not in events
    assert Event.NOTICE_DRAWN_UP not in events


def test_what_no_longer_fits_its_hash_is_not_drawn(desk_of, office, night, number):
    with kept(office) as session:
        case = night.case(session, number)
        case.snapshot = case.snapshot.replace("silver", "golden")
        council(session, office.clock.now(), "LUT")
    page = desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}.pdf", 409)
    assert "do not fit their hash" in page
