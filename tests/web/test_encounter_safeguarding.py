"""Somebody who may be a child: everything else stops until a call was made and written down."""

from uuid import UUID

import pytest

from penalties.records.encounters import encounter
from tests.builders.desk import kept
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.test_encounters import ID, counts, step

CHILD = {"born_on-year": "2010"}
CALLED = {"spoke_to": "Joan, children's team", "spoke_time": "9:20pm", "reference": "CSC 4411"}


@pytest.mark.parametrize(
    "changes",
    [
        CHILD,
        {"asked_age_doubt": "yes"},
        {"born_on-day": None, "born_on-month": None, "born_on-year": None},
        {"identity": "volunteered", "identity_checked": "none", "apparent_age": "19"},
    ],
)
@pytest.mark.parametrize("name", ["check", "record"])
def test_a_child_or_a_doubt_stops_everything_else(issuer, office, changes, name):
    page = step(issuer, name, **changes)
    assert "Stop here. This person may be under 18." in page
    assert "They are not in trouble" in page
    assert "999" in page
    assert "Issue the notice" not in page
    assert counts(office) == (0, 0, 0)


def test_the_call_must_be_written_down_in_full(issuer, office):
    page = step(issuer, "called", 422, **CHILD, outcome="safeguarding", spoke_to="Joan")
    assert "Enter the time you spoke to them" in page
    assert "Enter their reference" in page
    assert "Enter who you spoke to" not in page
    assert counts(office) == (0, 0, 0)


def test_a_call_closes_the_step_and_support_keeps_the_rest(issuer, office, night):
    where = step(issuer, "called", 302, **CHILD, **CALLED, outcome="safeguarding")
    page = issuer.open(where)
    assert "kept by support alone" in page
    for secret in ("Wójcik", "Joan", "CSC 4411", "silver"):
        assert secret not in page
    with kept(office) as session:
        met = encounter(session, night.patrol.authority.id, UUID(ID))
        assert (met.is_walled, met.particulars, met.outcome) == (True, None, None)


def test_even_after_the_call_no_penalty_is_issued_to_a_child(issuer, office):
    page = step(issuer, "record", 422, **CHILD, **CALLED)
    assert "A penalty is not open here" in page
    assert counts(office)[2] == 0


def test_the_councils_own_numbers_are_on_the_page(issuer, office, night):
    with kept(office) as session:
        authority = session.merge(night.patrol.authority)
        authority.emergency_contacts = [{"name": "Children's team", "phone": "020 7946 0770"}]
    assert "020 7946 0770" in step(issuer, "check", **CHILD)
