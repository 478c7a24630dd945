"""The server: every operation of the API, the hosted pages, and the levers for tests."""

import traceback
from collections.abc import Callable

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from . import (
    balance,
    catalogue,
    charges,
    checkout,
    checkout_payment,
    disputes,
    event_log,
    identifiers,
    levers,
    pages,
    payment_intents,
    payment_methods,
    refunds,
    webhook_endpoints,
)
from .errors import StripeError, broken
from .operations import Operation, answer
from .world import World

ROOMS = (
    balance,
    catalogue,
    charges,
    checkout,
    checkout_payment,
    disputes,
    event_log,
    payment_intents,
    payment_methods,
    refunds,
    webhook_endpoints,
)
OPERATIONS: tuple[Operation, ...] = tuple(
    operation for room in ROOMS for operation in room.OPERATIONS
)


def create_app(world: World) -> Flask:
    """The stand-in's one application around one world."""
    app = Flask("card_stand_in", root_path=__file__.rpartition("/")[0], static_folder=None)
    for operation in OPERATIONS:
        app.add_url_rule(
            operation.path.replace("{", "<").replace("}", ">"),
            endpoint=f"{operation.method} {operation.path}",
            view_func=_view(world, operation),
            methods=[operation.method],
        )
    app.register_blueprint(pages.create(world))
    app.register_blueprint(levers.create(world))
    app.register_error_handler(Exception, lambda error: _failed(world, error))
    return app


def _view(world: World, operation: Operation) -> Callable[..., Response]:
    def view(**names: str) -> Response:
        return answer(world, operation, request, names)

    return view


def _failed(world: World, error: Exception) -> Response:
    """An unknown address is the caller's fault; anything else the stand-in's, and remembered."""
    request_id = identifiers.new("req_", 14)
    if isinstance(error, HTTPException):
        message = f"Unrecognized request URL ({request.method}: {request.path})."
        refusal = StripeError(error.code or 500, "invalid_request_error", message)
    else:
        world.breaches.append(traceback.format_exc())
        refusal = broken(f"{type(error).__name__}: {error}")
    response = jsonify(refusal.body(request_id))
    response.status_code = refusal.status
    response.headers["Request-Id"] = request_id
    return response
