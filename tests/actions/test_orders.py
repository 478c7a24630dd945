"""Orders are taken in whole or not at all, once, and every version is kept with its trail."""

import json
from datetime import date

import pytest

from penalties.actions.orders import extend, import_orders, take_in
from penalties.office.audit import OPERATOR, trail_of
from penalties.records.order_drafts import draft_of, latest
from penalties.records.orders import order_with_code, orders_of, prohibitions_of, versions_of
from penalties.rules.order_export import as_collection
from penalties.rules.order_versions import Step
from penalties.rules.orders import Change
from penalties.rules.refusals import Refused
from tests.builders.councils import council
from tests.builders.orders import collection, draft, extension, feature, sample_files

WINDOW = {"days": ["fri"], "from": "22:00", "to": "04:00"}
FULL = feature(
    prohibitions=[
        {
            "code": "4",
            "text": "Leave when asked.",
            "concerns": "other",
            "kind": "requirement",
            "times": [WINDOW],
            "exceptions": ["Residents", "Carers"],
            "applies_to": "Drivers",
        },
        {"code": "1", "text": "No person shall stop.", "concerns": "buying"},
    ]
)


@pytest.fixture
def ilford(session, at):
    return council(session, at)


def taken_in(session, authority, at, *features):
    data = json.dumps(collection(*features)).encode()
    return import_orders(session, authority, data, by=OPERATOR, at=at)


def steps_of(planned):
    return [(step.draft.code, step.version, step.step) for step in planned]


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_the_files_of_the_five_places_are_taken_in_once(session, ilford, at, file):
    data = file.read_bytes()
    first = import_orders(session, ilford, data, by=OPERATOR, at=at)
    again = import_orders(session, ilford, data, by=OPERATOR, at=at)
    assert {step.step for step in first} == {Step.NEW_ORDER}
    assert {step.step for step in again} == {Step.NOTHING}
    assert len(orders_of(session, ilford.id)) == len(first)


def test_everything_a_feature_says_is_kept_in_its_own_sequence(session, ilford, at):
    taken_in(session, ilford, at, FULL)
    order = order_with_code(session, ilford.id, "ILF-LOX")
    (version,) = versions_of(session, order)
    leave, stop = prohibitions_of(session, version)
    assert (leave.code, leave.kind, leave.times) == ("4", "requirement", [WINDOW])
    assert (leave.exceptions, leave.applies_to) == ("Residents\nCarers", "Drivers")
    assert (stop.code, stop.kind, stop.times, stop.exceptions) == ("1", "prohibition", [], None)
    assert (version.in_force_to, version.lower_days) == (date(2029, 2, 15), 10)


def test_what_is_kept_can_be_written_out_and_taken_in_again_as_nothing_new(session, ilford, at):
    taken_in(session, ilford, at, FULL)
    order = order_with_code(session, ilford.id, "ILF-LOX")
    written = as_collection([draft_of(session, order, latest(session, order))])
    data = json.dumps(written).encode()
    assert steps_of(import_orders(session, ilford, data, by=OPERATOR, at=at)) == [
        ("ILF-LOX", 1, Step.NOTHING)
    ]


def test_one_file_may_bring_an_order_and_its_variation(session, ilford, at):
    wider = feature(title="Wider", change="variation", made_on="2026-05-04")
    steps = taken_in(session, ilford, at, feature(), wider, feature(code="ILF-HAR"))
    assert steps_of(steps) == [
        ("ILF-LOX", 1, Step.NEW_ORDER),
        ("ILF-LOX", 2, Step.NEW_VERSION),
        ("ILF-HAR", 1, Step.NEW_ORDER),
    ]
    again = taken_in(session, ilford, at, feature(), wider, feature(code="ILF-HAR"))
    assert {step.step for step in again} == {Step.NOTHING}


def test_one_refusal_keeps_nothing_and_names_every_reason(session, ilford, at):
    taken_in(session, ilford, at, feature())
    with pytest.raises(Refused) as refused:
        taken_in(
            session,
            ilford,
            at,
            feature(code="ILF-NEW"),
            feature(title="Other"),
            feature(code="ILF-ODD", change="extension"),
        )
    assert [one.rule for one in refused.value.refusals] == [
        "order.change_missing",
        "order.no_earlier_version",
    ]
    assert [order.code for order in orders_of(session, ilford.id)] == ["ILF-LOX"]


def test_the_same_code_at_another_council_is_another_order(session, ilford, at):
    luton = council(session, at, "LUT")
    taken_in(session, ilford, at, feature())
    assert taken_in(session, luton, at, feature())[0].step is Step.NEW_ORDER


def test_the_trail_tells_each_version_by_its_event_and_digest(session, ilford, at):
    steps = take_in(
        session,
        ilford,
        [draft(), draft(title="Wider", change=Change.VARIATION), extension(title="Wider")],
        by=OPERATOR,
        at=at,
    )
    order = order_with_code(session, ilford.id, "ILF-HAR")
    trail = trail_of(session, ilford.id, order.id)
    assert [entry.event for entry in trail] == [
        "order.imported",
        "order.varied",
        "order.extended",
    ]
    assert [entry.facts["sha256"] for entry in trail] == [step.content_digest for step in steps]


def test_an_extension_copies_all_but_its_dates(session, ilford, at):
    take_in(session, ilford, [draft()], by=OPERATOR, at=at)
    order = order_with_code(session, ilford.id, "ILF-HAR")
    extend(
        session,
        ilford,
        order,
        made_on=date(2027, 10, 1),
        last_day=date(2030, 11, 24),
        by=OPERATOR,
        at=at,
    )
    assert draft_of(session, order, latest(session, order)) == extension()


def test_an_extension_past_three_years_is_refused(session, ilford, at):
    take_in(session, ilford, [draft()], by=OPERATOR, at=at)
    order = order_with_code(session, ilford.id, "ILF-HAR")
    with pytest.raises(Refused, match="24 November 2030"):
        extend(
            session,
            ilford,
            order,
            made_on=date(2027, 10, 1),
            last_day=date(2030, 11, 25),
            by=OPERATOR,
            at=at,
        )
