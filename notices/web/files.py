"""A PDF as an answer: shown by the browser, and kept by nobody on the way."""

from flask import Response, abort, request

from notices.actions import Paper


def pdf(made: bytes, name: str) -> Response:
    """The file under a name that outs nobody (design rule 14)."""
    answer = Response(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def file_name(number: str) -> str:
    """What a downloaded paper is called: its reference, which outs nobody (design rule 14)."""
    return f"{number.rstrip('*')}.pdf"


def asked_paper(offered: tuple[Paper, ...]) -> Paper:
    """The paper that the address names, A4 where it names none; 404 for one that is not offered."""
    asked = request.args.get("paper", str(Paper.A4))
    return Paper(asked) if asked in offered else abort(404)
