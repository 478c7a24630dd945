"""The paper that a warning of the support ladder comes with: help first, in the ladder's words.

It is another paper than a buyer's warning. It names nobody, is nobody's record, and no word of it
tells a stranger why somebody has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import Policy, Step
from penalties.rules.policy_drafts import Carried
from penalties.rules.wording.outing import outing_in
from penalties.rules.wording.support_card import SupportCard, without_outing
from penalties.rules.writing import day, listed

TITLE = "A word, and who can help"
HEADINGS = {"help": "Who can help, and with what", "with_it": "What comes with this paper"}
BRINGS: Mapping[str, str] = {
    Carried.SERVICE_INFORMATION: "a list of who can help",
    Carried.INFORMATION_CARD: "a small card to keep",
    Carried.OUTREACH_WORKER: "if you like, a first meeting with an outreach worker",
}
LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class SupportWarning:
    """The paper as it is printed: what it says, what comes with it, and whom one can call."""

    lead: tuple[str, ...]
    with_it: str
    card: SupportCard
    title: str = TITLE


def support_warning(
    card: SupportCard, policy: Policy, *, order_code: str, order_title: str, made_on: date
) -> SupportWarning:
    """The paper for an area with an order; its title is left out where its words would tell.

    ``card`` is the council's information card, of which what would tell is left out too.
    """
    named = order_code if outing_in(order_title) else f"{order_title} ({order_code})"
    return SupportWarning(
        lead=(
            "Somebody from our team spoke with you. We would like you to know who can help, today "
            "or later.",
            f"Some things are not allowed in this area: {named}, made on {day(made_on)}. Please "
            "take this as a friendly warning. Ask us what it means, and we will tell you.",
            "There is no name on this paper. There is nothing to pay and nothing to answer.",
        ),
        with_it=_with_it(step_of_a_warning(policy)),
        card=without_outing(card),
    )


def step_of_a_warning(policy: Policy) -> Step:
    """The step of the ladder on which a warning opens; the last where none opens one."""
    steps = policy.ladder.steps
    return next((step for step in steps if Outcome.WARNING in step.opens), steps[-1])


def _with_it(step: Step) -> str:
    brought = listed([BRINGS[one] for one in step.carries if one in BRINGS])
    return f"With this paper comes {brought}. When we meet again, we ask again how we can help."
