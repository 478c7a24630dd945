"""The field kit over the API; a tablet that has it already is told that nothing has changed."""

from flask import jsonify, request
from werkzeug.wrappers import Response

from penalties.actions.field_kits import field_kit
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.api.blueprint import bp
from penalties.web.api.guard import caller, for_tablets


@bp.get("/v1/field-kit")
@for_tablets(Permission.ENCOUNTERS_RECORD)
def the_kit() -> Response:
    """Everything that the tablet carries; 304 renews what it holds."""
    asks = caller()
    kit = field_kit(door.session(), asks.authority, asks.officer, asks.tablet, at=door.now())
    answer = jsonify(kit)
    answer.set_etag(kit["version"])
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(request)
