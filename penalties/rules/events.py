"""Every audited event by name: ``<thing>.<happened>``, in the past tense.

An entry of the trail carries one of these, with ids, codes and amounts, never a name or a text.
"""

from enum import StrEnum


class Event(StrEnum):
    """One thing that happened, grouped by what it happened to."""

    ACCESS_CODE_REPLACED = "access_code.replaced"
    ATTACHMENT_KEPT = "attachment.kept"
    AUTHORISATION_ASKED = "authorisation.asked"
    AUTHORISATION_GIVEN = "authorisation.given"
    AUTHORISATION_REFUSED = "authorisation.refused"
    AUTHORISATION_USED = "authorisation.used"
    AUTHORITY_ADDED = "authority.added"
    AUTHORITY_CHANGED = "authority.changed"
    CEILING_SWITCHED_ON = "ceiling.switched_on"
    ENCOUNTER_CONFLICTED = "encounter.conflicted"
    ENCOUNTER_HELD = "encounter.held"
    ENCOUNTER_QUARANTINED = "encounter.quarantined"
    ENCOUNTER_RECORDED = "encounter.recorded"
    ENCOUNTER_REFUSED = "encounter.refused"
    ENCOUNTER_REVIEWED = "encounter.reviewed"
    HOLD_LIFTED = "hold.lifted"
    HOLD_PLACED = "hold.placed"
    NOTICE_DRAWN_UP = "notice.drawn_up"
    NOTICE_MISMATCHED = "notice.mismatched"
    NUMBER_ISSUED = "number.issued"
    NUMBER_LEASED = "number.leased"
    NUMBER_LOST = "number.lost"
    NUMBER_SPOILED = "number.spoiled"
    ORDER_CORRECTED = "order.corrected"
    ORDER_DISCHARGED = "order.discharged"
    ORDER_EXTENDED = "order.extended"
    ORDER_IMPORTED = "order.imported"
    ORDER_QUASHED = "order.quashed"
    ORDER_RESUMED = "order.resumed"
    ORDER_SUSPENDED = "order.suspended"
    ORDER_VARIED = "order.varied"
    PAYMENT_ABANDONED = "payment.abandoned"
    PAYMENT_DECLINED = "payment.declined"
    PAYMENT_DISPUTED = "payment.disputed"
    PAYMENT_OPENED = "payment.opened"
    PAYMENT_RECEIVED = "payment.received"
    PAYMENT_RECORDED = "payment.recorded"
    PAYMENT_REFUNDED = "payment.refunded"
    PAYMENT_REFUND_APPROVED = "payment.refund_approved"
    PAYMENT_REFUND_ASKED = "payment.refund_asked"
    PAYMENT_REFUND_DECLINED = "payment.refund_declined"
    PAYMENT_REFUND_FAILED = "payment.refund_failed"
    PAYMENT_UNMATCHED = "payment.unmatched"
    PENALTY_ALARM_RUNG = "penalty.alarm_rung"
    PENALTY_CHARGED = "penalty.charged"
    PENALTY_CLOSED = "penalty.closed"
    PENALTY_HELD_FOR_REVIEW = "penalty.held_for_review"
    PENALTY_IMPORTED = "penalty.imported"
    PENALTY_ISSUED = "penalty.issued"
    PENALTY_LET_STAND = "penalty.let_stand"
    PENALTY_PAID = "penalty.paid"
    PENALTY_REFERRED = "penalty.referred"
    PENALTY_REMINDER_FELL_DUE = "penalty.reminder_fell_due"
    PENALTY_SERVED = "penalty.served"
    PENALTY_SETTLED = "penalty.settled"
    PENALTY_WARNED_FINALLY = "penalty.warned_finally"
    PENALTY_WITHDRAWN = "penalty.withdrawn"
    PERSON_RECORDED = "person.recorded"
    POWER_ENDED = "power.ended"
    POWER_GRANTED = "power.granted"
    RECORD_READ = "record.read"
    SESSION_REVOKED = "session.revoked"
    SIGN_INSPECTED = "sign.inspected"
    SIGN_RECORDED = "sign.recorded"
    STAFF_ADDED = "staff.added"
    STAFF_CHANGED = "staff.changed"
    STAFF_PASSWORD_SET = "staff.password_set"  # noqa: S105 - the name of an event
    STAFF_SIGNED_IN = "staff.signed_in"
    STAFF_SIGNED_OUT = "staff.signed_out"
    STAFF_SUSPENDED = "staff.suspended"
    TABLET_ENROLLED = "tablet.enrolled"
    TABLET_REVOKED = "tablet.revoked"


WALLED_SUBJECTS = frozenset(
    {"flag", "referral", "safeguarding", "service", "support", "victim_report"}
)
"""Things of the support side: that anything happened to one is itself behind the wall."""

WALLED_EVENTS = frozenset(event for event in Event if event.split(".")[0] in WALLED_SUBJECTS)
"""What no page of the enforcement side lists or counts."""

READS = frozenset({Event.RECORD_READ})
"""Somebody saw what is kept of a person (DPA 2018 s62)."""
