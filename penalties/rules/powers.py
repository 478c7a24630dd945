"""Who may act on a day: powers are granted to a person, by an instrument, from a day to a day.

Anti-social Behaviour, Crime and Policing Act 2014 sections 34 to 37 (police only) and 68(1), (11).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from penalties.rules.refusals import Refused, refuse
from penalties.rules.staff import Kind, Power
from penalties.rules.writing import day

_ACT = "Anti-social Behaviour, Crime and Policing Act 2014"
_SOURCES: Mapping[Power, str] = {
    Power.S34: f"{_ACT}, section 34(1)",
    Power.S35: f"{_ACT}, section 35(1)",
    Power.S37: f"{_ACT}, section 37(1)",
    Power.S68: f"{_ACT}, section 68(1) and (11)",
}
_DEEDS: Mapping[Power, str] = {
    Power.S34: "authorise dispersals",
    Power.S35: "give directions to leave",
    Power.S37: "require items to be handed over",
    Power.S68: "issue fixed penalty notices",
}
_POLICE = frozenset({Kind.CONSTABLE, Kind.PCSO})
_MAY_HOLD: Mapping[Power, frozenset[Kind]] = {
    Power.S34: frozenset({Kind.CONSTABLE}),
    Power.S35: _POLICE,
    Power.S37: _POLICE,
    Power.S68: frozenset(Kind),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A power given to one person: first and last day (both whole), and the instrument."""

    power: Power
    from_on: date
    to_on: date | None
    instrument: str

    def runs_on(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


def holds(power: Power, on: date, grants: Iterable[Grant]) -> Grant:
    """The grant by which a person holds a power on a day, the latest to begin where several run.

    Raises ``Refused`` saying whether it has not begun, has ended or was never given.
    """
    mine = [grant for grant in grants if grant.power is power]
    running = [grant for grant in mine if grant.runs_on(on)]
    if running:
        return max(running, key=lambda grant: grant.from_on)
    raise _refused(power, on, mine)


def check_grant(kind: Kind, grant: Grant) -> None:
    """``Refused`` where a power is given to a kind of person the law does not allow it to.

    Also where it ends before it begins or names no instrument.
    """
    if kind not in _MAY_HOLD[grant.power]:
        raise refuse(
            "powers.kind", f"Only the police may {_DEEDS[grant.power]}.", _SOURCES[grant.power]
        )
    if grant.to_on is not None and grant.to_on < grant.from_on:
        raise refuse("powers.dates", "A power cannot end before it begins.")
    if not grant.instrument.strip():
        raise refuse("powers.instrument", "Enter the instrument that gives the power.")


def _refused(power: Power, on: date, grants: list[Grant]) -> Refused:
    deed, source = _DEEDS[power], _SOURCES[power]
    ended = [grant.to_on for grant in grants if grant.to_on is not None and grant.to_on < on]
    later = [grant.from_on for grant in grants if grant.from_on > on]
    if ended:
        said = f"The power to {deed} ended on {day(max(ended))}."
        return refuse("powers.ended", said, source)
    if later:
        said = f"The power to {deed} begins on {day(min(later))}."
        return refuse("powers.not_begun", said, source)
    return refuse("powers.none", f"No power to {deed} is recorded for this person.", source)
