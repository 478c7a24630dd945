"""A tablet draws a direction as it was given, and nothing of another council."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from notices.records import documents_of
from penalties.actions.direction_changes import withdraw
from penalties.office.audit import trail_of
from penalties.office.staff import staff_member
from penalties.rules.events import Event
from penalties.rules.staff import Role
from tests.api.conftest import Tablet
from tests.builders.after_giving import by, the_beat, told
from tests.builders.patrol import patrol


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(session, beat, at):
    """One that was withdrawn since: what was given stays what was given."""
    given = beat.direct()
    withdraw(session, given, "The road is quiet.", told(at), by=by(beat.given_by), at=at)
    session.commit()
    return given


@pytest.fixture
def tablet(app, beat, direction):
    return Tablet(app.test_client(), beat.patrol.token)


def words(answer):
    assert answer.content_type == "application/pdf", answer.text
    pages = PdfReader(BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_it_is_drawn_as_it_was_given_and_the_look_is_written_down(
    tablet, session, beat, direction, paper
):
    answer = tablet.raw("GET", f"/notices/{direction.number}.pdf?paper={paper}")
    said = words(answer)
    assert "Direction to leave an area" in said
    assert "withdrawn" not in said
    (document,) = documents_of(session, direction.authority_id, direction.number)
    assert (document.kind, document.part, document.paper) == ("direction", 0, paper)
    read, drawn = trail_of(session, direction.authority_id, direction.id)[-2:]
    assert (read.event, drawn.event) == (Event.RECORD_READ, Event.NOTICE_DRAWN_UP)
    assert read.tablet_id == beat.patrol.tablet.id


def test_however_the_number_is_spelled(tablet, direction):
    spaced = f"{direction.number[:3].lower()}%20{direction.number[3:]}"
    assert words(tablet.raw("GET", f"/notices/{spaced}.pdf"))


def test_no_other_size_and_no_number_that_nobody_issued(tablet, direction):
    tablet.get(f"/notices/{direction.number}.pdf?paper=large", 404)
    tablet.get("/notices/ILF0009999X.pdf", 404)


def test_a_tablet_of_another_council_draws_nothing(app, session, direction, at):
    luton = patrol(session, at, "LUT")
    session.commit()
    Tablet(app.test_client(), luton.token).get(f"/notices/{direction.number}.pdf", 404)


def test_an_officer_who_may_not_see_paper_draws_nothing(tablet, session, beat, direction):
    holder = staff_member(session, direction.authority_id, beat.patrol.tablet.officer_id)
    holder.role = Role.FINANCE
    session.commit()
    tablet.get(f"/notices/{direction.number}.pdf", 403)
