"""Referrals at the support desk: what waits, what is under way, and one of them whole."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template

from penalties.actions.referrals import body_of
from penalties.actions.safe_contacts import said_about
from penalties.office.support_trail import walled_trail_of
from penalties.records import referrals
from penalties.records.referrals import Referral, consents_of
from penalties.records.services import SupportService
from penalties.rules.days import london_date
from penalties.rules.referrals import ENDINGS, LIVE, NEEDS, STAGES, Ending, Stage, verbs_from
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.partner import told
from penalties.web.partner.access import leads, my_services, the_referral

bp = Blueprint("referrals", __name__, url_prefix="/partner/referrals")


@dataclass(frozen=True, slots=True)
class Row:
    """A referral as a list shows it: its reference, and nobody's name."""

    id: uuid.UUID
    reference: str
    stage: str
    service: str
    due_on: date | None
    is_overdue: bool
    opens: bool = True


@bp.get("/")
@needs(Permission.REFERRALS_SEE)
def list_all() -> str:
    """Every referral that is mine to see; of those withdrawn, that they were."""
    return render_template(
        "penalties/partner/referrals/list.html", rows=rows(), services=my_services(), leads=leads()
    )


@bp.get("/<uuid:referral_id>")
@needs(Permission.REFERRALS_SEE)
def show(referral_id: uuid.UUID) -> str:
    """One referral: who, what is needed, how to reach them safely, and what may be done."""
    found, session = the_referral(referral_id), door.session()
    return render_template(
        "penalties/partner/referrals/show.html",
        referral=found,
        service=_named(my_services())[found.service_id],
        body=body_of(session, found),
        safe=said_about(session, found),
        stage=STAGES[Stage(found.stage)],
        is_overdue=is_overdue(found, london_date(door.now())),
        outcome=_outcome(found),
        needs_words=NEEDS,
        verbs={verb.value for verb in verbs_from(Stage(found.stage))},
        consents=consents_of(session, found),
        entries=told.entries(session, walled_trail_of(session, found.authority_id, found.id)),
        leads=leads(),
    )


def rows() -> list[Row]:
    """What is under way first, the soonest due first; then what has ended, and was withdrawn."""
    session, here = door.session(), staff().authority_id
    services = my_services()
    names = _named(services)
    if leads():
        found = referrals.referrals_in(session, here, list(Stage))
        closed: Sequence[Referral] = ()
    else:
        found = referrals.referrals_of_team(session, here, list(names))
        closed = referrals.closed_to_team(session, here, list(names))
    open_ = [_row(one, names) for one in found]
    shut = [_row(one, names, opens=False) for one in closed]
    return [*sorted(open_, key=_order), *shut]


def waiting_rows() -> list[Row]:
    """The referrals that wait for a first contact or for a service, the soonest due first."""
    waiting = {STAGES[Stage.SENT], STAGES[Stage.ACCEPTED]}
    return [row for row in rows() if row.stage in waiting]


def is_overdue(referral: Referral, on: date) -> bool:
    """Whether the first contact should have been made by now."""
    due = referral.contact_due_on
    return referral.stage == Stage.SENT and due is not None and due < on


def _row(
    referral: Referral, names: Mapping[uuid.UUID, SupportService], *, opens: bool = True
) -> Row:
    today = london_date(door.now())
    return Row(
        id=referral.id,
        reference=referral.reference,
        stage=STAGES[Stage(referral.stage)],
        service=names[referral.service_id].name,
        due_on=referral.contact_due_on if referral.stage == Stage.SENT else None,
        is_overdue=is_overdue(referral, today),
        opens=opens,
    )


def _order(row: Row) -> tuple[int, date]:
    live = [STAGES[stage] for stage in Stage if stage in LIVE]
    place = live.index(row.stage) if row.stage in live else len(live)
    return (0 if row.due_on else 1 + place, row.due_on or date.max)


def _named(services: Sequence[SupportService]) -> dict[uuid.UUID, SupportService]:
    return {service.id: service for service in services}


def _outcome(referral: Referral) -> str | None:
    """How it ended, in words; a service's own reason and a withdrawal have words elsewhere."""
    if referral.stage == Stage.ENDED and referral.outcome:
        return ENDINGS[Ending(referral.outcome)]
    return None
