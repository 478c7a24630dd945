"""Who is in the team of a service: put in and taken out by the safeguarding lead."""

import uuid

from flask import Blueprint, abort, flash, render_template

from penalties.actions import service_teams as actions
from penalties.forms.choices import Choice
from penalties.forms.services import JoinForm
from penalties.office.staff import staff_member, staff_of
from penalties.records.services import SupportService, membership, team_of
from penalties.rules.staff import Permission, Role
from penalties.rules.staff_words import ROLE_WORDS
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.partner.services import Page, back_to, the_service

bp = Blueprint("partner_service_teams", __name__, url_prefix="/partner/services")


@bp.route("/<uuid:service_id>/team/join", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def join(service_id: uuid.UUID) -> Page:
    """Put somebody into the team."""
    service, form = the_service(service_id), asked(JoinForm)
    form.member.choices = _who_can_join(service)
    if is_answered(form):
        with refusals_on(form):
            session, chosen = door.session(), uuid.UUID(form.member.data)
            member = staff_member(session, staff().authority_id, chosen) or abort(404)
            actions.join(session, service, member, by=me(), at=door.now())
            flash(f"{member.name} is in the team, and can read its referrals.", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/join.html", form=form, service=service)
    return page, status(form)


@bp.post("/<uuid:service_id>/team/<uuid:staff_id>/leave")
@needs(Permission.SERVICES_MANAGE)
def leave(service_id: uuid.UUID, staff_id: uuid.UUID) -> Page:
    """Take somebody out of the team."""
    service = the_service(service_id)
    joined = membership(door.session(), service, staff_id) or abort(404)
    actions.leave(door.session(), joined, by=me(), at=door.now())
    flash("They are out of the team, and read nothing of it any more.", "success")
    return back_to(service)


def _who_can_join(service: SupportService) -> list[Choice]:
    """Open accounts that work with referrals and are not in the team."""
    session = door.session()
    team = {one.staff_id for one in team_of(session, service.authority_id, service.id)}
    return [
        Choice(str(one.id), one.name, f"{ROLE_WORDS[Role(one.role)].name}, {one.number}")
        for one in staff_of(session, service.authority_id)
        if one.may(Permission.REFERRALS_SEE) and one.id not in team
    ]
