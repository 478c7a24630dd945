"""Warning somebody in person about kerb crawling: what it may cite, and what speaks against it.

Anti-social Behaviour, Crime and Policing Act 2014 ("ASBCPA 2014") ss59 and 67: a prohibition of the
council's order. Sexual Offences Act 2003 s51A: a police matter, for a constable alone to cite.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from penalties.rules import writing
from penalties.rules.areas import Nearness
from penalties.rules.days import corresponding_date, london_date
from penalties.rules.encounters import Identity, IdentityChecked
from penalties.rules.order_standing import Standing
from penalties.rules.people import folded
from penalties.rules.prohibitions import Concerns, ProhibitionDraft, applies_at
from penalties.rules.refusals import Refusal
from penalties.rules.soft_checks import ONE_ACT
from penalties.rules.staff import Kind

MONTHS_KEPT = 12
ONE_ANSWER = "One act gets one answer (council policy)"
NOT_ABOUT_BUYERS = frozenset({Concerns.SELLING, Concerns.CONTROLLING})
COOL_OFF = "Council policy: cool-off"


class Law(StrEnum):
    """What a warning rests on."""

    ORDER = "order"
    S51A = "s51a"


class Given(StrEnum):
    """What somebody was given earlier."""

    WARNING = "warning"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier warning of the same person, or a penalty that stands. Moments are in UTC."""

    kind: Given
    number: str
    order_code: str
    met_at: datetime
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningAsked:
    """A warning as an officer would give it, with what bears on it.

    ``order_then`` is how the order stood when the person was met, ``prohibition`` the one that is
    named, and ``nearness`` of the place to that version's area; all ``None`` where not known.
    """

    kind: Kind
    law: Law
    met_at: datetime
    name: str
    identity: Identity
    identity_checked: IdentityChecked
    seen: str
    order_code: str
    prohibition_code: str
    order_then: Standing | None
    prohibition: ProhibitionDraft | None
    nearness: Nearness | None
    also_penalty: bool
    incident: str
    earlier: tuple[Earlier, ...]
    cool_off: timedelta


def law_cited(kind: Kind, said: Law | None = None) -> Law:
    """The law that somebody of this kind cites: the order's prohibition, a constable's own s51A.

    ``said`` is what the officer chose; a constable may cite the order as well.
    """
    return said or (Law.S51A if kind == Kind.CONSTABLE else Law.ORDER)


def kept_until(given_at: datetime) -> date:
    """The day on which a warning, or a course offer, is deleted: 12 months later (law.md 8)."""
    return corresponding_date(london_date(given_at), MONTHS_KEPT)


def check_warning(asked: WarningAsked) -> tuple[Refusal, ...]:
    """Everything that speaks against the warning, each with its sentence; none where it is open."""
    return (*_of_the_person(asked), *_of_the_law(asked), *_of_earlier(asked))


def _of_the_person(asked: WarningAsked) -> Iterator[Refusal]:
    if not folded(asked.name):  # a dash or a question mark names nobody
        yield Refusal(
            "kerb_warnings.name",
            "A warning in person names whom it is for. No name is recorded: give advice instead.",
            "No notice to an unverified name (practice)",
        )
    checked = asked.identity_checked != IdentityChecked.NONE
    if asked.identity == Identity.UNKNOWN or not checked:
        yield Refusal(
            "kerb_warnings.identity",
            "A warning in person needs an identity that was checked. Check it, or give advice "
            "instead.",
            "No notice to an unverified name (practice)",
        )
    if not asked.seen.strip():
        yield Refusal(
            "kerb_warnings.seen",
            "Say what you saw and heard: it is printed on the warning.",
            "Fairness to the person (practice)",
        )


def _of_the_law(asked: WarningAsked) -> Iterator[Refusal]:
    if asked.law == Law.ORDER:
        yield from _of_the_order(asked)
    elif asked.kind != Kind.CONSTABLE:
        yield Refusal(
            "kerb_warnings.s51a",
            "Only a constable warns under section 51A. Cite the order instead.",
            "Sexual Offences Act 2003 s51A",
        )


def _of_the_order(asked: WarningAsked) -> Iterator[Refusal]:
    then = asked.order_then
    if then is None or not then.in_force:
        why = then.sentence if then else f"There is no order {asked.order_code}."
        yield Refusal(
            "kerb_warnings.order",
            f"The order cannot be cited. {why}",
            then.source if then else "ASBCPA 2014 s67(1)",
        )
    elif said := _of_the_article(asked):
        yield Refusal("kerb_warnings.prohibition", said, "ASBCPA 2014 s59(4), (6)")
    if asked.nearness == Nearness.OUTSIDE:
        yield Refusal(
            "kerb_warnings.place",
            "The place is outside the order’s area, where the order forbids nothing.",
            "ASBCPA 2014 s59(4)",
        )


def _of_the_article(asked: WarningAsked) -> str:
    """Why the article cannot be cited; empty where it can."""
    rule = asked.prohibition
    if rule is None:
        return f"Article {asked.prohibition_code} is not in this version of the order."
    if rule.concerns in NOT_ABOUT_BUYERS:
        return f"Article {rule.code} is about {rule.concerns}. Cite the one about buying."
    if not applies_at(rule.times, asked.met_at):
        return f"Article {rule.code} did not apply at {writing.moment(asked.met_at)}."
    return ""


def _of_earlier(asked: WarningAsked) -> Iterator[Refusal]:
    if asked.also_penalty:
        yield Refusal(
            "kerb_warnings.one_act",
            "You recorded a penalty and a warning for the same act. Choose one of them.",
            ONE_ANSWER,
        )
    same = next((one for one in asked.earlier if _is_one_act(one, asked)), None)
    near = next((one for one in asked.earlier if _is_too_soon(one, asked)), None)
    if same is not None:
        yield Refusal(
            "kerb_warnings.one_act",
            f"This person has {_named(same)} for the same act, met at "
            f"{writing.moment(same.met_at)}. It is recorded already: give nothing more.",
            ONE_ANSWER,
        )
    elif near is not None:
        hours = writing.counted(int(asked.cool_off.total_seconds()) // 3600, "hour")
        yield Refusal(
            "kerb_warnings.cool_off",
            f"This person has {_named(near)} under the same order, met at "
            f"{writing.moment(near.met_at)}. No other follows within {hours}.",
            COOL_OFF,
        )


def _named(earlier: Earlier) -> str:
    return f"a {earlier.kind} ({earlier.number})"


def _is_one_act(one: Earlier, asked: WarningAsked) -> bool:
    by_incident = one.incident != "" and one.incident == asked.incident
    return by_incident or abs(asked.met_at - one.met_at) < ONE_ACT


def _is_too_soon(one: Earlier, asked: WarningAsked) -> bool:
    return one.order_code == asked.order_code and abs(asked.met_at - one.met_at) < asked.cool_off
