"""Texts of any script: up to 4,000 characters are kept, more are told by their field."""

import copy
from uuid import UUID

import pytest

from tests.builders.patrol import seen, some_id
from tests.builders.services import service


def texts(part, path=()):
    """The paths of every free text in an encounter."""
    for name, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(value, dict | list):
            yield from texts(value, (*path, name))
        elif name in FREE or path[-1:] in (("lines",), ("witnesses",)):
            yield (*path, name)


FREE = {
    *("description", "particulars", "given_name", "family_name", "light", "words_said", "reply"),
    *("bwv_ref", "excuse_offered", "make", "colour", "reason", "how", "when", "words", "spoke_to"),
    *("reference", "area", "route", "sign_seen", "consent", "behaviour", "necessity"),
    *("taken_where", "why_not_written", "carve_out"),
}
SERVICE = some_id()
WORDY = seen(
    account={
        **{name: "x" for name in ("light", "words_said", "reply", "bwv_ref", "excuse_offered")},
        "sign_seen": "x",
        "witnesses": ["x"],
    },
    vehicle={"vrm": "AB12CDE", "make": "x", "colour": "x"},
    flag={"answer": "asked_to_lift", "reason": "x"},
    support={
        "offered": True,
        "service": SERVICE,
        "consent": "x",
        "safe_contact": dict(how="x", when="x", words="x"),
    },
    safeguarding={"spoke_to": "x", "reference": "x"},
    issued_offline=True,
    direction={
        **{name: "x" for name in ("area", "route", "behaviour", "necessity", "taken_where")},
        "why_not_written": "x",
        "exemptions": {"home": {"asked": True, "answer": True, "carve_out": "x"}},
        "leave_by": "2026-11-22T21:30:00Z",
        "until": "2026-11-23T21:00:00Z",
    },
)
PATHS = list(texts(WORDY))
EMOJI, RIGHT_TO_LEFT = "👩🏽‍🦰", "\u202eشارع\u2066"


@pytest.fixture(autouse=True)
def agreed_to(street, session):
    """The service that the consent is to."""
    service(session, street.authority, id=UUID(SERVICE))
    session.commit()


def with_text(path, text, item=None):
    item = copy.deepcopy(WORDY | {"id": (item or seen())["id"]})
    *outer, last = path
    inside = item
    for name in outer:
        inside = inside[name]
    inside[last] = text
    return item


@pytest.mark.parametrize("unit", [EMOJI, RIGHT_TO_LEFT], ids=["emoji", "right to left"])
def test_ten_thousand_characters_in_any_field_are_too_many(tablet, street, unit):
    long = (unit * 10_000)[:10_000]
    results = tablet.hand_in(*(with_text(path, long) for path in PATHS))
    assert len(PATHS) == 29
    for path, told in zip(PATHS, results, strict=True):
        assert told["status"] == "invalid"
        assert told["errors"][0]["field"].startswith(str(path[0]))
        assert told["errors"][0]["sentence"] == "Use 4,000 characters or fewer."


@pytest.mark.parametrize("unit", [EMOJI, RIGHT_TO_LEFT], ids=["emoji", "right to left"])
def test_four_thousand_characters_in_every_field_are_kept(tablet, street, unit):
    long = (unit * 4_000)[:4_000]
    results = tablet.hand_in(*(with_text(path, long) for path in PATHS))
    assert {told["status"] for told in results} == {"held_for_review"}
    everywhere = seen()
    for path in PATHS:
        everywhere = with_text(path, long, everywhere)
    (told,) = tablet.hand_in(everywhere)
    assert told["status"] == "held_for_review"
