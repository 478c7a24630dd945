"""A tablet can say which service is full or closed and which is next; never where, or how many."""

import json
from datetime import date

import jsonschema
import pytest

from penalties.actions.services import set_confidential_address, set_places
from penalties.office.audit import OPERATOR
from penalties.office.roles import Side
from penalties.records.services import service as the_service
from penalties.web.api.description import description
from tests.builders.patrol import SELLER, seen
from tests.builders.services import service

NIGHTS = [{"days": ["fri", "sat"], "from": "18:00", "to": "06:00"}]
ACCEPTED = {"offered": True, "answer": "accepted", "consent": True}


@pytest.fixture
def haven(street, session):
    """A service with a place free, and a secret."""
    added = service(
        session,
        street.authority,
        name="The Haven",
        eligibility="Adults",
        open_hours=NIGHTS,
        languages=["Polish"],
        is_women_only=True,
        places_free=2,
        address="12 High Road",
        memorandum_signed_on=date(2025, 11, 23),
        memorandum_ends_on=date(2026, 11, 22),
    )
    session.commit()
    return added


@pytest.fixture
def at_the_haven(office, street, haven, at):
    """Does something to the service as the support side does it."""

    def done(deed, said):
        with office.transaction(Side.SUPPORT) as session:
            kept = the_service(session, street.authority.id, haven.id)
            deed(session, kept, said, by=OPERATOR, at=at)

    return done


def test_the_kit_tells_all_that_an_offer_depends_on(tablet, haven):
    (told,) = tablet.get("/field-kit")["support_services"]
    assert told == {
        "id": str(haven.id),
        "name": "The Haven",
        "summary": "A bed.",
        "eligibility": "Adults",
        "phone": None,
        "hours": "Always",
        "open_hours": NIGHTS,
        "languages": ["Polish"],
        "is_women_only": True,
        "is_open": True,
        "has_room": True,
        "memorandum_ok": True,
    }


def test_what_the_kit_tells_of_a_service_is_described(tablet, haven):
    schemas = description()["components"]["schemas"]
    kit = {"$ref": "#/components/schemas/FieldKit", "components": {"schemas": schemas}}
    jsonschema.validate(tablet.get("/field-kit"), kit)
    assert set(schemas["KitService"]["required"]) == set(
        tablet.get("/field-kit")["support_services"][0]
    )


def test_a_memorandum_that_ran_out_is_told_the_day_after(tablet, haven, clock):
    clock.turn(hours=3)
    (told,) = tablet.get("/field-kit")["support_services"]
    assert not told["memorandum_ok"]


def test_the_kit_changes_when_a_service_fills_up_and_not_for_every_place(
    tablet, haven, at_the_haven
):
    versions = [tablet.get("/field-kit")["version"]]
    for places in (1, 0, None):
        at_the_haven(set_places, places)
        versions.append(tablet.get("/field-kit")["version"])
    assert versions[0] == versions[1] == versions[3] != versions[2]
    at_the_haven(set_places, 0)
    assert tablet.get("/field-kit")["support_services"][0]["has_room"] is False


def test_no_address_reaches_a_tablet(tablet, haven, at_the_haven):
    assert "12 High Road" not in json.dumps(tablet.get("/field-kit"))
    before = tablet.get("/field-kit")["version"]
    at_the_haven(set_confidential_address, "7 Sample Close")
    kit = tablet.get("/field-kit")
    assert "Sample Close" not in json.dumps(kit)
    assert kit["version"] == before


def test_a_referral_changes_nothing_in_the_kit(tablet, haven):
    before = tablet.get("/field-kit")
    support = ACCEPTED | {"service": str(haven.id)}
    item = seen(role="selling", prohibition="2", person=SELLER, support=support, outcome="support")
    (told,) = tablet.hand_in(item)
    assert told["status"] == "recorded"
    assert tablet.get("/field-kit")["support_services"] == before["support_services"]


@pytest.mark.parametrize("consent", [True, "She said yes."])
def test_a_consent_without_its_service_is_invalid(tablet, consent):
    (told,) = tablet.hand_in(seen(support=ACCEPTED | {"consent": consent}))
    assert told["status"] == "invalid"
    assert told["errors"] == [
        {"field": "support.service", "sentence": "Name the service that they agreed to."}
    ]


@pytest.mark.parametrize("support", [{"consent": False}, {"consent": ""}, {"consent": None}, {}])
def test_without_a_consent_no_service_has_to_be_named(tablet, support):
    (told,) = tablet.hand_in(seen(support={"offered": True, "answer": "declined"} | support))
    assert told["status"] == "recorded"
