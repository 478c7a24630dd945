"""What the database refuses of a penalty by itself, each refusal by its name.

A penalty that is held for review or withdrawn does not stand: of it less is asked. What comes to
NULL passes a CHECK, so each column that may be empty says so itself.
"""

from sqlalchemy import CheckConstraint

NOT_STANDING = "status IN ('held_for_review', 'withdrawn')"

PENALTY_CHECKS = (
    CheckConstraint(
        "status IN ('held_for_review', 'issued', 'served', 'paid', 'withdrawn',"
        " 'legal_review', 'charged', 'closed')",
        name="status_is_known",
    ),
    CheckConstraint(f"{NOT_STANDING} OR gate_is_open", name="stands_only_with_an_open_gate"),
    CheckConstraint(
        f"{NOT_STANDING} OR NOT by_exception"
        " OR (offer_id IS NOT NULL AND authorisation_id IS NOT NULL)",
        name="exception_has_offer_and_authorisation",
    ),
    CheckConstraint(
        "(offer_id IS NULL) = (offer_answer IS NULL)"
        " AND (offer_answer IS NULL OR offer_answer = 'declined')",
        name="offer_was_declined",
    ),
    CheckConstraint(
        "(authorisation_id IS NULL) = (authorisation_answer IS NULL)"
        " AND (authorisation_id IS NULL) = (authorisation_kind IS NULL)"
        " AND (authorisation_id IS NULL) = (authorised_by IS NULL)"
        " AND (authorisation_answer IS NULL OR authorisation_answer = 'given')"
        " AND (authorisation_kind IS NULL OR authorisation_kind = 'exception')"
        " AND (authorised_by IS NULL OR authorised_by <> issued_by)",
        name="authorisation_was_given",
    ),
    CheckConstraint(
        f"{NOT_STANDING} OR (adult_on IS NOT NULL AND adult_on <= offence_on)",
        name="stands_only_for_an_adult",
    ),
    CheckConstraint(
        f"{NOT_STANDING} OR (order_version_id IS NOT NULL AND prohibition_id IS NOT NULL"
        " AND person_id IS NOT NULL)",
        name="stands_on_an_order_and_a_person",
    ),
    CheckConstraint("lower_pence > 0 AND lower_pence < full_pence", name="amounts_make_sense"),
    CheckConstraint(
        f"{NOT_STANDING} OR (full_pence IS NOT NULL AND lower_pence IS NOT NULL)",
        name="stands_with_both_amounts",
    ),
    CheckConstraint(
        "status IN ('issued', 'paid', 'closed', 'withdrawn')"
        " OR (served_at IS NOT NULL AND date_of_notice IS NOT NULL)",
        name="served_says_when",
    ),
    CheckConstraint("(next_step IS NULL) = (next_step_on IS NULL)", name="next_step_has_its_day"),
    CheckConstraint(
        "next_step IS NULL OR status IN ('held_for_review', 'issued', 'served', 'legal_review')",
        name="nothing_falls_due_once_closed",
    ),
    CheckConstraint("(snapshot IS NULL) = (snapshot_sha256 IS NULL)", name="snapshot_has_its_hash"),
    CheckConstraint("(status = 'paid') <= (paid_at IS NOT NULL)", name="paid_says_when"),
    CheckConstraint(
        "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_says_when"
    ),
)
