"""May a letter go to a keeper? A no is one sentence and leaves nothing, whatever is why."""

import pytest
from sqlalchemy import select

from penalties.actions import services
from penalties.actions.holds import place_hold
from penalties.actions.referral_making import contact_row
from penalties.actions.staff import actor
from penalties.office.audit import CLOCK
from penalties.office.database import Base
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.services import services_of
from penalties.rules.holds import HoldKind
from penalties.rules.keeper_letters import MAY_NOT_GO
from penalties.rules.refusals import Refused
from tests.builders.letters import House, house_of
from tests.builders.patrol import BUYER, person
from tests.builders.support import Town, town
from tests.wall.raw import read_by

HERS = "AB12CDE,Example,Blue,Ms Ana Pop,no,9 Elsewhere Road,,,Ilford,IG4 5AA"
WITH_HER = "AB12CDE,Example,Blue,Mr Dan Other,no,Flat 1,12 Sample Street,,Ilford,IG1 2DQ"
THEIRS = "AB12CDE,Example,Blue,Mr Joseph Bloggs,no,1 Quiet Road,,,Ilford,IG1 4ZZ"
ANOTHER = "AB12CDE,Example,Blue,Mr Joseph Bloggs,no,55 Far Away,,,Ilford,IG6 6ZZ"


@pytest.fixture
def street(office) -> Town:
    return town(office)


@pytest.fixture
def here(street) -> House:
    made = house_of(street.office, street.street.authority)
    made.see("constable", supervised_by="other")
    return made


def support_knows_her(street):
    street.hand_in(street.met(answer="declined"))


def mail_came_back(street):
    told = street.hand_in(street.penalised(person=BUYER))
    with street.office.transaction() as session:
        case = session.scalars(
            select(FixedPenalty).where(FixedPenalty.number == told.notice.number)
        ).one()
        by, at = actor(street.street.officer), street.office.clock.now()
        place_hold(session, case, HoldKind.RETURNED_MAIL, by=by, at=at)


def place_is_safe(street, **said):
    with street.support() as session:
        at = street.office.clock.now()
        row = contact_row(session, street.street.authority.id, "k" * 64, said, CLOCK, at)
        session.add(row)


def service_is_hidden(street):
    with street.support() as session:
        (first, *_rest) = services_of(session, street.street.authority.id)
        at = street.office.clock.now()
        hidden = "55 Far Away, Ilford, IG6 6ZZ"
        services.set_confidential_address(session, first, hidden, by=actor(street.lead), at=at)


def somebody_is_safe_there(street):
    place_is_safe(street, by_post="elsewhere", post_lines=["55 Far Away"], post_postcode="IG6 6ZZ")


def test_to_somebody_whom_nobody_knows_it_may_go(street, here):
    support_knows_her(street)
    here.told(THEIRS)
    assert here.ask().status == "asked"


@pytest.mark.parametrize(
    ("why", "keeper"),
    [
        (support_knows_her, HERS),
        (support_knows_her, WITH_HER),
        (mail_came_back, WITH_HER),
        (somebody_is_safe_there, ANOTHER),
        (service_is_hidden, ANOTHER),
    ],
)
def test_every_no_is_the_same_sentence_and_leaves_no_row(street, here, why, keeper):
    why(street)
    here.told(keeper)
    before = everything(here)
    with pytest.raises(Refused) as refused:
        here.ask()
    (only,) = refused.value.refusals
    assert (only.rule, only.sentence) == ("keeper_letters.no", MAY_NOT_GO)
    assert everything(here) == before


@pytest.mark.parametrize("why", [support_knows_her, mail_came_back])
def test_it_is_asked_again_on_the_day_of_posting(street, here, why):
    here.told(WITH_HER)
    letter = here.ask()
    here.approve(letter)
    why(street)
    before = everything(here)
    with pytest.raises(Refused, match=f"^{MAY_NOT_GO}$"):
        here.post(letter)
    assert everything(here) == before
    assert here.again(letter).status == "approved"


def test_the_session_is_of_its_own_side_again_after_the_question(street, here):
    here.told(THEIRS)
    letter = here.ask()
    here.approve(letter)
    here.post(letter)
    assert here.again(letter).status == "posted"


def test_somebody_who_said_home_is_safe_gets_no_such_letter_either(street, here):
    support_knows_her(street)
    place_is_safe(street, by_post="home")
    here.told(HERS)
    with pytest.raises(Refused, match=f"^{MAY_NOT_GO}$"):
        here.ask()


def test_what_was_sent_in_any_shape_breaks_nothing(street, here):
    street.hand_in(street.met(answer="declined", person=person(address={"lines": "12"})))
    place_is_safe(street, by_post="elsewhere", post_lines="55", post_postcode=7)
    here.told(THEIRS)
    assert here.ask().status == "asked"


def everything(here):
    """Every row that the enforcement side, or support, can read."""
    outside = read_by(here.office, Side.ENFORCEMENT)
    inside = read_by(here.office, Side.SUPPORT)
    assert set(outside) <= {table.name for table in Base.metadata.sorted_tables}
    return outside, inside
