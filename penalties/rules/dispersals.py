"""Authorisations to disperse: who may give one, for how long, on which grounds, and when it runs.

Law: Anti-social Behaviour, Crime and Policing Act 2014 s34. Elapsed time is counted in UTC, so a
night on which the clocks are changed is an hour shorter or longer than the wall clock says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from penalties.rules import powers, writing
from penalties.rules.areas import Nearness, locate
from penalties.rules.days import london_date
from penalties.rules.powers import Grant
from penalties.rules.ranks import check_rank
from penalties.rules.refusals import Refusal, Refused, refuse
from penalties.rules.staff import Kind, Power
from penalties.rules.wall_clock import by_the_wall_clock, change_between, lasting

LONGEST = timedelta(hours=48)
ENTERED_WITHIN = timedelta(hours=24)
BEGINS_WITHIN = timedelta(days=28)
HOUSE = "house rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An authorisation as somebody gives it or says that it was given; moments in UTC.

    ``area`` is its locality (GeoJSON as ``area_files.read_area`` gives it). ``signed_name`` is how
    the officer who gives it signed it, and stays empty for one that was given by phone.
    """

    locality: str
    area: Mapping[str, Any]
    starts_at: datetime
    ends_at: datetime
    grounds: str
    rights_considered: bool
    rank: str
    given_at: datetime
    by_phone: bool = False
    signed_name: str = ""


class Running(Protocol):
    """What the rules need to know of an authorisation that is kept."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def over_at(self) -> datetime: ...
    @property
    def area(self) -> Mapping[str, Any]: ...
    @property
    def area_digest(self) -> str: ...


def is_live(starts_at: datetime, over_at: datetime, at: datetime) -> bool:
    """Whether it runs at a moment: from its first second on, and no longer at its end."""
    return starts_at <= at < over_at


def covers(one: Running, lat_e6: int, lon_e6: int, accuracy_m: int | None, at: datetime) -> bool:
    """Whether one runs at a moment and the place is in its locality, or may be for all we know."""
    if not is_live(one.starts_at, one.over_at, at):
        return False
    place = locate(one.area, lat_e6, lon_e6, digest=one.area_digest)
    return place.nearness(accuracy_m) is not Nearness.OUTSIDE


def check_giver(kind: Kind, grants: Iterable[Grant], at: datetime) -> None:
    """``Refused`` for whoever cannot authorise at a moment: police alone, with the power that day.

    Source: s34(1).
    """
    if kind is not Kind.CONSTABLE:
        raise refuse(
            "dispersals.police",
            "Only a police officer can authorise a dispersal. A council cannot.",
            "ASBCPA 2014 s34(1)",
        )
    powers.holds(Power.S34, london_date(at), grants)


def check_proposal(proposal: Proposal, at: datetime) -> None:
    """``Refused`` with every reason why an authorisation cannot be kept at ``at``."""
    found = (
        *check_rank(proposal.rank),
        *_times(proposal),
        *_entered_in_time(proposal, at),
        *_words(proposal),
    )
    if found:
        raise Refused(*found)


def check_signature(name: str) -> None:
    """``Refused`` where nobody signed. Source: s34(4)(b)."""
    if not name.strip():
        raise refuse(
            "dispersals.signed",
            "The officer who gives the authorisation must sign it: enter their name.",
            "ASBCPA 2014 s34(4)",
        )


def check_ending(over_at: datetime, reason: str, at: datetime) -> None:
    """``Refused`` where it is over already, or nobody says why it should end."""
    if over_at <= at:
        raise refuse("dispersals.over", f"It was over at {writing.moment(over_at)}.")
    if not reason.strip():
        raise refuse("dispersals.reason", "Say why it ends early.")


def _times(proposal: Proposal) -> Iterator[Refusal]:
    starts, ends = proposal.starts_at, proposal.ends_at
    if ends <= starts:
        yield Refusal("dispersals.ends_first", "It must end after it starts.", "ASBCPA 2014 s34(1)")
    elif ends - starts > LONGEST:
        yield Refusal("dispersals.too_long", _too_long(starts, ends), "ASBCPA 2014 s34(1)")
    if starts < proposal.given_at:
        yield Refusal(
            "dispersals.backwards",
            f"It was given at {writing.moment(proposal.given_at)}, so it cannot start before. "
            "An authorisation never works backwards.",
            "ASBCPA 2014 s34(1)",
        )
    elif starts - proposal.given_at > BEGINS_WITHIN:
        yield Refusal(
            "dispersals.far_ahead",
            f"It starts more than {BEGINS_WITHIN.days} days after it was given. Check the dates.",
            HOUSE,
        )


def _too_long(starts: datetime, ends: datetime) -> str:
    length, change = lasting(ends - starts), change_between(starts, ends)
    begins = f"This is {length}."
    if change and by_the_wall_clock(starts, ends) != ends - starts:
        begins = f"{change.sentence_begins}, so this is {length}."
    latest = writing.moment(starts + LONGEST)
    return f"{begins} An authorisation lasts 48 hours at most: it can end at {latest}."


def _entered_in_time(proposal: Proposal, at: datetime) -> Iterator[Refusal]:
    if proposal.given_at > at:
        yield Refusal(
            "dispersals.not_yet", "Enter it once it is given: this time is still to come.", HOUSE
        )
    elif at - proposal.given_at > ENTERED_WITHIN:
        yield Refusal(
            "dispersals.late",
            f"It was given more than {lasting(ENTERED_WITHIN)} ago, which is too long to enter it "
            "here. Keep the paper, and give a new one if it is still needed.",
            HOUSE,
        )


def _words(proposal: Proposal) -> Iterator[Refusal]:
    if not proposal.locality.strip():
        yield Refusal("dispersals.locality", "Say which locality it is.", "ASBCPA 2014 s34(1)")
    if not proposal.grounds.strip():
        yield Refusal(
            "dispersals.grounds",
            "State the grounds: who is being harassed, alarmed or distressed, or what crime or "
            "disorder there is, and why this power may be needed.",
            "ASBCPA 2014 s34(2) and (4)",
        )
    if not proposal.rights_considered:
        yield Refusal(
            "dispersals.rights",
            "The inspector must have particular regard to freedom of expression and of assembly.",
            "ASBCPA 2014 s34(3); ECHR articles 10 and 11",
        )
    if not proposal.by_phone:
        try:
            check_signature(proposal.signed_name)
        except Refused as refused:
            yield from refused.refusals
