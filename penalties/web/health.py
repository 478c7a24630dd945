"""For a load balancer: is the process alive, and can it work."""

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import DBAPIError

from penalties.web import door
from penalties.web.access import public
from penalties.web.errors import problem

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def alive() -> Response:
    """The process answers."""
    return jsonify(status="alive")


@bp.get("/readyz")
@public
def ready() -> Response:
    """The database answers and every migration has been applied."""
    # The migration library would cost every worker's start a tenth of a second.
    from penalties.office import schema

    try:
        current = schema.is_current(door.session().connection())
    except DBAPIError:
        door.roll_back()
        return problem(503, "The database cannot be reached, or waits for its first migration")
    if not current:
        return problem(503, "The database waits for its migrations")
    return jsonify(status="ready")
