"""The version of the minute is found, and only a lawful change may follow a known version."""

from datetime import date, datetime

import pytest

from penalties.rules.days import LONDON
from penalties.rules.order_versions import Step, plan, version_in_force
from penalties.rules.orders import Change
from penalties.rules.refusals import Refused
from tests.builders.orders import draft, extension


def planned(*drafts):
    """Versions imported one after the other."""
    known = []
    for one in drafts:
        known.append(plan(one, known))
    return known


def varied(**changes):
    values = {"made_on": date(2026, 3, 2), "change": Change.VARIATION, "title": "Wider"}
    return draft(**(values | changes))


def sentence_against(one, *known):
    with pytest.raises(Refused) as refused:
        plan(one, planned(*known))
    (refusal,) = refused.value.refusals
    return refusal.sentence


@pytest.mark.parametrize(
    ("at", "version"),
    [
        (datetime(2024, 11, 24, 23, 59, 59, tzinfo=LONDON), None),
        (datetime(2024, 11, 25, tzinfo=LONDON), 1),
        (datetime(2026, 3, 1, 23, 59, 59, tzinfo=LONDON), 1),
        (datetime(2026, 3, 2, tzinfo=LONDON), 2),
        (datetime(2027, 11, 24, 23, 59, 59, tzinfo=LONDON), 2),
        (datetime(2027, 11, 25, tzinfo=LONDON), 3),
        (datetime(2030, 11, 24, 23, 59, 59, tzinfo=LONDON), 3),
        (datetime(2030, 11, 25, tzinfo=LONDON), None),
    ],
)
def test_the_version_is_that_of_the_minute(at, version):
    known = planned(draft(), varied(), extension())
    found = version_in_force(known, at)
    assert (found.version if found else None) == version


def test_a_version_with_an_earlier_end_silences_the_one_before_it():
    shorter = draft(in_force_to=date(2025, 11, 24), change=Change.CORRECTION)
    known = planned(draft(), shorter)
    assert version_in_force(known, datetime(2026, 1, 1, tzinfo=LONDON)) is None


def test_the_first_import_is_a_new_order_and_the_same_again_is_nothing():
    (first,) = planned(draft())
    assert (first.step, first.version) == (Step.NEW_ORDER, 1)
    again = plan(draft(change=Change.VARIATION), [first])
    assert (again.step, again.version) == (Step.NOTHING, 1)


def test_a_file_with_all_versions_may_come_again():
    known = planned(draft(), varied(), extension())
    again = [plan(one, known) for one in (draft(), varied(), extension())]
    assert [one.step for one in again] == [Step.NOTHING] * 3
    assert [one.version for one in again] == [1, 2, 3]


@pytest.mark.parametrize("change", list(Change))
def test_a_change_of_an_order_nobody_knows_is_refused(change):
    assert "no earlier version is known" in sentence_against(draft(change=change))


def test_other_content_must_say_why():
    said = sentence_against(draft(title="Other"), draft())
    assert "variation, extension or correction" in said


@pytest.mark.parametrize("end", [date(2027, 11, 23), date(2027, 11, 25)])
def test_a_variation_keeps_the_last_day(end):
    said = sentence_against(varied(in_force_to=end), draft())
    assert "keeps the last day, 24 November 2027" in said


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"made_on": date(2027, 11, 24)},
        {"in_force_to": date(2027, 11, 25)},
        {"in_force_from": date(2024, 11, 25)},
        {"title": "Extended and wider"},
    ],
)
def test_an_order_may_be_extended_before_it_ends_for_three_years_at_most(changes):
    (first,) = planned(draft())
    assert plan(extension(**changes), [first]).step is Step.NEW_VERSION


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"made_on": date(2027, 11, 25)}, "lapsed on 24 November 2027"),
        ({"in_force_from": date(2027, 11, 26)}, "at the latest from 25 November 2027"),
        ({"in_force_to": date(2030, 11, 25)}, "The last possible day is 24 November 2030"),
        (
            {"in_force_from": date(2024, 11, 25), "in_force_to": date(2027, 11, 24)},
            "must be later than 24 November 2027",
        ),
    ],
)
def test_an_extension_late_with_a_gap_or_too_long_is_refused(changes, words):
    assert words in sentence_against(extension(**changes), draft())


def test_an_order_may_be_extended_again_and_again():
    further = extension(
        made_on=date(2030, 10, 1),
        in_force_from=date(2030, 11, 25),
        in_force_to=date(2033, 11, 24),
    )
    assert [one.version for one in planned(draft(), extension(), further)] == [1, 2, 3]
