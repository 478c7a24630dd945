"""What the law lets somebody do: granting a power under its instrument, and ending it."""

import uuid

from flask import Blueprint, abort, flash, render_template

from penalties.actions import staff as actions
from penalties.forms.staff import EndPowerForm, PowerForm
from penalties.office.staff import Staff, StaffPower
from penalties.rules.staff import Permission, Power
from penalties.rules.staff_words import POWER_WORDS
from penalties.rules.writing import day
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.staff import Page, back_to, the_member

bp = Blueprint("staff_powers", __name__, url_prefix="/desk/staff")


@bp.route("/<uuid:staff_id>/powers/grant", methods=["GET", "POST"])
@needs(Permission.POWERS_GRANT)
def grant(staff_id: uuid.UUID) -> Page:
    """Write down that somebody holds a power from a day."""
    member, form = the_member(staff_id), asked(PowerForm)
    if is_answered(form):
        with refusals_on(form):
            actions.grant_power(
                *(door.session(), member, Power(form.power.data)),
                from_on=form.from_on.data,
                to_on=form.to_on.data,
                instrument=form.instrument.data,
                by=me(),
                at=door.now(),
            )
            flash(f"The power of {member.name} is written down.", "success")
            return back_to(member)
    return render_template("penalties/staff/grant.html", form=form, member=member), status(form)


@bp.route("/<uuid:staff_id>/powers/<uuid:power_id>/end", methods=["GET", "POST"])
@needs(Permission.POWERS_GRANT)
def end(staff_id: uuid.UUID, power_id: uuid.UUID) -> Page:
    """Say which day is the last of a power; what was issued under it stands."""
    member, form = the_member(staff_id), asked(EndPowerForm)
    power = _the_power(member, power_id)
    if is_answered(form):
        with refusals_on(form):
            last = form.on.data
            actions.end_power(door.session(), member, power, on=last, by=me(), at=door.now())
            flash(f"The power ends on {day(power.to_on or last)}.", "success")
            return back_to(member)
    page = render_template(
        "penalties/staff/end_power.html",
        form=form,
        member=member,
        power=power,
        words=POWER_WORDS[Power(power.power)],
    )
    return page, status(form)


def _the_power(member: Staff, power_id: uuid.UUID) -> StaffPower:
    power = door.session().get(StaffPower, (member.authority_id, power_id))
    if power is None or power.staff_id != member.id:
        abort(404)
    return power
