"""The checks without which no notice can stand.

Law: Anti-social Behaviour, Crime and Policing Act 2014 ("ASBCPA 2014") ss59, 60 and 66 to 68.
"""

from datetime import timedelta
from math import ceil

from penalties.rules import writing
from penalties.rules.areas import Nearness
from penalties.rules.checks import Check, hard
from penalties.rules.days import london_date
from penalties.rules.encounters import IdentityChecked
from penalties.rules.issue_facts import IssueFacts, Sums
from penalties.rules.money import written
from penalties.rules.order_standing import State
from penalties.rules.people import age_on
from penalties.rules.powers import holds
from penalties.rules.prohibitions import applies_at
from penalties.rules.refusals import Refused
from penalties.rules.staff import Power
from penalties.rules.tariffs import check_tariff

ADULT_FROM = 18
AHEAD_AT_MOST = timedelta(minutes=2)
STRUCK_DOWN = (State.SUSPENDED, State.QUASHED)


def not_in_future(facts: IssueFacts) -> Check:
    """The offence lies in the past, two minutes allowed for a tablet that runs ahead."""
    passed = facts.offence_at <= facts.at + AHEAD_AT_MOST
    answer = f"Offence {writing.moment(facts.offence_at)}; our clock {writing.moment(facts.at)}."
    return hard("not_in_future", passed, answer, "ASBCPA 2014 s68(1)")


def not_before_order(facts: IssueFacts) -> Check:
    """The offence is not older than the order."""
    on, begins = london_date(facts.offence_at), facts.order_begins_on
    begun = f"the order began on {writing.day(begins)}" if begins else "the order is not known"
    return hard(
        "not_before_order",
        begins is not None and on >= begins,
        f"Offence on {writing.day(on)}, {begun}.",
        "ASBCPA 2014 s60(1)",
    )


def order_in_force(facts: IssueFacts) -> Check:
    """The order was in force at that minute, and no court has struck it down since."""
    then, now = facts.order_then, facts.order_now
    if then is None or now is None:
        answer = f"There is no order {facts.order_code}."
        return hard("order_in_force", False, answer, "ASBCPA 2014 s67(1)")
    if now.state in STRUCK_DOWN:
        return hard("order_in_force", False, now.sentence, now.source)
    answer = f"At {writing.moment(facts.offence_at)}: {then.sentence}"
    return hard("order_in_force", then.in_force, answer, then.source)


def prohibition_applies(facts: IssueFacts) -> Check:
    """The order has that prohibition, and it applied to that person at that time."""
    rule, named = facts.prohibition, f"Article {facts.prohibition_code}"
    if rule is None:
        passed, answer = False, f"{named} is not in this version of the order."
    elif not applies_at(rule.times, facts.offence_at):
        passed, answer = False, f"{named} did not apply at {writing.moment(facts.offence_at)}."
    elif not facts.applies_to_person:
        passed, answer = False, f"{named} applies only to: {rule.applies_to}."
    elif facts.excepted:
        passed, answer = False, f"{named} has an exception that was met: {rule.exceptions}."
    else:
        passed, answer = True, f"{named} applied at {writing.moment(facts.offence_at)}."
    return hard("prohibition_applies", passed, answer, "ASBCPA 2014 s59(4), (6)")


def place_inside(facts: IssueFacts) -> Check:
    """The place is not outside that version's area by more than the fix may be wrong."""
    passed = facts.place.nearness(facts.accuracy_m) != Nearness.OUTSIDE
    return hard("place_inside", passed, place_compared(facts), "ASBCPA 2014 s59(4)")


def particulars_given(facts: IssueFacts) -> Check:
    """The circumstances are told: a notice must give reasonably detailed particulars of them."""
    told = bool(facts.particulars.strip())
    answer = "It is told what happened." if told else "Say what was seen, heard and done."
    return hard("particulars_given", told, answer, "ASBCPA 2014 s68(5)(a)")


def power_held(facts: IssueFacts) -> Check:
    """The issuer held the power on the day the notice was handed over or posted."""
    try:
        grant = holds(Power.S68, facts.issued_on, facts.grants)
    except Refused as refused:
        return hard("power_held", False, str(refused), "ASBCPA 2014 s68(1), (11)")
    until = f" to {writing.day(grant.to_on)}" if grant.to_on else ""
    given = f"{grant.instrument}, from {writing.day(grant.from_on)}{until}"
    answer = f"Issued on {writing.day(facts.issued_on)} by {given}."
    return hard("power_held", True, answer, "ASBCPA 2014 s68(1), (11)")


def amounts_lawful(facts: IssueFacts) -> Check:
    """The amounts are the tariff's, and lawful on the date of the notice."""
    asked, on = facts.asked, facts.date_of_notice
    answer = f"Asks {_sums(asked)} on {writing.day(on)}; the tariff is {_sums(facts.tariff)}."
    passed = asked == facts.tariff
    try:
        check_tariff(
            *(asked.full_pence, asked.lower_pence, asked.lower_days, on, facts.limits),
            offence_on=london_date(facts.offence_at),
        )
    except Refused as refused:
        passed, answer = False, f"{answer} {refused}"
    return hard("amounts_lawful", passed, answer, "ASBCPA 2014 s68(6), (7)")


def payee_known(facts: IssueFacts) -> Check:
    """There is a name and an address to pay to."""
    known = bool(facts.pay_to.strip()) and any(line.strip() for line in facts.pay_address)
    answer = f"Payable to {facts.pay_to}." if known else "No payee with an address is recorded."
    return hard("payee_known", known, answer, "ASBCPA 2014 s68(5)(d)")


def adult(facts: IssueFacts) -> Check:
    """The person was 18 or over on the day, by a recorded date of birth."""
    if facts.born_on is None:
        return hard("adult", False, "No date of birth is recorded.", "Adults only (council policy)")
    age = age_on(facts.born_on, london_date(facts.offence_at))
    answer = f"Aged {age} on the day, by the date of birth."
    return hard("adult", age >= ADULT_FROM, answer, "Adults only (council policy)")


def identity_checked(facts: IssueFacts) -> Check:
    """Somebody checked who the person is."""
    passed = facts.identity_checked != IdentityChecked.NONE
    how = facts.identity_checked.replace("_", " ")
    answer = f"Identity checked by {how}." if passed else "Identity was not checked."
    return hard("identity_checked", passed, answer, "No notice to an unverified name (practice)")


def gate_open(facts: IssueFacts) -> Check:
    """The support-first gate leaves the penalty open."""
    answer = facts.gate.sentence or "The support-first gate is open for a penalty."
    source = facts.gate.source or "Support-first policy"
    return hard("gate_open", facts.gate.is_open, answer, source)


def place_compared(facts: IssueFacts) -> str:
    """Which distances were compared, in whole metres: "Inside by 38 m, fix good to 8 m."""
    side = "Inside" if facts.place.inside else "Outside"
    good_to = "unknown" if facts.accuracy_m is None else f"good to {ceil(facts.accuracy_m)} m"
    return f"{side} by {int(facts.place.metres_to_edge)} m, fix {good_to}."


ALL = (
    *(not_in_future, not_before_order, order_in_force, prohibition_applies, place_inside),
    *(particulars_given, power_held, amounts_lawful, payee_known, adult, identity_checked),
    gate_open,
)
"""Every hard check, in the order of the certificate."""


def _sums(sums: Sums) -> str:
    full = written(sums.full_pence)
    if sums.lower_pence is None or sums.lower_days is None:
        return full
    days = writing.counted(sums.lower_days, "day")
    return f"{full}, or {written(sums.lower_pence)} within {days}"
