"""A tablet needs nothing but its kit for the gate: the table, the policy and every question."""

import json
from importlib.resources import files

import pytest

from penalties.rules.gate_policy import gate_table
from tests.builders.encounters import OWN_QUESTION

OWN_POLICY = {
    **gate_table()["policy"],
    "version": 2,
    "decision": "Board, 3 November 2026, item 7",
    "own_questions": [OWN_QUESTION],
    "exception": gate_table()["exception_to_start_from"],
}


def packaged(name: str) -> dict:
    """A file as it is shipped."""
    return json.loads(files("penalties.rules").joinpath(name).read_text("utf-8"))


def test_the_kit_carries_the_shipped_table_and_questions(tablet):
    kit = tablet.get("/field-kit")
    assert kit["gate"] == packaged("gate.json")
    assert kit["screening"]["questions"] == packaged("screening.json")["questions"]


@pytest.fixture
def own_policy(street, session):
    """The council's board has decided."""
    street.authority.gate_policy = OWN_POLICY
    session.commit()


def test_a_councils_own_policy_stands_in_the_table(own_policy, tablet):
    kit = tablet.get("/field-kit")
    assert kit["gate"] == packaged("gate.json") | {"policy": OWN_POLICY}
    questions = packaged("screening.json")["questions"]
    assert kit["screening"]["questions"] == [*questions, OWN_QUESTION]


def test_a_new_policy_makes_a_new_kit(street, session, tablet):
    before = tablet.raw("GET", "/field-kit").headers["ETag"]
    street.authority.gate_policy = OWN_POLICY
    session.commit()
    known = {"If-None-Match": before}
    assert tablet.raw("GET", "/field-kit", headers=known).status_code == 200
