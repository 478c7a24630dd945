"""May this go, and where? What posting asks support, and all that it hears."""

import json

import pytest

from penalties.actions.posting import envelope, post
from penalties.actions.referral_making import contact_row
from penalties.actions.staff import actor
from penalties.actions.support_people import fingerprints
from penalties.office.audit import CLOCK
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.rules.people import PersonKey
from penalties.rules.refusals import Refused
from tests.builders.patrol import BUYER, person
from tests.builders.support import Town, town

TO_POST = {"notice": {"number": None, "served": "first-class"}}
PLACE = {"post_lines": ["PO Box 7", "Ilford"], "post_postcode": "IG1 1ZZ"}


@pytest.fixture
def here(office) -> Town:
    return town(office)


def said(here, **words):
    """What somebody said about being reached, written down by support."""
    with here.office.transaction() as session:
        row = session.query(Person).one()
        key = PersonKey(row.given_name, row.family_name, row.date_of_birth, str(row.id))
        (mark, *_rest) = sorted(fingerprints(session, key))
    at = here.office.clock.now()
    with here.support() as session:
        session.add(contact_row(session, here.street.authority.id, mark, words, CLOCK, at))


def posted(here):
    """Post the only notice; its frozen address and postcode."""
    with here.office.transaction() as session:
        case = session.query(FixedPenalty).one()
        post(session, case, by=actor(here.street.officer), at=here.office.clock.now())
        frozen = json.loads(case.snapshot)["person"]
        return frozen["address"], frozen["postcode"]


def test_to_somebody_whom_support_does_not_know_it_goes_home(here):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    assert posted(here) == (BUYER["address"]["lines"], BUYER["address"]["postcode"])


def test_to_somebody_whom_support_keeps_nothing_goes_home_unless_they_said_so(here):
    here.hand_in(here.penalised(**TO_POST))
    here.hand_in(here.met(answer="declined"))
    with pytest.raises(Refused, match="This may not be posted"):
        posted(here)
    said(here, by_post="home")
    assert posted(here)[1] == BUYER["address"]["postcode"]


@pytest.mark.parametrize("how", ["a safe contact without post", "the latest line counts"])
def test_a_no_is_a_no(here, how):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    if how == "the latest line counts":
        said(here, by_post="home")
    said(here, by_post="no", how="Text only")
    with pytest.raises(Refused, match="This may not be posted"):
        posted(here)


def test_a_way_to_another_place_stands_on_the_envelope_alone(here, clock):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    said(here, by_post="elsewhere", how="Through the van", **PLACE)
    assert posted(here) == (["Addressed on the envelope"], None)
    with here.office.transaction() as session:
        case = session.query(FixedPenalty).one()
        name = f"{BUYER['given_name']} {BUYER['family_name']}"
        assert envelope(session, case, at=clock.now()) == (name, "PO Box 7", "Ilford", "IG1 1ZZ")
        assert "PO Box" not in case.snapshot
    clock.turn(days=1)
    with here.office.transaction() as session, pytest.raises(Refused, match="day of posting"):
        envelope(session, session.query(FixedPenalty).one(), at=clock.now())


def test_whoever_lives_nowhere_else_gets_it_at_home(here, clock):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    posted(here)
    with here.office.transaction() as session:
        lines = envelope(session, session.query(FixedPenalty).one(), at=clock.now())
    assert lines[1:] == (*BUYER["address"]["lines"], BUYER["address"]["postcode"])


def test_a_no_after_the_posting_shows_no_envelope(here, clock):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    posted(here)
    said(here, by_post="no")
    with here.office.transaction() as session, pytest.raises(Refused, match="may not be posted"):
        envelope(session, session.query(FixedPenalty).one(), at=clock.now())


def test_a_refused_posting_leaves_the_notice_as_it_was(here):
    here.hand_in(here.penalised(person=BUYER, **TO_POST))
    said(here, by_post="no")
    with pytest.raises(Refused):
        posted(here)
    with here.office.transaction() as session:
        case = session.query(FixedPenalty).one()
        assert (case.status, case.snapshot, case.served_at) == ("issued", None, None)


def test_a_handed_over_notice_asks_nobody(here):
    told = here.hand_in(here.penalised(person=person(family_name="Nowak")))
    with here.office.transaction() as session:
        case = session.query(FixedPenalty).filter_by(number=told.notice.number).one()
        with pytest.raises(Refused, match="handed over, not posted"):
            post(session, case, by=actor(here.street.officer), at=here.office.clock.now())
