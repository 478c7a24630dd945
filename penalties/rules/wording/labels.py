"""Titles, headings and the small words around the sentences, so that no surface makes its own."""

from penalties.rules.facts import Facts
from penalties.rules.writing import day, end_of

_FIXED = {
    "title": "Fixed penalty notice",
    "act": "Anti-social Behaviour, Crime and Policing Act 2014, section 68",
    "private": "PRIVATE",
    "number": "Notice number",
    "date_of_notice": "Date of notice",
    "access_code": "Access code",
    "for": "For",
    "why": "Why you have this notice",
    "what_we_say": "What we say happened",
    "choices": "What you can do, and by when",
    "online": "Pay or reply online",
    "how_to_pay": "How to pay",
    "if_nothing": "If you do nothing",
    "look_again": "Ask us to look again",
    "if_you_cannot": "If you cannot pay or need help",
    "what_this_is": "What this notice is",
    "your_information": "Your information",
    "other_formats": "Other formats and languages",
    "statutory": "When and how to pay",
    "issued_by": "Who issued this notice",
    "payee": "Whom to pay",
    "ways": "Ways to pay",
    "signature": "Signature of officer",
    "page": "Page {page} of {pages}",
    "turn_over": "turn over",
    "more_on": "There is more on page {page}.",
    "more_at_end": "There is more at the end.",
    "more_from": "{title}, carried on",
    "name_and_address": "Your name and address",
    "record": "Record {record}",
    "fold": "fold here",
    "end": "End of notice",
    "qr": "Square code that opens this notice online",
    "barcode": "Barcode of the notice number, for our staff",
}


def labels(facts: Facts) -> dict[str, str]:
    """The fixed words, and those with a date in them, by name."""
    born = facts.person.born_year
    return {
        **_FIXED,
        "born": f"born {born}" if born else "",
        "dated": day(facts.date_of_notice),
        "last_day": end_of(facts.dates.payment_period_ends),
    }
