"""Courses at the desk: offered, answered and printed, by whoever may and to whoever was met."""

from datetime import date

from penalties.office.audit import trail_of
from penalties.records.course_offers import offer_with
from penalties.rules.staff import Kind, Role
from tests.builders.desk import kept
from tests.builders.patrol import penalised, seen
from tests.web.warning_pages import OFFER, words
from tests.web.warning_pages import desk_of as desk_of
from tests.web.warning_pages import given as given
from tests.web.warning_pages import street as street
from tests.web.warning_pages import warning as warning


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
