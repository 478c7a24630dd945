"""However a good file is bent, it is read or refused in sentences: nothing else can happen."""

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.order_files import read_file
from penalties.rules.orders import OrderDraft, content_digest
from penalties.rules.refusals import Refused
from tests.builders.orders import HOLE, SQUARE, collection, feature

WINDOW = {"days": ["fri"], "from": "22:00", "to": "04:00"}
GOOD = collection(
    feature(
        change="variation",
        prohibitions=[
            {"code": "1", "text": "No person shall stop.", "concerns": "buying", "times": [WINDOW]},
            {"code": "2", "text": "Leave when asked.", "concerns": "other", "kind": "requirement"},
        ],
    )
    | {"geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE]]}}
)

anything = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), st.text(max_size=9)),
        *(st.floats(allow_nan=False, allow_infinity=False), st.just("24:00")),
        st.sampled_from([0, 14, 10**30, 51.55, 0.06, "2026-02-29", "Polygon", "selling", ""]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a document."""
    if not isinstance(value, dict | list):
        return [path]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(found for key, one in inner for found in places(one, (*path, key)))]


PLACES = [place for place in places(GOOD) if place]


@given(st.sampled_from(PLACES), anything)
def test_any_value_put_anywhere_is_read_or_refused(place, value):
    bent = copy.deepcopy(GOOD)
    target: Any = bent
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    assert read_or_refused(bent)


@given(st.sampled_from(PLACES))
def test_anything_left_out_is_read_or_refused(place):
    bent = copy.deepcopy(GOOD)
    target: Any = bent
    for key in place[:-1]:
        target = target[key]
    del target[place[-1]]
    assert read_or_refused(bent)


@given(st.sampled_from(PLACES), st.integers(0, 400), st.binary(max_size=3))
def test_broken_bytes_are_read_or_refused(place, at, bits):
    data = json.dumps(GOOD).encode()
    cut = at * len(data) // 400
    assert read_or_refused_bytes(data[:cut] + bits + data[cut + len(bits) :])


def read_or_refused(document: Any) -> bool:
    return read_or_refused_bytes(json.dumps(document).encode())


def read_or_refused_bytes(data: bytes) -> bool:
    try:
        drafts = read_file(data)
    except Refused as refused:
        return all(refusal.sentence.endswith((".", ")")) for refusal in refused.refusals)
    return all(isinstance(draft, OrderDraft) and content_digest(draft) for draft in drafts)
