"""A tablet carries the authorisations to disperse that run now or begin within a day."""

import json
from datetime import timedelta

import jsonschema
import pytest

from penalties.actions.dispersals import end_early, put_in_writing
from penalties.actions.staff import actor
from penalties.records.dispersals import dispersal
from penalties.web.api.description import description
from tests.builders.councils import council
from tests.builders.dispersals import AREA, HOUR, authorised, constable, inspector, phoned

GROUNDS = "The baker at number 12 was threatened."


@pytest.fixture
def khan(street, session, at):
    added = inspector(session, street.authority, at=at)
    session.commit()
    return added


def kept(session, made):
    session.commit()
    return made


def carried(tablet):
    return tablet.get("/field-kit")["dispersal_authorisations"]


def test_the_kit_tells_where_until_when_and_by_whom_and_never_the_grounds(
    tablet, street, session, khan, at
):
    made = kept(
        session,
        authorised(session, street.authority, khan, at=at, grounds=GROUNDS, rank="Ch Insp"),
    )
    kit = tablet.get("/field-kit")
    assert kit["dispersal_authorisations"] == [
        {
            "id": str(made.id),
            "locality": "Loxford Lane and the streets off it",
            "area": AREA,
            "starts_at": "2026-11-22T21:15:00Z",
            "ends_at": "2026-11-23T09:15:00Z",
            "over_at": "2026-11-23T09:15:00Z",
            "authorised_by": "Chief Inspector Nadia Khan",
            "by_phone": False,
            "signed": True,
        }
    ]
    assert "baker" not in json.dumps(kit)


def test_what_the_kit_tells_of_an_authorisation_is_described(tablet, street, session, khan, at):
    kept(session, authorised(session, street.authority, khan, at=at))
    schemas = description()["components"]["schemas"]
    kit = {"$ref": "#/components/schemas/FieldKit", "components": {"schemas": schemas}}
    jsonschema.validate(tablet.get("/field-kit"), kit)
    assert set(schemas["KitDispersal"]["required"]) == set(carried(tablet)[0])


@pytest.mark.parametrize(
    ("begins", "told"),
    [(timedelta(), 1), (24 * HOUR, 1), (24 * HOUR + timedelta(seconds=1), 0)],
)
def test_one_that_begins_before_the_kit_ends_is_carried(
    tablet, street, session, khan, at, begins, told
):
    starts = at + begins
    kept(
        session,
        authorised(session, street.authority, khan, at=at, starts_at=starts, ends_at=starts + HOUR),
    )
    assert len(carried(tablet)) == told


def test_it_leaves_the_kit_when_it_is_over(tablet, street, session, khan, at, clock):
    kept(session, authorised(session, street.authority, khan, at=at, ends_at=at + HOUR))
    clock.turn(minutes=59, seconds=59)
    before = tablet.get("/field-kit")
    clock.turn(seconds=1)
    after = tablet.get("/field-kit")
    assert [len(kit["dispersal_authorisations"]) for kit in (before, after)] == [1, 0]
    assert before["version"] != after["version"]


def test_one_that_is_ended_or_signed_changes_the_kit(tablet, street, session, khan, at, clock):
    fletcher = constable(session, street.authority, at=at)
    made = kept(session, phoned(session, street.authority, khan, fletcher, at=at))
    versions = [tablet.get("/field-kit")["version"]]
    (told,) = carried(tablet)
    assert (told["by_phone"], told["signed"]) == (True, False)
    put_in_writing(session, made, khan, "N. Khan", by=actor(khan), at=at)
    kept(session, made)
    (told,) = carried(tablet)
    assert (told["by_phone"], told["signed"]) == (True, True)
    versions.append(tablet.get("/field-kit")["version"])
    end_early(session, made, khan, "Quiet.", by=actor(khan), at=at)
    kept(session, made)
    assert carried(tablet) == []
    versions.append(tablet.get("/field-kit")["version"])
    assert len(set(versions)) == 3


def test_another_councils_are_not_carried(tablet, street, session, khan, at):
    luton = council(session, at, "LUT")
    theirs = inspector(session, luton, at=at, name="Another Inspector")
    made = kept(session, authorised(session, luton, theirs, at=at))
    assert dispersal(session, luton.id, made.id) is not None
    assert carried(tablet) == []
