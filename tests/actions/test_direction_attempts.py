"""A direction beside a penalty that is refused: enforcement reads none of the answers before it."""

import json

import pytest
from sqlalchemy import select

from penalties.office.premises import keyring_of
from penalties.records.encounters import IntakeAttempt
from penalties.rules.intake import Intake
from tests.builders.beat import ASKED_ALL, GIVEN, on_the_beat
from tests.builders.patrol import patrol, penalised

SERVICE = "01930000-0000-7000-8000-0000000000aa"
ANSWERED = {
    "asked": True,
    "answer": "Refuge in Kent Road",
    "carve_out": "An appointment",
    "place": {"lat": 51.553, "lon": 0.065},
}


@pytest.fixture
def kept(session, at):
    """Both parts of what is kept of the attempt: what enforcement may open, and what support."""
    beat = on_the_beat(patrol(session, at))
    said = GIVEN | {"exemptions": ASKED_ALL | {"support": ANSWERED}, "service": SERVICE}
    assert beat.one(penalised(direction=said)).status is Intake.REFUSED
    ours, theirs = session.scalars(select(IntakeAttempt)).one().body.split(b"\n")
    keys = keyring_of(session)
    return json.loads(keys.field.open(ours)), json.loads(keys.support.open(theirs))["content"]


def test_enforcement_reads_what_was_asked_and_left_open_and_no_answer(kept):
    ours, _theirs = kept
    direction = ours["direction"]
    assert direction["exemptions"]["support"] == {"asked": True, "carve_out": "An appointment"}
    assert direction["exemptions"]["home"] == {"asked": True}
    assert direction["area"] == GIVEN["area"]
    assert "service" not in direction


def test_support_keeps_the_rest(kept):
    _ours, theirs = kept
    assert theirs["direction"]["service"] == SERVICE
    assert theirs["direction"]["exemptions"]["support"]["answer"] == ANSWERED["answer"]
