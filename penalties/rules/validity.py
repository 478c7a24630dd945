"""The certificate of validity: one stored answer, with its source, for each check of a notice.

A hard check that fails can only be withdrawn; a soft one may be let stand by a supervisor. Online
either refuses before anything is printed; paper already handed over is held for review.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from penalties.rules import hard_checks, soft_checks
from penalties.rules.checks import Check
from penalties.rules.issue_facts import IssueFacts
from penalties.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Certificate:
    """Every check of one notice, in a fixed order, none left out."""

    checks: tuple[Check, ...]

    @property
    def is_good(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)

    @property
    def may_stand(self) -> bool:
        """Whether a supervisor may let the notice stand: no hard check failed."""
        return all(check.passed for check in self.checks if check.hard)

    def refusals(self) -> tuple[Refusal, ...]:
        """The checks that failed, as refusals; the rule is the check's name."""
        return tuple(
            Refusal(check.name, check.answer, check.source)
            for check in self.checks
            if not check.passed
        )

    def as_data(self) -> list[dict[str, Any]]:
        """As JSON for keeping: one object a check, without floats."""
        return [asdict(check) for check in self.checks]


def check(facts: IssueFacts) -> Certificate:
    """The certificate of a notice: design rules on issue, each compared and answered."""
    return Certificate(tuple(each(facts) for each in (*hard_checks.ALL, *soft_checks.ALL)))


def read_certificate(stored: Iterable[Mapping[str, Any]]) -> Certificate:
    """A certificate back from the JSON that ``as_data`` gave."""
    return Certificate(tuple(Check(**each) for each in stored))
