"""A deadline that explains itself, and the set of them that one notice has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from penalties.rules.days import last_moment
from penalties.rules.writing import weekday


@dataclass(frozen=True, slots=True)
class Deadline:
    """A named day with the day it is counted from, each step in a sentence, and its source."""

    name: str
    on: date
    counted_from: date
    steps: tuple[str, ...]
    source: str

    @property
    def last_moment(self) -> datetime:
        """23:59:59 in London on the day: the moment that is shown and enforced."""
        return last_moment(self.on)

    def as_json(self) -> dict[str, object]:
        """The shape of the outer contract."""
        return {
            "name": self.name,
            "on": self.on.isoformat(),
            "last_moment": self.last_moment.isoformat(),
            "counted_from": self.counted_from.isoformat(),
            "steps": list(self.steps),
            "source": self.source,
        }

    def lines(self) -> list[str]:
        """The same for a person to read: a heading, its steps and its source."""
        heading = f"{weekday(self.on)}: {self.name.replace('_', ' ')}"
        return [heading, *(f"  {step}" for step in self.steps), f"  Source: {self.source}"]


@dataclass(frozen=True, slots=True)
class Clocks:
    """Every deadline of one notice, in the order in which they are counted."""

    offence_on: date
    date_of_notice: date
    deadlines: tuple[Deadline, ...]

    def __getitem__(self, name: str) -> Deadline:
        """The deadline of that name; ``KeyError`` where there is none."""
        return self._by_name()[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name()

    def on(self, name: str) -> date:
        """The day of the deadline of that name."""
        return self[name].on

    def changed(self, *deadlines: Deadline) -> "Clocks":
        """These clocks with the given deadlines put in the place of those of the same name."""
        new = {deadline.name: deadline for deadline in deadlines}
        return replace(self, deadlines=tuple(new.get(old.name, old) for old in self.deadlines))

    def as_json(self) -> dict[str, object]:
        """The shape of the outer contract."""
        return {
            "date_of_notice": self.date_of_notice.isoformat(),
            "deadlines": [deadline.as_json() for deadline in self.deadlines],
        }

    def lines(self) -> list[str]:
        """The same for a person to read, a blank line before each deadline."""
        heading = f"Date of the notice: {weekday(self.date_of_notice)}"
        return [heading, *(line for each in self.deadlines for line in ("", *each.lines()))]

    def _by_name(self) -> Mapping[str, Deadline]:
        return {deadline.name: deadline for deadline in self.deadlines}
