"""A one-off bank holiday, proclaimed after the packaged table was made.

Banking and Financial Dealings Act 1971 section 1(3).
"""

from datetime import date

from penalties.rules.days import Holidays, known_until
from penalties.rules.refusals import refuse
from penalties.rules.writing import day

SOURCE = "Banking and Financial Dealings Act 1971, section 1(3)"


def check_new_holiday(on: date, today: date, known: Holidays) -> None:
    """``Refused`` for a weekend, a day that is a bank holiday already, and one that has begun.

    What was reckoned without the day stays as it was printed, so it has to be entered before.
    """
    if not today < on <= known_until():
        raise refuse(
            "extra_holidays.past",
            f"The day must be later than today and not after {day(known_until())}.",
            SOURCE,
        )
    if on.weekday() >= 5:
        raise refuse("extra_holidays.weekend", f"{day(on)} is a weekend: no letter counts then.")
    if on in known:
        raise refuse("extra_holidays.known", f"{day(on)} is a bank holiday already.", SOURCE)
