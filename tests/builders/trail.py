"""What the actions write into the trail: for each event the facts of one entry or more.

``tests/web/test_timeline.py`` proves that real entries have these facts and no others.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.rules.events import Event
from tests.builders.second_looks import SECOND_LOOKS

Facts = Mapping[str, Any]
N = {"number": "ILF0001234K"}
HASH = {"sha256": "ab" * 32}
VISIT = {**N, "card_session": "01930000-0000-7000-8000-000000000001", "offer": "lower"}
MONEY = {**N, "kind": "card", "pence": 7500, "counted_at": "2026-11-24T10:00:00+00:00"}
BACK = {**N, "entry": "01930000-0000-7000-8000-000000000002", "pence": 7500}
SENT_BACK = {**N, "pence": 7500, "reference": "re_1"}
ORDER = {
    "code": "ILF-LOX", "version": 2, "made_on": "2026-02-02", "in_force_from": "2026-02-16",
    "in_force_to": "2029-02-15", "full_pence": 10000, "lower_pence": 7500, "lower_days": 10,
    **HASH,
}  # fmt: skip
COURT = {"code": "ILF-LOX", "from": "2026-11-22T21:15:00+00:00"}
SIGN = {"order": "1", "inspected_on": "2026-11-22", "condition": "good", "photo": None}
ASKED = {"purpose": "cool_off", "order": "01930000-0000-7000-8000-000000000003"}
READ = {"outcome": "advice", "order": "ILF-LOX", "prohibition": "1", "rules": []}
TRIED = {"encounter": "01930000-0000-7000-8000-000000000004", **N, "rules": ["adult"]}

SERVICE = {"service": "01930000-0000-7000-8000-000000000005"}
MEMBER = {"staff": "01930000-0000-7000-8000-000000000006"}
CHILD = {"kind": "child"}
SAID = {**N, "part": 1, "ends_at": "2026-11-24T21:15:00+00:00", "in_writing": True}
ITEM = {**N, "item": "01930000-0000-7000-8000-000000000008"}
GIVEN_BY = {"authorised_by": "01930000-0000-7000-8000-000000000007"}


def moved(before: str | None, after: str, **more: Any) -> Facts:
    """The facts of a move of the table."""
    return {**N, **({"from": before} if before else {}), "to": after, **more}


FACTS: Mapping[Event, Sequence[Facts]] = {
    Event.ACCESS_CODE_REPLACED: [N],
    Event.ATTACHMENT_KEPT: [{"kind": "photo", "sent": "ab" * 32, "kept": "cd" * 32}],
    Event.AUTHORISATION_ASKED: [ASKED],
    Event.AUTHORISATION_GIVEN: [ASKED],
    Event.AUTHORISATION_REFUSED: [ASKED],
    Event.AUTHORISATION_USED: [{"encounter": "1"}],
    Event.AUTHORITY_ADDED: [{"code": "ILF"}],
    Event.AUTHORITY_CHANGED: [{"changed": "phone, pay_to"}, {"on": "2027-05-14"}],
    Event.BAR_ANSWERED: [{**N, "purpose": "charge", "answer": "do_not_proceed"}],
    Event.BAR_ASKED: [{**N, "purpose": "end_pause"}],
    Event.CEILING_SWITCHED_ON: [{"kind": "pspo_penalty", "pence": 50000, "from": "2026-12-01"}],
    Event.CONSENT_GIVEN: [SERVICE],
    Event.CONSENT_WITHDRAWN: [SERVICE],
    Event.CONTACT_SAID: [{"by_post": "elsewhere"}],
    Event.COURSE_ANSWERED: [{**N, "answer": "accepted"}],
    Event.COURSE_OFFERED: [{**N, "answer_by": "2026-12-10"}],
    Event.DIRECTION_BREACHED: [
        {**N, "seen_at": "2026-11-22T21:15:00+00:00", "arrested": arrested}
        for arrested in (False, True)
    ],
    Event.DIRECTION_GIVEN: [{**N, "held": held} for held in (False, True)],
    Event.DIRECTION_REVIEWED: [{**N, "kind": "direction_held", "outcome": "void"}],
    Event.DIRECTION_TOLD: [
        {**N, "part": 1, "told_at": "2026-11-22T21:15:00+00:00", "in_writing": written}
        for written in (False, True)
    ],
    Event.DIRECTION_VARIED: [SAID, {**SAID, "in_writing": False}],
    Event.DIRECTION_WITHDRAWN: [SAID, {**SAID, "in_writing": False}],
    Event.DISCLOSURE_DECIDED: [{"decision": "disclosed"}],
    Event.DISCLOSURE_NOTED: [{}],
    Event.DISPERSAL_AUTHORISED: [
        {**GIVEN_BY, "from": COURT["from"], "to": "2026-11-24T21:15:00+00:00", "by_phone": phoned}
        for phoned in (False, True)
    ],
    Event.DISPERSAL_ENDED: [{**GIVEN_BY, "to": "2026-11-24T21:15:00+00:00"}],
    Event.DISPERSAL_SIGNED: [{**GIVEN_BY, "given_at": "2026-11-22T21:15:00+00:00"}],
    Event.ENCOUNTER_CONFLICTED: [TRIED],
    Event.ENCOUNTER_HELD: [{**READ, "rules": ["place_inside"]}, {}],
    Event.ENCOUNTER_QUARANTINED: [{**TRIED, "rules": ["person.gender"]}],
    Event.ENCOUNTER_RECORDED: [READ, {}],
    Event.ENCOUNTER_REFUSED: [{**TRIED, "number": None}],
    Event.ENCOUNTER_REVIEWED: [{"kind": "encounter_conflict", "outcome": "first_stands"}],
    Event.HOLD_LIFTED: [{**N, "kind": "council"}],
    Event.HOLD_MAY_END: [{**N, "kind": "council", "decide_by": "2026-12-01"}],
    Event.HOLD_PLACED: [{**N, "kind": "representation"}],
    Event.KEEPER_AGREEMENT_ENDED: [{}],
    Event.KEEPER_AGREEMENT_MADE: [{"from": "2026-06-01", "to": "2028-05-31"}],
    Event.KEEPER_ENDED: [{}],
    Event.KEEPER_FILE_RECEIVED: [{**HASH, "kept": 22, "refused": 1}],
    Event.KEEPER_LETTER_ANSWERED: [{**N, "answer": "not_driver", "how": "page"}],
    Event.KEEPER_LETTER_APPROVED: [moved("asked", "approved", rank="Sergeant")],
    Event.KEEPER_LETTER_ASKED: [moved(None, "asked", sightings=2)],
    Event.KEEPER_LETTER_HELD: [moved(None, "held_for_legal", sightings=1)],
    Event.KEEPER_LETTER_POSTED: [moved("approved", "posted", delete_on="2027-11-22", **HASH)],
    Event.KEEPER_LETTER_REFUSED: [moved("asked", "refused")],
    Event.KEEPER_LETTER_RELEASED: [moved("held_for_legal", "asked")],
    Event.KEEPER_LETTER_REVIEWED: [{**N, "outcome": "corrected"}],
    Event.KEEPER_LETTER_WITHDRAWN: [moved("posted", "withdrawn", told="page")],
    Event.KERB_WARNING_GIVEN: [{**N, "law": "order"}, {**N, "law": "s51a"}],
    Event.ITEM_DISPOSED: [ITEM],
    Event.ITEM_RETURNED: [ITEM],
    Event.ITEM_SURRENDERED: [{**ITEM, "part": 1}],
    Event.NOTICE_DRAWN_UP: [{**N, "paper": "large", "pdf_sha256": "ab" * 32}],
    Event.NOTICE_MISMATCHED: [{"printed": "ab" * 32, "ours": "cd" * 32}],
    Event.NUMBER_ISSUED: [N],
    Event.NUMBER_LEASED: [{"first": "ILF0001234K", "last": "ILF0001235H"}],
    Event.NUMBER_LOST: [N],
    Event.NUMBER_SPOILED: [N],
    Event.ORDER_CORRECTED: [ORDER],
    Event.ORDER_DISCHARGED: [COURT],
    Event.ORDER_EXTENDED: [ORDER],
    Event.ORDER_IMPORTED: [ORDER],
    Event.ORDER_QUASHED: [COURT],
    Event.ORDER_RESUMED: [COURT],
    Event.ORDER_SUSPENDED: [COURT],
    Event.ORDER_VARIED: [ORDER],
    Event.PAYMENT_ABANDONED: [{**VISIT, "pence": 7500}],
    Event.PAYMENT_DECLINED: [{**N, "card_session": "1"}],
    Event.PAYMENT_DISPUTED: [SENT_BACK],
    Event.PAYMENT_OPENED: [{**VISIT, "pence": 7500}],
    Event.PAYMENT_RECEIVED: [{**MONEY, "outcome": "paid_in_time"}],
    Event.PAYMENT_RECORDED: [{**MONEY, "kind": "post", "outcome": "underpaid"}],
    Event.PAYMENT_REFUNDED: [SENT_BACK],
    Event.PAYMENT_REFUND_APPROVED: [BACK],
    Event.PAYMENT_REFUND_ASKED: [{**BACK, "because": "overpaid"}],
    Event.PAYMENT_REFUND_DECLINED: [BACK],
    Event.PAYMENT_REFUND_FAILED: [SENT_BACK],
    Event.PAYMENT_UNMATCHED: [{**N, "reference": "cs_1", "currency": "eur"}],
    Event.PENALTY_ALARM_RUNG: [{**N, "step": "first_alarm"}],
    Event.PENALTY_CHARGED: [moved("legal_review", "charged")],
    Event.PENALTY_CLOSED: [
        moved("legal_review", "closed"),
        moved("served", "closed", step="time_barred"),
    ],
    Event.PENALTY_HELD_FOR_REVIEW: [moved(None, "held_for_review", rules=["clock_drift"])],
    Event.PENALTY_IMPORTED: [moved(None, "served")],
    Event.PENALTY_ISSUED: [moved(None, "issued")],
    Event.PENALTY_LET_STAND: [moved("held_for_review", "served", payment_period_ends="2026-12-10")],
    Event.PENALTY_PAID: [moved("served", "paid", pence=7500)],
    Event.PENALTY_REFERRED: [
        moved("served", "legal_review"),
        moved("served", "legal_review", step="legal_review"),
    ],
    Event.PENALTY_REMINDER_FELL_DUE: [{**N, "step": "reminder_due"}],
    Event.PENALTY_SERVED: [
        moved("issued", "served", served="hand", date_of_notice="2026-11-22", **HASH)
    ],
    Event.PENALTY_SETTLED: [moved("legal_review", "paid")],
    Event.PENALTY_WARNED_FINALLY: [{**N, "step": "final_notice_due"}],
    Event.PENALTY_WITHDRAWN: [moved("served", "withdrawn", because="council_decision")],
    Event.PERSON_RECORDED: [{}],
    Event.POLICY_ADOPTED: [{"version": 2}],
    Event.POWER_ENDED: [{"power": "s68", "on": "2026-11-22"}],
    Event.POWER_GRANTED: [{"power": "s68", "from_on": "2026-11-22"}],
    Event.RECORD_READ: [
        {**N, "part": "facts"},
        {"part": "encounter"},
        {"part": "exceptions", "month": "2026-11"},
    ],
    Event.REFERRAL_CONTACTED: [{}],
    Event.REFERRAL_DECLINED: [{}],
    Event.REFERRAL_DENIED: [{}],
    Event.REFERRAL_ENDED: [{"outcome": "moved_on"}],
    Event.REFERRAL_ENGAGED: [{}],
    Event.REFERRAL_MADE: [SERVICE],
    Event.REFERRAL_PLACED: [SERVICE],
    Event.REFERRAL_SENT: [SERVICE],
    Event.REFERRAL_TOLD: [{}],
    Event.REFERRAL_WITHDRAWN: [{}],
    Event.SAFEGUARDING_CALLED: [CHILD],
    Event.SAFEGUARDING_CLOSED: [{**CHILD, "outcome": "safe"}],
    Event.SAFEGUARDING_DUTY_DECIDED: [{**CHILD, "duty": "referral"}],
    Event.SAFEGUARDING_NOTIFIED: [CHILD],
    Event.SAFEGUARDING_OPENED: [CHILD],
    Event.SERVICE_ADDED: [{}],
    Event.SERVICE_CHANGED: [{"changed": "hours, places_free"}],
    Event.SERVICE_JOINED: [MEMBER],
    Event.SERVICE_LEFT: [MEMBER],
    Event.SESSION_REVOKED: [{}],
    Event.SIGHTING_RECORDED: [{"vehicle": "1", "supervised": True}],
    Event.SIGN_INSPECTED: [SIGN],
    Event.SIGN_RECORDED: [SIGN],
    Event.STAFF_ADDED: [{"role": "officer", "kind": "council"}],
    Event.STAFF_CHANGED: [
        {"from_role": "officer", "role": "supervisor", "kind": "council"},
        {"changed": "is_active"},
    ],
    Event.STAFF_PASSWORD_SET: [{}],
    Event.STAFF_SIGNED_IN: [{}],
    Event.STAFF_SIGNED_OUT: [{}],
    Event.STAFF_SUSPENDED: [{}],
    Event.TABLET_ENROLLED: [{"officer": "1"}],
    Event.TABLET_REVOKED: [{"officer": "1"}],
    Event.VICTIM_REPORT_CLOSED: [{"outcome": "passed_on"}],
    Event.VICTIM_REPORT_READ: [{}],
    Event.VICTIM_REPORT_RECEIVED: [{}],
    Event.VICTIM_REPORT_ROUTE_CHANGED: [{"changed": "takes_reports"}],
    **SECOND_LOOKS,
}
