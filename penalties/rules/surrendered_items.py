"""Until when the police keep a thing that somebody handed over with a direction.

Anti-social Behaviour, Crime and Policing Act 2014 section 37(4) to (6).
"""

from datetime import date

from penalties.rules.days import ONE_DAY, last_day_beginning_with

CHILD = 16
KEPT_FOR_DAYS = 28


def disposable_on(given_on: date) -> date:
    """The first day on which an item may be disposed of, if nobody asked for it.

    That is the day after the 28 days beginning with the day of the direction.
    """
    return last_day_beginning_with(given_on, KEPT_FOR_DAYS) + ONE_DAY
