"""The English of a warning in person: what was seen, what the law is, what it is not, what may be.

Calm, and nothing that says that an offence was proved. ASBCPA 2014 ss59, 67; Sexual Offences Act
2003 s51A, each with a fine of level 3 at most.
"""

from penalties.rules.kerb_warnings import Law
from penalties.rules.money import written
from penalties.rules.numbers import printed
from penalties.rules.warning_facts import CitedOrder, SeenVehicle, WarningFacts
from penalties.rules.wording.after import MOST_A_COURT_CAN_FINE
from penalties.rules.wording.handed import (
    Said,
    at_fault,
    given_by,
    labels,
    other_formats,
    your_rights,
)
from penalties.rules.wording.sections import Row
from penalties.rules.writing import clock_time, day, in_london, weekday

ACT = {
    Law.ORDER: "Anti-social Behaviour, Crime and Policing Act 2014, sections 59 and 67",
    Law.S51A: "Sexual Offences Act 2003, section 51A",
}
HEADINGS = {
    "what_we_saw": "What the officer saw",
    "the_law": "What the law is",
    "what_this_is": "What this is, and what it is not",
    "what_may_follow": "What may follow",
    "if_wrong": "If something here is wrong",
    "your_information": "Your information",
    "other_formats": "Other formats and languages",
    "given_by": "Who gave you this warning",
}


def kerb_warning_text(facts: WarningFacts) -> dict[str, Said]:
    """Every sentence of the warning, by section, in the order in which the paper shows them."""
    given = in_london(facts.met_at)
    return {
        "labels": labels(
            facts.person,
            title="Warning given in person",
            act=ACT[facts.law],
            dated=f"Given to you at {clock_time(given.time())} on {weekday(given.date())}",
            **HEADINGS,
        ),
        "why": [_why(facts)],
        "what_we_saw": _what_we_saw(facts),
        "the_law": [_the_law(facts)],
        "what_this_is": [
            "This is a warning. It is not a penalty, and it is not a conviction. There is nothing "
            "to pay, and you do not have to reply. No court has looked at what happened."
        ],
        "what_may_follow": [
            "If an officer meets you again, they can see that you had this warning. You may then "
            f"{_may_then(facts)}. You may be offered a course. Nothing is automatic."
        ],
        "if_wrong": [
            f"Was it not you, or did it not happen like this? {at_fault(facts.council, facts)} "
            f"Give the number {printed(facts.number)}. Somebody who did not give you this warning "
            "looks at it again, and we correct our record."
        ],
        "your_information": [
            f"{facts.council.name} keeps this record to know that you were warned. We delete it on "
            f"{day(facts.kept_until)}. If a court needs it then, we keep it until the court has "
            "ended.",
            your_rights(),
        ],
        "other_formats": other_formats(facts.council),
        "given_by": given_by(facts.officer),
    }


def _why(facts: WarningFacts) -> str:
    begins = "An officer has reason to believe that you did what is written below."
    if facts.order is not None:
        return f"{begins} An order of {facts.council.name} does not allow it here."
    return f"{begins} The law does not allow it in a street or public place."


def _what_we_saw(facts: WarningFacts) -> list[Row]:
    local = in_london(facts.met_at)
    point = f"{facts.lat_e6 / 1e6:.6f}, {facts.lon_e6 / 1e6:.6f}"
    rows: list[Row] = [
        {"title": "When", "text": f"{clock_time(local.time())} on {weekday(local.date())}"},
        {"title": "Where", "text": f"{facts.place} (map point {point})"},
    ]
    if facts.vehicle is not None:
        rows.append({"title": "Vehicle", "text": _vehicle(facts.vehicle)})
    rows.append({"title": "What was seen", "text": facts.seen})
    return rows + (_order(facts.order) if facts.order else [])


def _order(order: CitedOrder) -> list[Row]:
    named = f"{order.title} ({order.code}, version {order.version})"
    return [
        {"title": "Order", "text": f"{named}, made on {day(order.made_on)}"},
        {"title": f"Article {order.article}", "text": order.prohibition},
    ]


def _vehicle(vehicle: SeenVehicle) -> str:
    looks = " ".join(part for part in (vehicle.colour, vehicle.make) if part)
    return f"{looks}, {vehicle.vrm}" if looks else vehicle.vrm


def _the_law(facts: WarningFacts) -> str:
    most = f"A court can fine up to {written(MOST_A_COURT_CAN_FINE)}."
    if facts.order is not None:
        return (
            "It is an offence to do what the order does not allow, if you have no reasonable "
            f"excuse (section 67 of the Act). {most}"
        )
    return (
        "It is an offence to ask someone for paid sexual services in a street or public place, on "
        f"foot or from a vehicle (section 51A of the Act). {most}"
    )


def _may_then(facts: WarningFacts) -> str:
    if facts.order is not None:
        return "get a fixed penalty notice, or the police may look at it"
    return "hear from the police, or get a fixed penalty notice under an order of the council"
