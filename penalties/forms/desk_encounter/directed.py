"""A direction typed at the desk, as the part of an item that a tablet would send."""

from typing import Any

from penalties.forms.desk_encounter.direction import DUE, OPEN
from penalties.rules.encounters import Outcome
from penalties.rules.exemptions import Occasion


def direction_item(form: Any) -> dict[str, Any] | None:
    """The direction as a tablet would send it; ``None`` where the encounter ended otherwise."""
    if "direction_area" not in form or form.outcome.data != Outcome.DIRECTION:
        return None
    told = {
        "area": form.direction_area.data,
        "leave_by": form.leave_by.isoformat(),
        "until": form.ends_at.isoformat(),
        "route": form.route.data,
        "exemptions": {str(each): said for each in Occasion if (said := _asked(form, each))},
        "service": form.appointment.data,
        "behaviour": form.behaviour.data,
        "necessity": form.necessity.data,
        "offence_warning": _yes(form.offence_warning.data),
        "in_uniform": _yes(form.in_uniform.data),
        "in_writing": _yes(form.in_writing.data),
        "why_not_written": form.why_not_written.data,
        "taken_to": form.taken_to.data,
        "taken_where": form.taken_where.data,
    }
    return {name: value for name, value in told.items() if value is not None}


def is_given_already(form: Any) -> bool:
    """Whether somebody was told to leave before this was typed."""
    return direction_item(form) is not None and form.given_already.data == "yes"


def _asked(form: Any, occasion: Occasion) -> dict[str, Any] | None:
    answer, left_open = form[DUE + occasion].data, form[OPEN + occasion].data
    if answer is None:
        return None
    said = {"asked": answer != "not_asked", "answer": _yes(answer), "carve_out": left_open}
    if occasion is Occasion.HOME and form.home_lat_e6.data is not None:
        said["place"] = {
            "lat": form.home_lat_e6.data / 1_000_000,
            "lon": form.home_lon_e6.data / 1_000_000,
        }
    return {name: value for name, value in said.items() if value is not None}


def _yes(answer: str | None) -> bool | None:
    return {"yes": True, "no": False}.get(answer or "")
