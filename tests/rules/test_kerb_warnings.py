"""Which law a warning in person cites, what speaks against one, and that its words are calm."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.areas import Nearness
from penalties.rules.encounters import Identity, IdentityChecked
from penalties.rules.kerb_warnings import (
    Earlier,
    Given,
    Law,
    WarningAsked,
    check_warning,
    kept_until,
    law_cited,
)
from penalties.rules.order_standing import Standing, State
from penalties.rules.prohibitions import Concerns, ProhibitionDraft, windows
from penalties.rules.staff import Kind
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.course_offer import course_offer_text
from penalties.rules.wording.kerb_warning import kerb_warning_text
from tests.builders.warnings import BY_CONSTABLE, OFFERED, WARNED
from tests.rules.test_plain_english import HIGHEST_GRADE, grade

MET = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
IN_FORCE = Standing(State.IN_FORCE, "In force.", "ASBCPA 2014 s60")
SUSPENDED = Standing(State.SUSPENDED, "The High Court suspended it.", "ASBCPA 2014 s66(4)")
BUYING = ProhibitionDraft("1", "No person shall stop another to buy.", Concerns.BUYING)
ASKED = WarningAsked(
    kind=Kind.COUNCIL,
    law=Law.ORDER,
    met_at=MET,
    name="Tomasz Wójcik",
    identity=Identity.DOCUMENT,
    identity_checked=IdentityChecked.DOCUMENT,
    seen="He stopped a silver car and asked for the price.",
    order_code="ILF-LOX",
    prohibition_code="1",
    order_then=IN_FORCE,
    prohibition=BUYING,
    nearness=Nearness.INSIDE,
    also_penalty=False,
    incident="",
    earlier=(),
    cool_off=timedelta(hours=24),
)


def rules(**changes):
    return [refusal.rule for refusal in check_warning(replace(ASKED, **changes))]


def before(kind=Given.WARNING, **span):
    """Something given so long before, under the same order."""
    return Earlier(
        kind=kind, number="ILF00000015", order_code="ILF-LOX", met_at=MET - timedelta(**span)
    )


@pytest.mark.parametrize(
    ("kind", "law"),
    [
        (Kind.COUNCIL, Law.ORDER),
        (Kind.CONTRACTOR, Law.ORDER),
        (Kind.PCSO, Law.ORDER),
        (Kind.CONSTABLE, Law.S51A),
    ],
)
def test_a_constable_cites_section_51a_and_everybody_else_the_order(kind, law):
    assert law_cited(kind) == law


def test_a_constable_may_cite_the_order_and_nobody_else_section_51a():
    assert law_cited(Kind.CONSTABLE, Law.ORDER) == Law.ORDER
    assert rules(kind=Kind.CONSTABLE, law=Law.ORDER) == []
    assert rules(kind=Kind.COUNCIL, law=Law.S51A) == ["kerb_warnings.s51a"]


def test_a_warning_that_nothing_speaks_against_is_open():
    assert rules() == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": ""}, "kerb_warnings.name"),
        ({"identity": Identity.UNKNOWN}, "kerb_warnings.identity"),
        ({"identity_checked": IdentityChecked.NONE}, "kerb_warnings.identity"),
        ({"seen": " \n"}, "kerb_warnings.seen"),
        ({"order_then": None}, "kerb_warnings.order"),
        ({"order_then": SUSPENDED}, "kerb_warnings.order"),
        ({"prohibition": None}, "kerb_warnings.prohibition"),
        ({"prohibition": replace(BUYING, concerns=Concerns.SELLING)}, "kerb_warnings.prohibition"),
        (
            {"prohibition": replace(BUYING, concerns=Concerns.CONTROLLING)},
            "kerb_warnings.prohibition",
        ),
        ({"nearness": Nearness.OUTSIDE}, "kerb_warnings.place"),
        ({"also_penalty": True}, "kerb_warnings.one_act"),
        ({"earlier": (before(minutes=29),)}, "kerb_warnings.one_act"),
        ({"earlier": (before(Given.PENALTY, minutes=-10),)}, "kerb_warnings.one_act"),
        ({"earlier": (before(minutes=30),)}, "kerb_warnings.cool_off"),
        ({"earlier": (before(Given.PENALTY, hours=23, minutes=59),)}, "kerb_warnings.cool_off"),
    ],
)
def test_each_thing_that_speaks_against_it_has_its_sentence_and_source(changes, rule):
    (refusal,) = check_warning(replace(ASKED, **changes))
    assert refusal.rule == rule
    assert refusal.sentence.endswith(".")
    assert refusal.source
    assert banned_in(refusal.sentence) == []


def test_an_article_that_did_not_apply_at_that_hour_cannot_be_cited():
    by_day = [
        {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "08:00", "to": "17:00"}
    ]
    timed = replace(BUYING, times=windows(by_day))
    assert rules(prohibition=timed) == ["kerb_warnings.prohibition"]


def test_a_place_that_may_be_inside_is_no_ground_to_refuse():
    assert rules(nearness=Nearness.TOO_CLOSE) == []


def test_section_51a_needs_no_order_and_no_area():
    assert (
        rules(kind=Kind.CONSTABLE, law=Law.S51A, order_then=None, nearness=Nearness.OUTSIDE) == []
    )


def test_one_incident_is_one_act_under_whichever_order():
    other = replace(before(hours=20), incident="9", order_code="ILF-HAR")
    assert rules(earlier=(other,), incident="9") == ["kerb_warnings.one_act"]
    assert rules(earlier=(other,), incident="8") == []


def test_another_order_has_a_cool_off_of_its_own():
    other = replace(before(hours=2), order_code="ILF-HAR")
    assert rules(earlier=(other,)) == []


@given(st.integers(0, 72 * 60), st.integers(0, 72))
def test_the_cool_off_ends_to_the_minute(minutes, hours):
    told = rules(earlier=(before(minutes=minutes),), cool_off=timedelta(hours=hours))
    if minutes < 30:
        assert told == ["kerb_warnings.one_act"]
    else:
        assert told == (["kerb_warnings.cool_off"] if minutes < hours * 60 else [])


@pytest.mark.parametrize(
    ("given_at", "until"),
    [
        (datetime(2026, 11, 22, 21, 5, tzinfo=UTC), date(2027, 11, 22)),
        (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), date(2028, 7, 1)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), date(2029, 2, 28)),
    ],
)
def test_it_is_kept_for_twelve_months_by_londons_calendar(given_at, until):
    assert kept_until(given_at) == until


OURS = replace(WARNED.council, languages=())
WORDS = {
    "order": kerb_warning_text(replace(WARNED, council=OURS)),
    "s51a": kerb_warning_text(replace(WARNED, council=OURS, **BY_CONSTABLE)),
    "course": course_offer_text(replace(OFFERED, council=OURS)),
}
OF_OTHERS = {"labels", "what_we_saw", "given_by"}
"""What the order and the officer say, and what offices are called."""
SECTIONS = sorted(
    (which, name) for which, text in WORDS.items() for name in text.keys() - OF_OTHERS
)


@pytest.mark.parametrize(("which", "section"), SECTIONS)
def test_a_section_is_plain_english(which, section):
    assert grade(WORDS[which][section]) <= HIGHEST_GRADE


@pytest.mark.parametrize(("which", "section"), SECTIONS)
def test_no_section_threatens_or_shames(which, section):
    assert banned_in(str(WORDS[which][section])) == []
