"""Adopting the next version of a council's support-first policy, by a decision of its board."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions.books import policy_of
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.policies import GatePolicy
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.gate_policy import Policy
from penalties.rules.policy_drafts import SOURCE, as_data, check_draft
from penalties.rules.policy_words import Difference, differences
from penalties.rules.refusals import refuse


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The next version as it would be adopted, and what it changes."""

    policy: Policy
    changes: tuple[Difference, ...]


def foresee(
    authority: Authority, draft: Policy, *, decision: str, decided_on: date, at: datetime
) -> Foreseen:
    """What adopting a draft would change; the draft's version is the one it was made from.

    Raises ``Refused`` where another version came into force meanwhile, for what no policy may be,
    a decision in the future, and a draft that changes nothing.
    """
    now = policy_of(authority)
    if draft.version != now.version:
        raise refuse(
            "policies.stale",
            f"Version {now.version} came into force while you were writing. Nothing that you typed "
            f"is lost. Send it again to change version {now.version}.",
            SOURCE,
        )
    following = replace(draft, version=now.version + 1, decision=decision.strip())
    check_draft(following)
    if decided_on > london_date(at):
        raise refuse(
            "policies.decided_on", "The day of the decision must be today or in the past.", SOURCE
        )
    changes = differences(now, following)
    if not changes:
        raise refuse("policies.same", "This is the policy that is in force already.", SOURCE)
    return Foreseen(following, changes)


def adopt(
    session: Session,
    authority: Authority,
    draft: Policy,
    *,
    decision: str,
    decided_on: date,
    by: Actor,
    at: datetime,
) -> GatePolicy:
    """Put the next version in force at once: encounters taken in from now on are judged by it.

    The trail keeps its version, and apart from it what stood before and after. Raises ``Refused``
    as ``foresee`` does.
    """
    session.flush()  # reading the council again would lose what was not written yet
    session.refresh(authority, with_for_update=True)
    foreseen = foresee(authority, draft, decision=decision, decided_on=decided_on, at=at)
    adopted = GatePolicy(
        authority_id=authority.id,
        version=foreseen.policy.version,
        body=as_data(foreseen.policy),
        decision=foreseen.policy.decision,
        decided_on=decided_on,
        adopted_at=at,
        adopted_by=by.id if by.kind == "staff" else None,
    )
    session.add(adopted)
    authority.gate_policy = as_data(foreseen.policy)
    session.flush()
    _write(session, adopted, foreseen.changes, by, at)
    return adopted


def _write(
    session: Session, adopted: GatePolicy, changes: tuple[Difference, ...], by: Actor, at: datetime
) -> None:
    audit.record(
        session,
        Event.POLICY_ADOPTED,
        authority_id=adopted.authority_id,
        by=by,
        at=at,
        subject=("policy", adopted.id),
        facts={"version": adopted.version},
        detail={each.part: {"before": each.before, "after": each.after} for each in changes},
    )
    session.flush()
