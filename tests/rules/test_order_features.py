"""Every way in which one feature can be wrong is refused by the name of its field."""

from datetime import date

import pytest

from penalties.rules.order_files import read_orders
from penalties.rules.refusals import Refused
from penalties.rules.tariffs import SHIPPED, switched_on
from tests.builders.orders import collection, feature

LONG_TEXT = "x" * 201


def sentences_against(one: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_orders(collection(one))
    return [refusal.sentence for refusal in refused.value.refusals]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("code", ..., "is missing. It must be a text"),
        ("code", "", "must be a text"),
        ("code", 7, "must be a text"),
        ("code", "x" * 41, "40 characters or fewer"),
        ("code", "ILF\x00", "cannot be printed"),
        ("code", "<ILF>", "letters, digits"),
        ("title", ..., "is missing"),
        ("title", "   ", "must be a text"),
        ("title", LONG_TEXT, "200 characters or fewer, not 201"),
        ("title", "Lox\x1bford", "cannot be printed"),
        ("title", "Lox\ud800", "cannot be printed"),
        ("made_on", ..., "is missing. It must be a date"),
        ("made_on", "02/02/2026", "must be a date"),
        ("made_on", "20260202", "must be a date"),
        ("made_on", "2026-02-17", "An order cannot begin before it is made"),
        ("in_force_from", "2026-02-30", "does not exist"),
        ("in_force_from", "0001-01-01", "2014 to 2100"),
        ("in_force_from", True, "must be a date"),
        ("in_force_to", "2029-02-16", "The last possible day is 15 February 2029"),
        ("in_force_to", "2026-02-15", "is before in_force_from"),
        ("in_force_to", None, "is missing"),
        ("full_pence", ..., "is missing. It must be a whole number"),
        ("full_pence", "10000", "whole number"),
        ("full_pence", 100.0, "whole number"),
        ("full_pence", True, "whole number"),
        ("full_pence", 0, "must be 1 to"),
        ("full_pence", 10**400, "a far too large number"),
        ("full_pence", 10001, "£100.01 is more than £100, the most the law allows"),
        ("lower_pence", 10000, "must be less than full_pence"),
        ("lower_pence", -1, "must be 1 to"),
        ("lower_days", 0, "must be 1 to 13, not 0"),
        ("lower_days", 14, "must be 1 to 13, not 14"),
        ("lower_days", 9.5, "whole number"),
        ("change", "renewal", "one of variation, extension, correction, not 'renewal'"),
        ("change", ["variation"], "one of variation"),
        ("prohibitions", ..., "Add at least one"),
        ("prohibitions", [], "Add at least one"),
        ("prohibitions", {"code": "1"}, "Add at least one"),
        ("prohibitions", [{}] * 101, "more than 100"),
        ("colour", "red", "not a known property"),
        ("Title", "Loxford", "not a known property"),
    ],
)
def test_a_wrong_property_is_refused_by_its_name(field, value, words):
    assert any(
        field in said and words in said for said in sentences_against(feature(**{field: value}))
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (None, "must be an object of type Feature"),
        ([], "must be an object of type Feature"),
        ({"type": "Polygon"}, "must be an object of type Feature"),
        (feature() | {"properties": None}, "has no properties"),
        (feature() | {"properties": []}, "has no properties"),
        (feature() | {"geometry": None}, "geometry must be a Polygon"),
    ],
)
def test_a_feature_of_another_shape_is_refused(one, words):
    (said,) = sentences_against(one)
    assert said.startswith("Feature 1")
    assert words in said


@pytest.mark.parametrize(
    ("starts", "last", "day_after"),
    [
        ("2024-11-25", "2027-11-24", "2027-11-25"),
        ("2024-02-29", "2027-02-28", "2027-03-01"),
        ("2025-03-01", "2028-02-29", "2028-03-01"),
        ("2026-01-01", "2028-12-31", "2029-01-01"),
    ],
)
def test_an_order_lasts_three_years_to_the_day(starts, last, day_after):
    dates = {"made_on": starts, "in_force_from": starts}
    assert read_orders(collection(feature(**dates, in_force_to=last)))
    (said,) = sentences_against(feature(**dates, in_force_to=day_after))
    assert "three years" in said


def test_a_variation_may_be_made_after_the_order_began():
    assert read_orders(collection(feature(made_on="2026-08-01", change="variation")))


def test_a_raised_ceiling_counts_from_its_day_on():
    waiting = SHIPPED[1]
    raised = (SHIPPED[0], switched_on(waiting, from_on=date(2026, 6, 29), instrument="SI 2026/1"))
    dear = feature(full_pence=50000, change="variation")
    late = feature(full_pence=50000, change="variation", made_on="2026-06-29")
    with pytest.raises(Refused, match="on 16 February 2026"):
        read_orders(collection(dear), raised)
    assert read_orders(collection(late), raised)


def test_an_extension_is_measured_against_the_version_before_it_and_not_here():
    assert read_orders(collection(feature(in_force_to="2032-02-15", change="extension")))
