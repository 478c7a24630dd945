"""The locality of an authorisation from whatever was pasted: one area, or why it is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.area_files import read_area
from penalties.rules.locality_files import BYTES_AT_MOST, read_locality
from penalties.rules.refusals import Refused
from tests.builders.orders import SQUARE, collection, feature

AREA = {"type": "Polygon", "coordinates": [SQUARE]}
TWO_PARTS = [[SQUARE], [[[lon + 1, lat] for lon, lat in SQUARE]]]


@pytest.mark.parametrize(
    "document",
    [AREA, {"type": "Feature", "geometry": AREA}, feature(), collection(feature())],
    ids=["a geometry", "a feature", "an order's feature", "a collection"],
)
def test_one_area_is_read_however_it_is_wrapped(document):
    assert read_locality(json.dumps(document)) == read_area(AREA)
    assert read_locality(b"\xef\xbb\xbf" + json.dumps(document).encode()) == read_area(AREA)


def test_an_area_may_have_parts():
    text = json.dumps({"type": "MultiPolygon", "coordinates": TWO_PARTS})
    assert len(read_locality(text)["coordinates"]) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not GeoJSON: see line 1, column 1"),
        ("Loxford Lane", "not GeoJSON"),
        (b"\xff\xfe{}", "not in UTF-8"),
        ("[1, 2]", "must be a Polygon or a MultiPolygon"),
        ('{"type": "Point", "coordinates": [0, 51]}', "must be a Polygon or a MultiPolygon"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 51]]]}', "NaN where a number is due"),
        (json.dumps(collection(feature(), feature())), "one feature alone"),
        (json.dumps(collection()), "one feature alone"),
        (json.dumps({"type": "Feature", "geometry": None}), "must be a Polygon"),
        (json.dumps(AREA | {"coordinates": [SQUARE[:3]]}), "outer ring is too short"),
        (json.dumps(AREA | {"coordinates": [SQUARE[:4]]}), "the outer ring is open"),
        (
            json.dumps(AREA | {"coordinates": [[[b, a] for a, b in SQUARE]]}),
            "swap the two numbers",
        ),
        ("[" * 100_000, "cannot be read"),
        ('{"type": ' + "9" * 5_000 + "}", "cannot be read"),
        (" " * BYTES_AT_MOST + "{}", "larger than 1 MB"),
    ],
)
def test_what_is_no_area_is_refused_in_a_sentence(text, said):
    with pytest.raises(Refused, match=said) as refused:
        read_locality(text)
    assert all(one.sentence.startswith("The locality") for one in refused.value.refusals)
    assert "restricted area" not in str(refused.value)


@given(
    st.one_of(st.text(), st.binary(), st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
)
def test_nothing_but_a_refusal_comes_of_nonsense(text):
    with pytest.raises(Refused):
        read_locality(text)
