"""On which day a payment by post counts, told in sentences before anybody relies on it.

Anti-social Behaviour, Crime and Policing Act 2014 section 68(9): a letter that was posted counts
when it would arrive in the ordinary course of post, whenever it was opened.
"""

from datetime import date

from penalties.rules.days import Holidays, PostClass
from penalties.rules.post import Delivery, delivery
from penalties.rules.writing import weekday

SOURCE = "ASBCPA 2014, section 68(8) and (9)"


def counts_on(
    received_on: date,
    posted_on: date | None,
    holidays: Holidays,
    post_class: PostClass = PostClass.FIRST,
) -> Delivery:
    """The day on which a posted payment counts, and why.

    The ordinary course of post, or the day it came where that was sooner or the day of posting
    cannot be read.
    """
    came = f"It came on {weekday(received_on)}."
    if posted_on is None or posted_on > received_on:
        unread = "The day of posting is not known, so it counts on the day it came."
        return Delivery(received_on, (came, unread))
    expected = delivery(posted_on, post_class, holidays)
    if received_on < expected.on:
        sooner = f"{came} That was sooner, so it counts on that day."
        return Delivery(received_on, (*expected.steps, sooner))
    later = f"{came} It counts on {weekday(expected.on)}, whenever it was opened."
    return Delivery(expected.on, (*expected.steps, later))
