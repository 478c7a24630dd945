"""What the actions of a second look write into the trail: the facts of each of its events."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.rules.events import Event

N = {"number": "ILF0001234K"}
SECOND_LOOK = {**N, "serial": 1}
FILE = {**N, "upload": "01930000-0000-7000-8000-000000000009"}
OUR_LETTER = {**N, "kind": "decision", "part": 1}
RECALLED = {"recall": "01930000-0000-7000-8000-00000000000a"}
OUTCOMES = ("cancelled", "paused")

SECOND_LOOKS: Mapping[Event, Sequence[Mapping[str, Any]]] = {
    Event.ADJUSTMENT_ENDED: [{**N, "kind": "phone"}],
    Event.ADJUSTMENT_RECORDED: [{**N, "kind": "large_print"}],
    Event.COMPLAINT_CLOSED: [{**N, "kind": "service"}],
    Event.COMPLAINT_RECEIVED: [
        {**N, "kind": kind, "answer_by": "2026-12-07"} for kind in ("service", "data")
    ],
    Event.LETTER_KEPT_BACK: [OUR_LETTER],
    Event.LETTER_MADE: [OUR_LETTER],
    Event.LETTER_POSTED: [OUR_LETTER],
    Event.MAIL_FAILED: [{"mail": "01930000-0000-7000-8000-00000000000b", "problem": "no_such_box"}],
    Event.MAIL_SENT: [{"mail": "01930000-0000-7000-8000-00000000000b"}],
    Event.RECALL_BEGUN: [{**RECALLED, "defect": "sign", "count": 500}],
    Event.RECALL_CONFIRMED: [RECALLED],
    Event.RECALL_DONE: [{**RECALLED, "count": 499}],
    Event.RECALL_DROPPED: [RECALLED],
    Event.RECALL_PREPARED: [{**RECALLED, "count": 500}],
    Event.REPRESENTATION_ADDED_TO: [SECOND_LOOK],
    Event.REPRESENTATION_ANSWERED: [SECOND_LOOK],
    Event.REPRESENTATION_ASKED: [{**SECOND_LOOK, "answer_by": "2026-12-10"}],
    Event.REPRESENTATION_AUTHORITY_SEEN: [SECOND_LOOK],
    Event.REPRESENTATION_DECIDED: [
        *({**SECOND_LOOK, "outcome": outcome} for outcome in OUTCOMES),
        *(
            {**SECOND_LOOK, "outcome": outcome, "pay_by": "2026-12-28", "lower_until": until}
            for outcome, until in (("refused", None), ("refused_lower", "2026-12-28"))
        ),
    ],
    Event.REPRESENTATION_ITEMISED: [{**SECOND_LOOK, "points": 3}],
    Event.REPRESENTATION_OPENED: [SECOND_LOOK],
    Event.REPRESENTATION_OVERTAKEN: [{**SECOND_LOOK, "status": "paid"}],
    Event.REPRESENTATION_RECEIVED: [
        {
            **SECOND_LOOK,
            "kind": kind,
            "channel": channel,
            "in_time": in_time,
            "came_at": "2026-11-26T20:00:00+00:00",
            "target_on": "2026-12-10",
        }
        for kind, channel, in_time in (
            ("representation", "page", True),
            ("review", "post", False),
        )
    ],
    Event.REPRESENTATION_SENT_BACK: [SECOND_LOOK],
    Event.REPRESENTATION_TO_BE_READ: [SECOND_LOOK],
    Event.UPLOAD_FAILED: [{**FILE, "problem": "broken_off"}],
    Event.UPLOAD_KEPT: [{**FILE, "sent": "ab" * 32, "kept": "cd" * 32, "media_type": "image/jpeg"}],
    Event.UPLOAD_REFUSED: [{**FILE, "problem": "not_a_kind"}],
    Event.UPLOAD_REMOVED: [FILE],
    Event.UPLOAD_SETTLED: [{**FILE, "how": "sent_again"}],
}
