"""Where a confidential service is: sealed, and told to a direction as "carve-out needed" alone."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from penalties.actions.confidential_places import point_of, set_point
from penalties.actions.services import set_confidential_address
from penalties.actions.staff import actor
from penalties.records.services import ServiceSecret
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from tests.builders.beat import ASKED_ALL, directed, on_the_beat
from tests.builders.support import town

IN_THE_LOCALITY, ELSEWHERE = (51_554_000, 66_000), (51_600_000, 200_000)


@pytest.fixture
def here(office):
    made = town(office)
    with office.transaction() as session:
        street = on_the_beat(replace(made.street, session=session))
    return replace(made, street=street)


@pytest.fixture
def hidden(here, at):
    """Seal the point of the service; with an address, unless there is none."""

    def seal(point, address="8 Sample Close"):
        with here.support() as session:
            doing = {"by": actor(here.lead), "at": at}
            set_confidential_address(session, here.service, address, **doing)
            return set_point(session, here.service, point, **doing)

    return seal


def meeting_them(here, **said):
    about = {"exemptions": ASKED_ALL | {"support": {"asked": True, **said}}}
    return directed(direction={"service": str(here.service.id), **about})


def test_a_point_is_sealed_read_back_and_cleared(here, hidden):
    assert hidden(IN_THE_LOCALITY)
    assert not hidden(IN_THE_LOCALITY)
    with here.support() as session:
        assert point_of(session, here.service) == IN_THE_LOCALITY
        (secret,) = session.scalars(select(ServiceSecret))
        assert b"51554000" not in secret.point
    assert hidden(None)
    with here.support() as session:
        assert point_of(session, here.service) is None


def test_a_point_without_an_address_is_refused(hidden):
    with pytest.raises(Refused, match="Enter the confidential address as well"):
        hidden(IN_THE_LOCALITY, address=None)


def test_a_direction_that_would_bar_it_is_told_that_a_carve_out_is_needed(here, hidden):
    hidden(IN_THE_LOCALITY)
    told = here.hand_in(meeting_them(here, answer=False))
    assert told.status is Intake.REFUSED
    (refusal,) = told.refusals
    assert refusal.rule == "directions.carve_out_needed"
    assert refusal.sentence.startswith("Carve-out needed")
    assert "Sample" not in refusal.sentence
    left_open = meeting_them(here, answer=True, carve_out="Your appointment, and the way to it")
    assert here.hand_in(left_open).status is Intake.RECORDED


@pytest.mark.parametrize("point", [ELSEWHERE, None])
def test_one_that_bars_nothing_is_told_nothing(here, hidden, point):
    hidden(point)
    assert here.hand_in(meeting_them(here, answer=False)).status is Intake.RECORDED


def test_a_part_that_somebody_draws_finds_no_place(here, hidden):
    """The answer is the same wherever the part lies: it is asked of the whole locality."""
    hidden(IN_THE_LOCALITY)
    ring = [[0.062, 51.552], [0.063, 51.552], [0.063, 51.553], [0.062, 51.553], [0.062, 51.552]]
    item = meeting_them(here, answer=False)
    item["direction"]["polygon"] = {"type": "Polygon", "coordinates": [ring]}
    assert "directions.carve_out_needed" in {one.rule for one in here.hand_in(item).refusals}
