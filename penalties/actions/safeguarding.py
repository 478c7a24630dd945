"""What the safeguarding lead does for somebody: read, call, decide the duty, notify, close.

Only for the support side. The words are sealed under ``SUPPORT_KEY``; the trail has codes alone.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.safeguarding_reading import opened, person_in, written
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.office.premises import keyring_of
from penalties.records.safeguarding import SafeguardingMatter, standing_of
from penalties.rules.anonymity import check_names_nobody
from penalties.rules.days import london_date
from penalties.rules.duty_to_notify import (
    Consent,
    Duty,
    check_decided_again,
    check_decision,
    notify_by,
)
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.safeguarding import Kind, check_ending


@dataclass(frozen=True, slots=True)
class Call:
    """Whom somebody spoke to, when, and the reference that they were given."""

    spoke_to: str
    at: datetime
    reference: str

    def as_data(self) -> dict[str, str]:
        """As JSON, in the shape in which an officer's call comes in."""
        return {**asdict(self), "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}"}


def write_call(
    session: Session, matter: SafeguardingMatter, call: Call, *, by: Actor, at: datetime
) -> None:
    """Write down a call. The first closes the step; what came later stands in the trail.

    Raises ``Refused`` for a moment that is still to come, and where the matter is closed.
    """
    _check_open(session, matter)
    _check_past(call.at, at)
    if matter.call is None:
        matter.call = _sealed(session, call.as_data())
    _write(session, matter, Event.SAFEGUARDING_CALLED, by, at, detail=call.as_data())


def decide_duty(
    session: Session,
    matter: SafeguardingMatter,
    duty: Duty,
    *,
    consent: Consent | None,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Decide how the duty to notify is met, and by when (Modern Slavery Act 2015 s52).

    Raises ``Refused`` for an adult's referral without consent, for none without a reason, and
    where the Home Office has been told already.
    """
    _check_open(session, matter)
    before = Duty(matter.duty) if matter.duty else None
    check_decided_again(before, duty, is_done=matter.duty_done_at is not None)
    known = opened(session, matter)
    check_decision(
        Kind(matter.kind), duty, is_child=known.may_be_child, consent=consent, reason=reason
    )
    if consent is not None and consent.asked_on > london_date(at):
        raise refuse("safeguarding.future", "The day on which they were asked must be past.")
    said = {"reason": reason, "consent": written(consent) if consent else None}
    matter.duty, matter.duty_done_at = str(duty), None
    matter.duty_due_on = None
    if duty is not Duty.NONE:
        opened_on, days_off = london_date(matter.opened_at), holidays(session)
        by_when = notify_by(opened_on, known.met_on, days_off, is_child=known.may_be_child)
        matter.duty_due_on = by_when.on
    matter.duty_body = _sealed(session, {"decided": said})
    facts = {"kind": matter.kind, "duty": str(duty)}
    _write(session, matter, Event.SAFEGUARDING_DUTY_DECIDED, by, at, facts=facts, detail=said)


def write_notification(
    session: Session,
    matter: SafeguardingMatter,
    *,
    sent_at: datetime,
    reference: str,
    words: str,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that the Home Office was notified; what names nobody is looked through first.

    Raises ``Refused`` before a decision, twice, for a moment to come, and where an anonymous
    notification tells the person's names or birth date.
    """
    _check_open(session, matter)
    _check_past(sent_at, at)
    if matter.duty in (None, Duty.NONE):
        raise refuse("duty.nothing_to_do", "Decide first how the duty to notify is met.")
    if matter.duty_done_at is not None:
        raise refuse("duty.done", "The Home Office has been notified already.")
    if matter.duty == Duty.ANONYMOUS:
        names, born_on = person_in(opened(session, matter).content)
        check_names_nobody(f"{reference}\n{words}", *names, born_on=born_on)
    said = {"at": f"{sent_at:%Y-%m-%dT%H:%M:%SZ}", "reference": reference, "words": words}
    kept = json.loads(keyring_of(session).support.open(matter.duty_body or b""))
    matter.duty_body = _sealed(session, {**kept, "notified": said})
    matter.duty_done_at = sent_at
    _write(session, matter, Event.SAFEGUARDING_NOTIFIED, by, at, detail=said)


def close(
    session: Session,
    matter: SafeguardingMatter,
    ending: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Close a matter with what came of it.

    Raises ``Refused`` without a call, and while the duty to notify is undecided or unmet.
    """
    _check_open(session, matter)
    matter.outcome = str(check_ending(Kind(matter.kind), ending, standing_of(matter)))
    matter.closed_at, matter.closed_by = at, by.id
    facts = {"kind": matter.kind, "outcome": matter.outcome}
    _write(session, matter, Event.SAFEGUARDING_CLOSED, by, at, facts=facts, detail={"words": words})


def _check_open(session: Session, matter: SafeguardingMatter) -> None:
    """Nobody else changes it meanwhile; ``Refused`` where it is closed."""
    session.refresh(matter, with_for_update=True)
    if matter.closed_at is not None:
        raise refuse("safeguarding.closed", "This is closed already.")


def _check_past(moment: datetime, at: datetime) -> None:
    if moment > at:
        raise refuse("safeguarding.future", "That moment is still to come. Check day and time.")


def _sealed(session: Session, content: Mapping[str, Any]) -> bytes:
    return keyring_of(session).support.seal(json.dumps(content, ensure_ascii=False))


def _write(
    session: Session,
    matter: SafeguardingMatter,
    event: Event,
    by: Actor,
    at: datetime,
    *,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    support_trail.write(
        session,
        event,
        authority_id=matter.authority_id,
        by=by,
        at=at,
        subject=("safeguarding", matter.id),
        facts=facts or {"kind": matter.kind},
        detail=detail,
    )
    session.flush()
