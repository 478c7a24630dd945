"""The English of the offer of a course: what it is, what it costs, and that nobody has to go.

Neutral throughout: whoever finds the letter learns of a course, and not why it was offered.
"""

from penalties.rules.money import written
from penalties.rules.numbers import printed
from penalties.rules.warning_facts import CourseFacts
from penalties.rules.wording.handed import Said, given_by, labels, other_formats, your_rights
from penalties.rules.wording.paying import reach
from penalties.rules.wording.sections import Row
from penalties.rules.writing import end_of, in_london, weekday

HEADINGS = {
    "the_course": "The course",
    "your_choice": "You choose",
    "how_to_answer": "How to answer",
    "your_information": "Your information",
    "other_formats": "Other formats and languages",
    "given_by": "Who offers it",
}


def course_offer_text(facts: CourseFacts) -> dict[str, Said]:
    """Every sentence of the offer, by section, in the order in which the paper shows them."""
    return {
        "labels": labels(
            facts.person,
            title="Offer of a course",
            act="",
            dated=f"Offered on {weekday(in_london(facts.made_at).date())}",
            **HEADINGS,
        ),
        "why": ["An officer spoke with you. We can offer you a place on the course below."],
        "the_course": _the_course(facts),
        "your_choice": [
            "You do not have to go. If you say no, nothing follows from that by itself. The course "
            "is not a penalty and not a conviction. Going to it does not say that you did anything "
            "wrong. If you have a notice from us, its dates stay as they are."
        ],
        "how_to_answer": [
            f"Tell us by {end_of(facts.answer_by)}. {reach(facts.council)} Give the number "
            f"{printed(facts.number)}. If the day does not suit you, ask for another."
        ],
        "your_information": [
            f"{facts.council.name} keeps this offer and your answer for 12 months, and then "
            f"deletes them. {facts.held_by} gets your name if you say yes, and nothing else from "
            "us.",
            your_rights(),
        ],
        "other_formats": other_formats(facts.council),
        "given_by": given_by(facts.officer),
    }


def _the_course(facts: CourseFacts) -> list[Row]:
    price = facts.price_pence
    rows: list[Row] = [
        {"title": "Course", "text": facts.course},
        {"title": "Held by", "text": facts.held_by},
        {
            "title": "Day",
            "text": weekday(facts.held_on) if facts.held_on else "We agree a day with you",
        },
        {"title": "Cost", "text": written(price) if price else "Free"},
        {"title": "Answer by", "text": end_of(facts.answer_by)},
    ]
    return rows + ([{"title": "Scheme", "text": facts.scheme}] if facts.scheme else [])
