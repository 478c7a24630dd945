"""The English of the notice: sentences made of facts, once, when it is issued.

Anti-social Behaviour, Crime and Policing Act 2014 section 68(5): particulars, the time in which
no proceedings are taken, the amount, the payee's name and address, and how it may be paid.
"""

from penalties.rules.facts import Facts
from penalties.rules.wording import after, front, labels, paying
from penalties.rules.wording.sections import Text

WORDING = "2"
"""Goes up with every change of a sentence; a notice keeps the version it was made with."""


def fixed_penalty_text(facts: Facts) -> Text:
    """Every sentence of the notice, by section, in the order in which the paper shows them.

    Values are lists of paragraphs, or of ``{"title", "text"}`` rows; ``labels`` is by name.
    """
    return {
        "labels": labels.labels(facts),
        "given": front.given(facts),
        "why": front.why(),
        "what_we_say": front.what_we_say(facts.offence),
        "choices": front.choices(facts),
        "statutory": front.statutory(facts),
        "online": paying.online(facts.council),
        "issued_by": front.issued_by(facts.officer),
        "how_to_pay": paying.how_to_pay(facts.council, facts.number),
        "if_nothing": after.if_nothing(facts),
        "look_again": after.look_again(facts),
        "if_you_cannot": after.if_you_cannot(facts.council),
        "what_this_is": after.what_this_is(),
        "your_information": after.your_information(facts.council),
        "other_formats": after.other_formats(facts.council),
        "roll": after.roll(facts.council),
    }
