"""Warnings in person and courses that pages can see: a street, a desk, and what was given."""

import io

import pytest
from pypdf import PdfReader

from penalties.actions.intake import take_in
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.staff import Kind, Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import patrol, seen
from tests.builders.staff import member

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
    """The text of a file that was answered."""
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(word for page in pages for word in page.extract_text().split())
