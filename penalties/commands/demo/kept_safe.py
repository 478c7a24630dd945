"""What the demo's safeguarding lead has done by now: the oldest closed, one left lying, two new."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import safeguarding
from penalties.actions.safeguarding import Call
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.office.audit import Actor
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.safeguarding import SafeguardingMatter, open_matters
from penalties.rules.duty_to_notify import Duty

NEW, OLD = timedelta(days=1, hours=12), timedelta(days=14)
TEAM, REFERENCE = "Adults' team, R. Osei", "ASC-8790"


def tell(office: Office, here: Council, now: datetime) -> None:
    """Let the lead answer for whoever was met before last night; one is never notified of."""
    lead = actor(here.members["safeguarding"])
    with office.transaction(Side.SUPPORT) as session:
        for matter, _todo in open_matters(session, here.authority.id):
            if now - matter.opened_at > NEW:
                _answered(session, matter, lead)
            if now - matter.opened_at > OLD:
                _closed(session, matter, lead)


def _answered(session: Session, matter: SafeguardingMatter, lead: Actor) -> None:
    at = matter.opened_at + timedelta(hours=12)
    safeguarding.write_call(session, matter, Call(TEAM, at, REFERENCE), by=lead, at=at)
    reason = "She was not asked again: she had gone when the team came."
    safeguarding.decide_duty(
        session, matter, Duty.ANONYMOUS, consent=None, reason=reason, by=lead, at=at
    )


def _closed(session: Session, matter: SafeguardingMatter, lead: Actor) -> None:
    at = matter.opened_at + timedelta(days=2)
    safeguarding.write_notification(
        *(session, matter),
        sent_at=at,
        reference="DTN-3307",
        words="A woman, met in Ilford. She may be made to sell sex.",
        by=lead,
        at=at,
    )
    words = "The team met her at the van. She has a place at The Haven."
    safeguarding.close(session, matter, "safe_with_services", words, by=lead, at=at)
