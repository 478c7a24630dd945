"""An orders file is taken whole or refused whole, in sentences, whatever its bytes are."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.order_files import read_file, read_orders
from penalties.rules.refusals import Refused
from tests.builders.orders import collection, feature, sample_files


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_the_files_of_the_five_places_are_read(file):
    drafts = read_file(file.read_bytes())
    assert len(drafts) == len(json.loads(file.read_bytes())["features"])
    assert all(draft.prohibitions for draft in drafts)


def test_a_feature_becomes_a_draft_with_dates_pence_and_texts():
    (draft,) = read_orders(collection(feature(change="variation", title="  Loxford\u0065\u0301 ")))
    assert (draft.code, draft.title) == ("ILF-LOX", "Loxfordé")
    assert (draft.made_on, draft.in_force_to) == (date(2026, 2, 2), date(2029, 2, 15))
    assert (draft.full_pence, draft.lower_pence, draft.lower_days) == (10000, 7500, 10)
    assert draft.change == "variation"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1, column 1"),
        (b"Code,Title\n", "not JSON"),
        (b"{", "not JSON"),
        (b'{"type": NaN}', "NaN"),
        (b'{"a": 1, "a": 2}', "'a' twice"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "byte order mark"),
        ('{"title": "Café"}'.encode("latin-1"), "UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"type": ' + b"9" * 10_000 + b"}", "far too long"),
        (b" " * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (b"null", "FeatureCollection"),
        (b"[]", "FeatureCollection"),
        (json.dumps(feature()).encode(), "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "no features"),
        (b'{"type": "FeatureCollection", "features": []}', "no features"),
        (b'{"type": "FeatureCollection", "features": {}}', "no features"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bytes_that_are_no_orders_file_are_refused_in_a_sentence(data, words):
    with pytest.raises(Refused, match=words):
        read_file(data)


def test_a_file_in_another_grid_is_refused():
    grid = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    with pytest.raises(Refused, match="crs is not WGS84"):
        read_orders(collection(feature()) | {"crs": grid})


def test_a_file_that_names_the_usual_grid_and_other_extras_is_read():
    grid = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read_orders(collection(feature()) | {"crs": grid, "name": "orders", "bbox": []})


def test_too_many_features_are_refused():
    with pytest.raises(Refused, match="more than 500"):
        read_orders(collection(*[feature()] * 501))


def test_one_bad_feature_refuses_the_file_with_every_reason_under_its_name():
    bad = feature(code="ILF-BAD", lower_pence=10000, lower_days=14, colour="red")
    nameless = feature(code=..., in_force_to="2029-02-31")
    with pytest.raises(Refused) as refused:
        read_orders(collection(feature(), bad, nameless))
    sentences = [refusal.sentence for refusal in refused.value.refusals]
    assert [sentence.split(":")[0] for sentence in sentences] == [
        *["Feature 2 (ILF-BAD)"] * 3,
        *["Feature 3 (Loxford)"] * 2,
    ]
    for field in ("'colour'", "lower_pence", "lower_days", "code", "in_force_to"):
        assert any(field in sentence for sentence in sentences)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_anything_but_a_refusal(data):
    with pytest.raises(Refused):
        read_file(data)
