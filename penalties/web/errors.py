"""One answer for each thing that can go wrong: a page for people, a problem document for machines.

No answer tells more than the person may know, and none carries a trace.
"""

from http import HTTPStatus

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from penalties.rules.refusals import Refused
from penalties.web import door

PAGES = {400, 403, 404, 405, 409, 413, 429, 500, 503}


def init_app(app: Flask) -> None:
    """Answer refusals, failures and missing pages in the house's words."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http_failure)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Exception, _our_fault)


def problem(
    status: int, title: str, detail: str = "", kind: str = "about:blank", **more: object
) -> Response:
    """A problem document (RFC 9457)."""
    body: dict[str, object] = {"type": kind, "title": title, "status": status, **more}
    if detail:
        body["detail"] = detail
    answer = jsonify(body)
    answer.status_code = status
    answer.content_type = "application/problem+json"
    return answer


def _refused(refused: Refused) -> Response:
    door.roll_back()
    if _wants_json():
        reasons = [
            {"rule": r.rule, "sentence": r.sentence, "source": r.source} for r in refused.refusals
        ]
        return problem(422, "Refused", str(refused), refusals=reasons)
    return _page(409, refusals=refused.refusals)


def _stale_form(_error: CSRFError) -> Response:
    door.roll_back()
    return problem(400, "The form has expired") if _wants_json() else _page(400, stale=True)


def _http_failure(error: HTTPException) -> Response:
    door.roll_back()
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    status = error.code or 500
    if _wants_json():
        answer = problem(status, HTTPStatus(status).phrase)
        if allowed := getattr(error, "valid_methods", None):
            answer.headers["Allow"] = ", ".join(sorted(allowed))
        return answer
    answer = _page(status if status in PAGES else (400 if status < 500 else 500))
    answer.status_code = status
    if retry_after := getattr(error, "retry_after", None):
        answer.headers["Retry-After"] = str(retry_after)
    return answer


def _database_away(error: OperationalError) -> Response:
    door.roll_back()
    _log(error)
    if _wants_json():
        return problem(503, "The service is busy; try again in a moment")
    return _page(503)


def _our_fault(error: Exception) -> Response:
    door.roll_back()
    _log(error)
    return problem(500, "There is a problem with the service") if _wants_json() else _page(500)


def _log(error: Exception) -> None:
    # The kind of failure and where, never its text: a driver's message quotes the row.
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    line = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
    current_app.logger.error("failure %s at %s in %s", type(error).__name__, line, request.endpoint)


def _wants_json() -> bool:
    return request.path.startswith(("/api/", "/stripe/"))


def _page(status: int, **context: object) -> Response:
    return Response(
        render_template(f"errors/{status}.html", **{"refusals": (), "stale": False, **context}),
        status,
        content_type="text/html; charset=utf-8",
    )
