"""Representations at the desk: somebody has asked, and a desk for whoever a test needs there."""

import pytest

from appeals.records.points import points_of
from appeals.records.representations import representation
from penalties.records.queues import open_items
from tests.builders.desk import kept
from tests.builders.representations import taken_in
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

ANSWERED = {"finding": "partly", "answer": "You were at the stop, and the plan shows it inside."}


@pytest.fixture
def ask(office, night, at):
    """Takes in a representation about a number, changed as asked; its id."""

    def asked(number, when=None, **changes):
        with kept(office) as session:
            case = night.case(session, number)
            return taken_in(session, case, when or at, **changes).id

    return asked


@pytest.fixture
def asked(ask, number):
    """The address of the page of a representation about the notice."""
    return f"/desk/representations/{ask(number)}"


@pytest.fixture
def kept_of(office):
    """The row of a representation and its points, by the address of its page."""

    def looked(path):
        with kept(office) as session:
            one = representation(session, 1, path.rpartition("/")[2])
            return one, points_of(session, 1, one.id)

    return looked


@pytest.fixture
def waiting(office):
    """What waits for a supervisor, by kind."""

    def looked():
        with kept(office) as session:
            return sorted(item.kind for item in open_items(session, 1, "supervisor"))

    return looked


def answers(name, **changes):
    """What is typed in the boxes of one point."""
    return {f"{name}-{box}": text for box, text in (ANSWERED | changes).items()}
