"""What an order forbids is read with its times, and refused by the name of what is wrong."""

from datetime import time

import pytest

from penalties.rules.order_files import read_orders
from penalties.rules.prohibitions import Day, Window
from penalties.rules.refusals import Refused
from tests.builders.orders import collection, feature


def prohibition(**changes):
    values = {"code": "1", "text": "No person shall stop.", "concerns": "buying"} | changes
    return {name: value for name, value in values.items() if value is not ...}


def read(*prohibitions):
    (draft,) = read_orders(collection(feature(prohibitions=list(prohibitions))))
    return draft.prohibitions


def sentences_against(*prohibitions):
    with pytest.raises(Refused) as refused:
        read(*prohibitions)
    return [refusal.sentence for refusal in refused.value.refusals]


def test_what_is_left_out_means_a_prohibition_of_everybody_at_all_hours():
    (only,) = read(prohibition())
    assert (only.kind, only.times, only.exceptions, only.applies_to) == (
        "prohibition",
        (),
        None,
        None,
    )


def test_lists_of_exceptions_become_lines():
    (only,) = read(prohibition(exceptions=["Residents", "Taxis"], applies_to="Drivers"))
    assert (only.exceptions, only.applies_to) == ("Residents\nTaxis", "Drivers")


def test_days_are_read_short_or_in_full_and_put_in_order():
    (only,) = read(
        prohibition(times=[{"days": ["Sun", "friday", "FRI"], "from": "22:00", "to": "04:00"}])
    )
    assert only.times == (Window((Day.FRI, Day.SUN), time(22), time(4)),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": ...}, "code is missing"),
        ({"code": 1}, "code must be a text"),
        ({"text": ...}, "text is missing"),
        ({"text": "x" * 4001}, "text must be 4000 characters or fewer"),
        ({"text": "a\x07b"}, "text has a character"),
        ({"concerns": ...}, "concerns is missing. It must be one of"),
        ({"concerns": "Buying"}, "concerns must be one of"),
        ({"concerns": ["buying"]}, "concerns must be one of"),
        ({"kind": "ban"}, "kind must be one of prohibition, requirement"),
        ({"exceptions": 4}, "exceptions must be a text"),
        ({"applies_to": ""}, "applies_to must be a text"),
        ({"note": "x"}, "'note' is not a known property"),
        ({"times": "evenings"}, "times must be a list"),
        ({"times": []}, "times must be a list"),
        ({"times": ["22:00"]}, "must be an object with days"),
    ],
)
def test_a_wrong_prohibition_is_refused_by_its_number_and_field(changes, words):
    (said,) = sentences_against(prohibition(code="0"), prohibition(**changes))
    assert "prohibition 2" in said
    assert words in said


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days": []}, "days must list"),
        ({"days": "fri"}, "days must list"),
        ({"days": ["fri", "weekend"]}, "days has 'weekend'"),
        ({"days": [5]}, "days has 5"),
        ({"from": "24:00"}, "from is 24:00, which no clock shows"),
        ({"to": "24:00"}, "Write 00:00 to end at midnight"),
        ({"to": "9pm"}, "to must be a time such as 21:30"),
        ({"to": "21:60"}, "to must be a time"),
        ({"to": None}, "to is missing. Write a time such as 21:30"),
        ({"from": "04:00"}, "the same time"),
        ({"until": "05:00"}, "'until' is not a known property"),
    ],
)
def test_a_wrong_window_is_refused_by_its_number_and_field(changes, words):
    window = {"days": ["fri"], "from": "22:00", "to": "04:00"}
    (said,) = sentences_against(prohibition(times=[window, window | changes]))
    assert "prohibition 1, times 2" in said
    assert words in said


def test_a_doubled_code_is_refused_whatever_its_case():
    (said,) = sentences_against(prohibition(code="1a"), prohibition(code="1A"))
    assert "the code 1A twice" in said


def test_a_prohibition_that_is_no_object_is_refused():
    (said,) = sentences_against("No person shall stop.")
    assert "prohibition 1: must be an object" in said
