"""What was typed at the desk, as the item that a tablet would send: judged by the same action."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from penalties.forms.desk_encounter.care import ASKED
from penalties.forms.desk_encounter.directed import direction_item, is_given_already
from penalties.forms.desk_encounter.form import Fixed
from penalties.rules.days import LONDON
from penalties.rules.deadlines import Served
from penalties.rules.encounters import Outcome
from penalties.rules.intake import Fault
from penalties.rules.sent import PlaceSource

FIELDS = {
    "occurred_at": "occurred_on",
    "place.lat": "lat_e6",
    "place.lon": "lon_e6",
    "place": "place",
    "account": "words_said",
    "person.date_of_birth": "born_on",
    "person.address": "address_1",
    "person": "given_name",
    "vehicle": "vrm",
    "support.service": "service",
    "safeguarding": "spoke_to",
    "notice.served_at": "served_time",
    "notice": "served",
    "direction.until": "ends_time",
    "direction.leave_by": "leave_time",
    "direction": "direction_area",
}
"""Where a fault of the item is shown: the first name that its path begins with."""


def as_item(form: Fixed, encounter_id: uuid.UUID) -> dict[str, Any]:
    """The answers of a form that is right by itself, under the id that its page was given."""
    order, prohibition = str(form.prohibition.data).split(" ")
    return {
        "id": str(encounter_id),
        "occurred_at": occurred_at(form).isoformat(),
        "place": _place(form),
        "order": order,
        "prohibition": prohibition,
        "role": form.role.data,
        "particulars": form.particulars.data,
        "account": _account(form),
        "person": _person(form),
        "other_person": _ticked(age_doubt=form.other_age_doubt, exploited=form.other_exploited),
        "vehicle": _given(vrm=form.vrm.data, make=form.make.data, colour=form.colour.data),
        "screening": _screening(form),
        "flag": _given(answer=form.flag_answer.data, reason=form.flag_reason.data),
        "support": _support(form),
        "safeguarding": _safeguarding(form),
        "outcome": _outcome(form),
        "notice": _notice(form),
        "kerb_warning": _warning(form),
        "direction": direction_item(form),
        "issued_offline": is_given_already(form),
        "supervisor_authorisation": form.authorisation.data,
    }


def occurred_at(form: Fixed) -> datetime:
    """The minute it happened, in UTC."""
    return in_utc(form.occurred_on.data, form.occurred_time.data)


def in_utc(on: date, at: time) -> datetime:
    """A day and a time of day in London, as a moment in UTC."""
    return datetime.combine(on, at, LONDON).astimezone(UTC)


def show_faults(form: Fixed, faults: tuple[Fault, ...]) -> None:
    """Put the faults of the item beside the fields that they come from, or above the form."""
    for fault in faults:
        name = next((FIELDS[path] for path in FIELDS if fault.field.startswith(path)), None)
        if name is None:
            form.form_errors = [*form.form_errors, fault.sentence]
        else:
            form[name].errors = (fault.sentence.removesuffix("."),)


def _warning(form: Fixed) -> dict[str, Any] | None:
    """What a constable's warning cites; no other warning has to say it."""
    is_warned = form.outcome.data == Outcome.KERB_WARNING
    return _given(law=form.cites.data) if is_warned else None


def _place(form: Fixed) -> dict[str, Any] | None:
    return _given(
        lat=Decimal(form.lat_e6.data) / 1_000_000,
        lon=Decimal(form.lon_e6.data) / 1_000_000,
        description=form.place.data,
        accuracy_m=form.accuracy_m.data,
        source=form.place_source.data or str(PlaceSource.TYPED),
    )


def _account(form: Fixed) -> dict[str, Any] | None:
    witnesses = [one.strip() for one in (form.witnesses.data or "").splitlines() if one.strip()]
    return _given(
        sign_seen=_yes(form.sign_seen.data),
        light=form.light.data,
        distance_m=form.distance_m.data,
        words_said=form.words_said.data,
        excuse_offered=form.excuse_offered.data,
        caution_given=_yes(form.caution_given.data),
        reply=form.reply.data,
        bwv_ref=form.bwv_ref.data,
        witnesses=witnesses or None,
    )


def _person(form: Fixed) -> dict[str, Any] | None:
    lines, born_on = form.address(), form.born_on.data
    return _given(
        given_name=form.given_name.data or "",
        family_name=form.family_name.data or "",
        date_of_birth=born_on.isoformat() if born_on else None,
        apparent_age=form.apparent_age.data,
        gender=form.gender.data,
        address=_given(lines=lines, postcode=form.postcode.data) if lines else None,
        no_fixed_abode=form.no_fixed_abode.data or None,
        identity=form.identity.data,
        identity_checked=form.identity_checked.data,
    )


def _screening(form: Fixed) -> dict[str, str]:
    answers = {
        name.removeprefix(ASKED): form[name].data for name in form.data if name.startswith(ASKED)
    }
    return {name: said for name, said in answers.items() if said}


def _support(form: Fixed) -> dict[str, Any] | None:
    contact = _given(
        how=form.contact_how.data, when=form.contact_when.data, words=form.contact_words.data
    )
    return _given(
        offered=form.offered.data == "yes",
        answer=form.offer_answer.data,
        service=form.service.data,
        consent=form.consent.data or None,
        safe_contact=contact,
    )


def _safeguarding(form: Fixed) -> dict[str, Any] | None:
    at = form.spoke_time.data
    return _given(
        spoke_to=form.spoke_to.data,
        at=_from_then_on(form, at).isoformat() if at else None,
        reference=form.reference.data,
    )


def _outcome(form: Fixed) -> str:
    """What was chosen; where the police were told of the other person, that comes first."""
    told = form.told_police.data and form.outcome.data == Outcome.SAFEGUARDING
    return str(Outcome.REPORT_TO_POLICE) if told else str(form.outcome.data)


def _notice(form: Fixed) -> dict[str, Any] | None:
    if form.outcome.data != Outcome.FIXED_PENALTY:
        return None
    served = Served(form.served.data)
    at = None if served.by_post else _from_then_on(form, form.served_time.data)
    return _given(served=str(served), served_at=at.isoformat() if at else None)


def _from_then_on(form: Fixed, at: time) -> datetime:
    """A time of day after the encounter: an earlier one means the day after it."""
    moment = in_utc(form.occurred_on.data, at)
    next_day = form.occurred_on.data + timedelta(days=1)
    return moment if moment >= occurred_at(form) else in_utc(next_day, at)


def _yes(answer: str | None) -> bool | None:
    return None if answer is None else answer == "yes"


def _ticked(**ticks: Any) -> dict[str, bool] | None:
    return {name: True for name, tick in ticks.items() if tick.data} or None


def _given(**values: Any) -> dict[str, Any] | None:
    """What was answered, the rest left out; ``None`` where nothing was."""
    return {name: value for name, value in values.items() if value is not None} or None
