"""The checks whose failure a supervisor may let stand, each with what was compared."""

from datetime import timedelta

from penalties.rules import writing
from penalties.rules.areas import Nearness
from penalties.rules.checks import Check, soft
from penalties.rules.hard_checks import place_compared
from penalties.rules.issue_facts import EarlierPenalty, EarlierWarning, IssueFacts

ONE_ACT = timedelta(minutes=30)
"""Two penalties closer together than this, or of one incident, look like one act."""


def clock_drift(facts: IssueFacts) -> Check:
    """The tablet's clock agrees with ours."""
    if facts.device_clock is None:
        return soft("clock_drift", True, "The tablet sent no time of its own.", "House rule")
    apart = abs(facts.device_clock - facts.at)
    return soft(
        "clock_drift",
        apart <= facts.clock_drift,
        f"The tablet's clock is {_long(apart)} from ours, {_long(facts.clock_drift)} allowed.",
        "House rule: every time on a notice can be trusted",
    )


def place_near_edge(facts: IssueFacts) -> Check:
    """The edge of the area is further off than the fix may be wrong."""
    passed = facts.place.nearness(facts.accuracy_m) != Nearness.TOO_CLOSE
    return soft("place_near_edge", passed, place_compared(facts), "ASBCPA 2014 s59(4)")


def cool_off(facts: IssueFacts) -> Check:
    """No penalty of that person under the same prohibition lies within the cool-off."""
    near = next((one for one in facts.earlier if _is_too_soon(one, facts)), None)
    limit = _long(facts.cool_off)
    if near is None:
        answer = f"No penalty under the same prohibition within {limit}."
        return soft("cool_off", True, answer, "Council policy: cool-off")
    answer = f"{near.number} under the same prohibition was issued within {limit} of this."
    if facts.cool_off_passed:
        answer = f"{answer} A supervisor has passed it."
    return soft("cool_off", facts.cool_off_passed, answer, "Council policy: cool-off")


def one_act(facts: IssueFacts) -> Check:
    """One act is one penalty, whichever orders forbid it."""
    same = next((one for one in facts.earlier if _is_one_act(one, facts)), None)
    warned = next((one for one in facts.warned if _is_act_warned_of(one, facts)), None)
    answer = "No other penalty for the same act, under this or another order."
    if same:
        answer = f"{same.number} under {same.order_code} looks like a penalty for the same act."
    elif warned:
        answer = f"{warned.number} is a warning in person that looks like one for the same act."
    passed = same is None and warned is None
    return soft("one_act", passed, answer, "One act is one penalty (council policy)")


ALL = (clock_drift, place_near_edge, cool_off, one_act)
"""Every soft check, in the order of the certificate."""


def _is_too_soon(one: EarlierPenalty, facts: IssueFacts) -> bool:
    same = (one.order_code, one.prohibition_code) == (facts.order_code, facts.prohibition_code)
    return same and abs(facts.offence_at - one.issued_at) < facts.cool_off


def _is_one_act(one: EarlierPenalty, facts: IssueFacts) -> bool:
    by_incident = one.incident != "" and one.incident == facts.incident
    return by_incident or abs(facts.offence_at - one.offence_at) < ONE_ACT


def _is_act_warned_of(one: EarlierWarning, facts: IssueFacts) -> bool:
    by_incident = one.incident != "" and one.incident == facts.incident
    return by_incident or abs(facts.offence_at - one.given_at) < ONE_ACT


def _long(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes < 60 or minutes % 60:
        return writing.counted(minutes, "minute")
    return writing.counted(minutes // 60, "hour")
