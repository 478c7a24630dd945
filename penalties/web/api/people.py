"""Looking somebody up over the API. Every look is logged."""

from flask import Response, jsonify, request

from penalties.actions.look_ups import find_people
from penalties.forms.tablet.requests import PeopleAsked
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.api.blueprint import bp
from penalties.web.api.guard import caller, for_tablets
from penalties.web.api.reading import as_model
from penalties.web.api.telling import person_told


@bp.get("/v1/people")
@for_tablets(Permission.PEOPLE_SEE)
def find() -> Response:
    """Whoever has these names, with their notices and cool-off."""
    given = {name: text for name, text in request.args.items() if text}
    asked, asks = as_model(PeopleAsked, given), caller()
    found = find_people(
        door.session(),
        asks.authority,
        encounter_id=asked.encounter,
        given_name=asked.given_name or "",
        family_name=asked.family_name,
        date_of_birth=asked.date_of_birth,
        by=asks.actor,
        at=door.now(),
    )
    return jsonify(people=[person_told(each) for each in found])
