"""A direction to leave on the desk's form: checked first, kept once it was given."""

import html

import pytest

from penalties.actions import orders
from penalties.office.audit import OPERATOR
from penalties.rules.exemptions import Occasion
from penalties.rules.prohibitions import Concerns, ProhibitionDraft, ProhibitionKind
from tests.builders.beat import on_the_beat, the_direction
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import Patrol, patrol, the_order
from tests.web.test_encounters import NEW, step

WOMAN = {
    "given_name": "Ana",
    "family_name": "Pop",
    "gender": "woman",
    "role": "selling",
    "offered": "yes",
    "offer_answer": "declined",
}
NO_NOTICE = {"served": None, "served_time": None, "outcome": "direction"}
DIRECTED = (
    WOMAN
    | NO_NOTICE
    | {
        **{f"due_{occasion}": "no" for occasion in Occasion},
        "given_already": "no",
        "direction_area": "Ilford Lane and the streets beside it",
        "leave_on-day": "22",
        "leave_on-month": "November",
        "leave_on-year": "2026",
        "leave_time": "9:30pm",
        "ends_on-day": "23",
        "ends_on-month": "November",
        "ends_on-year": "2026",
        "ends_time": "9:05pm",
        "route": "By Roden Street to the station",
        "necessity": "Drivers stopped in the road, and a resident was shouted at.",
        "offence_warning": "yes",
        "in_uniform": "yes",
        "in_writing": "yes",
    }
)


@pytest.fixture
def beat(office, at) -> Patrol:
    with kept(office) as session:
        return on_the_beat(patrol(session, at))


@pytest.fixture
def constable(app, office, beat):
    return sign_in(app, office, beat.officer)


def test_whoever_works_for_the_council_is_asked_nothing_of_it(app, office, at):
    with kept(office) as session:
        officer = patrol(session, at).officer
    page = sign_in(app, office, officer).open(NEW)
    assert "Direction to leave" not in page


def test_the_police_are_asked_as_it_is_said_aloud(constable):
    page = html.unescape(constable.open(NEW))
    assert "“Do you live in this area, or is there a place in it where you sleep?”" in page


def test_a_dispersal_is_drawn_while_it_runs(app, office, beat, clock):
    assert "Dispersal: Loxford" in sign_in(app, office, beat.officer).open(NEW)
    clock.turn(hours=23)
    assert "Dispersal: Loxford" not in sign_in(app, office, beat.officer).open(NEW)


def test_a_requirement_to_leave_is_told_from_a_direction(app, office, at):
    leave = ProhibitionDraft(
        "9", "A person must leave when asked to.", Concerns.OTHER, kind=ProhibitionKind.REQUIREMENT
    )
    with kept(office) as session:
        street = patrol(session, at)
        order = the_order(code="ILF-ASK", prohibitions=(leave,))
        orders.take_in(session, street.authority, [order], by=OPERATOR, at=at)
    page = sign_in(app, office, street.officer).open(NEW)
    words = "ILF-ASK, article 9: a requirement of the order, not a direction by the police"
    assert words in page


def test_one_in_order_is_checked_then_given(constable, office):
    page = step(constable, "check", **DIRECTED)
    assert "A direction to leave is open." in page
    assert "Give the direction" in page
    where = step(constable, "record", 302, **DIRECTED)
    with kept(office) as session:
        assert where == f"/desk/directions/{the_direction(session).number}"


def test_the_paper_has_words_of_its_own_for_what_was_seen(constable, office):
    own = {"behaviour": "She walked between cars that had to brake."}
    step(constable, "record", 302, **DIRECTED | own)
    with kept(office) as session:
        assert the_direction(session).behaviour == own["behaviour"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends_on-day": "25"}, "48 hours"),
        ({"due_home": "yes"}, "They live in the area. Leave their home open"),
        ({"due_court": "not_asked"}, "Ask about a court or another duty in law first"),
        ({"offence_warning": "no"}, "Tell the person that it is an offence"),
    ],
)
def test_what_breaks_a_rule_is_told_before_it_is_given(constable, changes, sentence):
    page = step(constable, "check", **DIRECTED | changes)
    assert "This is not open" in page
    assert sentence in page
    assert "Give the direction" not in page


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("direction_area", "Enter the area"),
        ("given_already", "Select whether the direction has been given"),
        ("ends_time", "Enter the time at which it ends"),
    ],
)
def test_what_a_direction_always_says_is_asked_for(constable, name, sentence):
    assert sentence in step(constable, "check", 422, **DIRECTED | {name: None})


def test_a_paper_form_of_an_outage_is_kept_whatever_it_breaks(constable, office):
    given = DIRECTED | {"given_already": "yes", "ends_on-day": "25"}
    page = step(constable, "check", **given)
    assert "It was given already, so it is kept as it was." in page
    step(constable, "record", 302, **given)
    with kept(office) as session:
        direction = the_direction(session)
        assert not direction.in_order
        assert [each["rule"] for each in direction.breaks] == ["directions.too_long"]


def test_whoever_meets_the_person_again_sees_the_direction_first(constable):
    step(constable, "record", 302, **DIRECTED)
    again = WOMAN | NO_NOTICE | {"outcome": "support"}
    other = "01930000-0000-7000-8000-000000000002"
    page = step(constable, "check", **again | {"encounter_id": other})
    assert "A direction to leave runs" in page
    assert "23 hours and 50 minutes left" in page
    assert "No penalty can be given for it." in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"home_lat_e6": "51.5531"}, "Enter the longitude as well"),
        ({"home_lon_e6": "0.0652"}, "Enter the latitude as well"),
        ({"home_lon_e6": "0"}, "Enter the latitude as well"),
    ],
)
def test_half_of_the_place_of_a_home_is_not_thrown_away(constable, typed, sentence):
    assert sentence in step(constable, "check", 422, **DIRECTED | typed)
