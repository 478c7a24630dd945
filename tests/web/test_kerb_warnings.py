"""Warnings in person and courses at the desk: lists, one of each, paper, and what went before."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from penalties.actions.intake import take_in
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.audit import Actor, trail_of
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.records.course_offers import offer_with
from penalties.records.kerb_warnings import warning_with
from penalties.rules.numbers import printed
from penalties.rules.staff import Kind, Permission, Role, may
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import patrol, penalised, seen
from tests.builders.staff import member

SEES = [role for role in Role if may(role, Permission.KERB_WARNINGS_SEE)]
OFFER = {
    "course": "Choices: one day in a small group",
    "held_by": "Turning Point Ilford",
    "answer_by-day": "10",
    "answer_by-month": "December",
    "answer_by-year": "2026",
    "pence": "40",
    "scheme": "Course scheme of 2 February 2026",
}


@pytest.fixture
def street(office, at):
    with kept(office) as session:
        return patrol(session, at)


@pytest.fixture
def desk_of(app, office, street, at):
    """The desk of somebody with a role; of another kind where that is said."""

    def opened(role=Role.OFFICER, kind=Kind.COUNCIL):
        with kept(office) as session:
            name = f"{role.title()} {kind.title()}"
            return sign_in(
                app, office, member(session, street.authority, role, kind=kind, name=name, at=at)
            )

    return opened


@pytest.fixture
def given(office, street):
    """Hands in an encounter; the number of what it ended in."""

    def hand_in(item, at=None):
        with kept(office) as session:
            here = session.get_one(Authority, street.authority.id)
            officer = session.get_one(Staff, (here.id, street.officer.id))
            told = take_in(
                *(session, here, officer, None),
                read_encounter(item),
                by=Actor("staff", officer.id),
                at=at or street.at,
            )
            assert told.notice, told.refusals
            return told.notice.number

    return hand_in


@pytest.fixture
def warning(given):
    """The number of a warning in person."""
    return given(seen(outcome="kerb_warning", vehicle={"vrm": "AB12 CDE", "colour": "blue"}))


def words(answer):
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(word for page in pages for word in page.extract_text().split())


@pytest.mark.parametrize("role", SEES)
def test_the_list_has_the_reference_and_nobodys_name(desk_of, warning, role):
    page = desk_of(role).open("/desk/warnings/")
    assert f'href="/desk/warnings/{warning}"' in page
    assert "Wójcik" not in page


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMIN])
def test_others_see_nothing_of_warnings(desk_of, warning, role):
    desk = desk_of(role)
    for path in ("/desk/warnings/", f"/desk/warnings/{warning}", "/desk/courses/"):
        desk.open(path, 403)
    assert 'href="/desk/warnings/"' not in desk.open("/desk/")


def test_one_warning_shows_what_was_frozen_and_that_it_was_read_is_written_down(
    desk_of, office, street, warning
):
    page = desk_of().open(f"/desk/warnings/{warning}")
    for part in ("Tomasz Wójcik, born 1984", "AB12CDE", "Bus stop", "The order (ASBCPA 2014"):
        assert part in page
    assert "It is not a penalty and not a conviction" in page
    with kept(office) as session:
        row = warning_with(session, street.authority.id, warning)
        parts = [each.facts.get("part") for each in trail_of(session, row.authority_id, row.id)]
        assert parts[-1] == "facts"
        reads = trail_of(session, row.authority_id, row.person_id)
        assert [each.facts.get("part") for each in reads][-1] == "history"


def test_an_unknown_number_is_not_found_and_a_penaltys_is_no_warning(desk_of, given):
    number = given(penalised())
    desk = desk_of()
    for wrong in (number, "ILF00099990", "LON00000015", "nothing"):
        desk.open(f"/desk/warnings/{wrong}", 404)
        assert desk.client.get(f"/desk/warnings/{wrong}.pdf").status_code == 404


@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_its_paper_is_drawn_from_what_was_frozen(desk_of, warning, paper):
    said = words(desk_of().client.get(f"/desk/warnings/{warning}.pdf?paper={paper}"))
    assert "Warning given in person" in said
    assert printed(warning) in said


def test_a_paper_that_it_does_not_come_on_is_not_found(desk_of, warning):
    assert desk_of().client.get(f"/desk/warnings/{warning}.pdf?paper=large").status_code == 404


def test_a_tablet_gets_the_paper_where_it_was_told(app, street, warning):
    bearer = {"Authorization": f"Bearer {street.token}"}
    path = f"/api/v1/notices/{warning}.pdf?paper=roll80"
    assert "Warning given in person" in words(app.test_client().get(path, headers=bearer))


def test_a_warnings_number_opens_no_case_at_the_desk(desk_of, warning):
    desk = desk_of()
    desk.open(f"/desk/notices/{warning}", 404)
    assert "There is no notice with this number" in desk.open(
        f"/desk/notices/find?number={warning}", 404
    )


def test_a_course_is_offered_after_a_warning_answered_and_printed(desk_of, office, street, warning):
    desk = desk_of()
    page = desk.open(f"/desk/courses/after/{warning}")
    assert f'href="/desk/warnings/{warning}"' in page, "what went before is shown"
    path = desk.send(f"/desk/courses/after/{warning}", **OFFER)
    number = path.rpartition("/")[2]
    assert "Waiting for an answer" in desk.open(path)
    said = words(desk.client.get(f"/desk/courses/{number}.pdf"))
    assert "Offer of a course" in said
    assert "Turning Point Ilford" in said
    assert f'href="{path}"' in desk.open("/desk/courses/")
    assert "They went" not in desk.open(f"{path}/answer")
    desk.send(f"{path}/answer", answer="accepted")
    assert "Accepted" in desk.open(path)
    desk.send(f"{path}/answer", answer="attended")
    assert "Record the answer" not in desk.open(path)
    with kept(office) as session:
        offer = offer_with(session, street.authority.id, number)
        assert (offer.answer, offer.answer_by) == ("attended", date(2026, 12, 10))
        events = [one.event for one in trail_of(session, offer.authority_id, offer.id)]
        done = [one for one in events if one.startswith("course.")]
        assert done == ["course.offered", "course.answered", "course.answered"]
    assert "Attended" in desk.open(f"/desk/warnings/{warning}")


def test_the_council_names_its_scheme_and_the_police_need_none(desk_of, warning):
    path = f"/desk/courses/after/{warning}"
    page = desk_of().send(path, 422, **(OFFER | {"scheme": ""}))
    assert "Name the scheme" in page
    desk_of(kind=Kind.CONSTABLE).send(path, **(OFFER | {"scheme": ""}))


def test_a_course_is_offered_after_a_penalty_about_buying_and_after_nothing_else(desk_of, given):
    about_buying = given(penalised())
    other = penalised(
        prohibition="2",
        person=seen()["person"] | {"given_name": "Ion", "family_name": "Popescu"},
    )
    desk = desk_of()
    desk.send(f"/desk/courses/after/{about_buying}", **OFFER)
    page = desk.send(f"/desk/courses/after/{given(other)}", 422, **OFFER)
    assert "There is none here" in page
    desk.open("/desk/courses/after/ILF00099990", 404)


def test_legal_reads_and_does_not_offer(desk_of, warning):
    desk = desk_of(Role.LEGAL)
    assert "Offer a course" not in desk.open(f"/desk/warnings/{warning}")
    desk.open(f"/desk/courses/after/{warning}", 403)


def test_the_section_is_marked_on_all_its_pages(desk_of, warning):
    desk = desk_of()
    for path in ("/desk/warnings/", f"/desk/warnings/{warning}", "/desk/courses/"):
        page = desk.open(path)
        line = next(part for part in page.split("<a ") if 'href="/desk/warnings/"' in part)
        assert 'aria-current="true"' in line or 'aria-current="page"' in line
