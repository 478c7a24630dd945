"""When a thing that was handed over goes back, to whom, and when it may be disposed of.

Anti-social Behaviour, Crime and Policing Act 2014 section 37.
"""

from datetime import date, datetime

from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.refusals import refuse

SOURCE = "ASBCPA 2014 s37"


def check_goes_back(kept_until: datetime, at: datetime) -> None:
    """``Refused`` where the exclusion period still runs."""
    if at < kept_until:
        raise refuse(
            "surrendered_items.kept",
            f"It must be kept until the direction ends, at {writing.moment(kept_until)}.",
            SOURCE,
        )


def check_who_takes_it(*, is_under_16: bool, adult: str) -> None:
    """``Refused`` where somebody under 16 would get it back without an adult with them."""
    if is_under_16 and not adult.strip():
        raise refuse(
            "surrendered_items.adult",
            "The person is under 16. Hand it over only when a parent, or another adult who looks "
            "after them, is there, and say who that is.",
            SOURCE,
        )


def check_disposable(first_day: date, at: datetime) -> None:
    """``Refused`` before the first day on which it may be disposed of, in London."""
    if london_date(at) < first_day:
        raise refuse(
            "surrendered_items.claimable",
            f"It can still be asked for. It may be disposed of from {writing.day(first_day)}.",
            SOURCE,
        )
