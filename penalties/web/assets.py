"""Addresses of stylesheets, scripts and pictures, which change when their content does."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request, url_for

A_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask) -> None:
    """Let browsers keep what is addressed by its content."""
    folder = Path(str(app.static_folder))

    def asset(name: str) -> str:
        """The address of a file of the static folder, with the beginning of its hash."""
        file = folder / name
        return url_for("static", filename=name, v=_digest(file, file.stat().st_mtime_ns))

    app.add_template_global(asset)
    app.after_request(_keep)


@lru_cache(maxsize=256)
def _digest(file: Path, _changed_ns: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
