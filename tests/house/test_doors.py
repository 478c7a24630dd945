"""Every view says who may open it, and nothing heavy is loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

from flask import Flask

HERE = Path(__file__).parents[2]
HEAVY = ("reportlab", "stripe", "apscheduler", "shapely", "numpy", "PIL", "pikepdf")
WRITES = {"DELETE", "PATCH", "PUT"}
SEE_WHAT_IS_LOADED = """
import json, sys, wsgi
wsgi.create_app()
print(json.dumps(sorted(sys.modules)))
"""


def test_every_view_needs_a_permission_or_a_guard_or_is_public(app: Flask) -> None:
    silent = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not _says_who_may_open(app.view_functions[rule.endpoint])
    ]
    assert silent == []


def test_no_view_writes_on_a_get(app: Flask) -> None:
    both = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and WRITES & (rule.methods or set())
    }
    assert both == set()


def test_starting_loads_nothing_heavy() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SEE_WHAT_IS_LOADED], cwd=HERE, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    loaded = {name.split(".")[0] for name in json.loads(ran.stdout)}
    assert loaded.isdisjoint(HEAVY), sorted(loaded & set(HEAVY))


def _says_who_may_open(view: object) -> bool:
    return any(hasattr(view, mark) for mark in ("needs", "guard", "is_public"))
