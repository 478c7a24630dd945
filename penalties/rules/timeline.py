"""Which events of a case concern whoever got the notice: they have words for the person.

What was done inside, and what only support knows, never stands here (design section 4, the wall).
"""

from penalties.rules.events import Event

CONCERNS_THE_PERSON: frozenset[Event] = frozenset(
    {
        Event.HOLD_LIFTED,
        Event.HOLD_PLACED,
        Event.PAYMENT_RECEIVED,
        Event.PAYMENT_RECORDED,
        Event.PAYMENT_REFUNDED,
        Event.PENALTY_CHARGED,
        Event.PENALTY_CLOSED,
        Event.PENALTY_HELD_FOR_REVIEW,
        Event.PENALTY_ISSUED,
        Event.PENALTY_LET_STAND,
        Event.PENALTY_PAID,
        Event.PENALTY_REFERRED,
        Event.PENALTY_SERVED,
        Event.PENALTY_SETTLED,
        Event.PENALTY_WARNED_FINALLY,
        Event.PENALTY_WITHDRAWN,
        Event.REPRESENTATION_ADDED_TO,
        Event.REPRESENTATION_ANSWERED,
        Event.REPRESENTATION_ASKED,
        Event.REPRESENTATION_DECIDED,
        Event.REPRESENTATION_OVERTAKEN,
        Event.REPRESENTATION_RECEIVED,
        Event.UPLOAD_FAILED,
        Event.UPLOAD_SETTLED,
    }
)
