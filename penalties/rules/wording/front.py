"""The front of the notice: why, what we say happened, what can be done and by when."""

from penalties.rules.facts import Facts, Offence, Officer
from penalties.rules.money import written
from penalties.rules.wording.paying import reach, ways, where_to_pay
from penalties.rules.wording.sections import Row
from penalties.rules.writing import clock_time, day, end_of, in_london, weekday

OF_THE_ORDER = "This is a requirement of the council’s order. It is not a direction by the police."
_GIVEN = {
    "hand": "Handed to you at {time} on {day}.",
    "refused_to_take": "Offered to you by hand at {time} on {day}. You did not take it.",
    "first-class": "Posted first class on {day}, to arrive on the date of this notice.",
    "second-class": "Posted second class on {day}, to arrive on the date of this notice.",
}


def given(facts: Facts) -> str:
    """How and when the notice reached the person; the way is one of the four of ``served``."""
    local = in_london(facts.served_at)
    return _GIVEN[facts.served].format(time=clock_time(local.time()), day=weekday(local.date()))


def why() -> list[str]:
    """Belief, offence and choice: section 67, section 68(1) and (2)."""
    return [
        "You have this notice because an officer has reason to believe you committed an offence "
        "under section 67 of the Anti-social Behaviour, Crime and Policing Act 2014. Paying a "
        "fixed penalty ends this. You do not have to pay. You can ask us to look again, or let a "
        "court decide.",
    ]


def what_we_say(offence: Offence) -> list[Row]:
    """Reasonably detailed particulars of the circumstances: section 68(5)(a)."""
    local = in_london(offence.at)
    point = f"{offence.lat_e6 / 1e6:.6f}, {offence.lon_e6 / 1e6:.6f}"
    order = (
        f"{offence.order_title} ({offence.order_code}, version {offence.version}), made on "
        f"{day(offence.order_made_on)}"
    )
    if offence.restricted_area != offence.order_title:
        order = f"{order}. Restricted area: {offence.restricted_area}"
    return [
        {"title": "When", "text": f"{clock_time(local.time())} on {weekday(local.date())}"},
        {"title": "Where", "text": f"{offence.place} (map point {point})"},
        {"title": "Order and area", "text": order},
        _article(offence),
        {"title": "What happened", "text": offence.particulars},
    ]


def _article(offence: Offence) -> Row:
    """What the order says; of a requirement also what it is not (ASBCPA 2014 s59(4), s35)."""
    title = f"Article {offence.article}"
    if not offence.is_requirement:
        return {"title": title, "text": offence.prohibition}
    told = f"{offence.prohibition} {OF_THE_ORDER}"
    return {"title": f"{title}, a requirement", "text": told}


def choices(facts: Facts) -> list[Row]:
    """Both amounts with their last days (section 68(5)(c) and (7)), and the second look."""
    lower, full = written(facts.amounts.lower_pence), written(facts.amounts.full_pence)
    dates = facts.dates
    return [
        {"title": f"Pay {lower}", "text": f"by {end_of(dates.discount_ends)}"},
        {"title": f"Or pay {full}", "text": f"by {end_of(dates.payment_period_ends)}"},
        {"title": "Or ask us to look again", "text": f"by {end_of(dates.representations_close)}"},
    ]


def statutory(facts: Facts) -> list[str]:
    """What section 68(4) promises and 68(5)(b), (d) and (e) ask for, in plain sentences."""
    last = weekday(facts.dates.payment_period_ends)
    return [
        "No court case will be started before the end of the 14 days following the date of this "
        f"notice. The last of those days is {last}. If you pay either amount in time, the case "
        "ends, and you cannot be convicted of this offence.",
        f"Pay to: {where_to_pay(facts.council)}.",
        f"You can pay {ways(facts.council)}. Questions? {reach(facts.council)}",
    ]


def issued_by(officer: Officer) -> str:
    """Who issued it and by what power: section 68(1) and (11)."""
    return (
        f"Issued by officer {officer.number}, {officer.role}. Power: "
        f"{officer.authority}, from {day(officer.authorised_from)}."
    )
