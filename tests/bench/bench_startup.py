"""A worker's start to its first page, against bare Flask, and against loading everything at once.

    python tests/bench/bench_startup.py [--rounds 7]

Prints one JSON line: milliseconds from a fresh interpreter to the first page, and resident memory,
for our app, for our app with every heavy library loaded at the start, and for Flask alone; then the
ratios. Memory is also held against importing flask, sqlalchemy.orm, wtforms and flask_wtf.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parents[2]
MEMORY = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
EAGER = (
    "import reportlab.platypus, reportlab.pdfgen.canvas, reportlab.graphics.barcode, stripe,"
    " apscheduler.schedulers.blocking, shapely, PIL.Image, pikepdf; "
)
OURS = "import wsgi; assert wsgi.create_app().test_client().get('/desk/sign-in').status_code == 200"
CASES = {
    "ours": OURS,
    "eager": EAGER + OURS,
    "flask": (
        "from flask import Flask; app = Flask('x'); app.add_url_rule('/', view_func=lambda: 'x');"
        " assert app.test_client().get('/').status_code == 200"
    ),
    "imports": "import flask, sqlalchemy.orm, wtforms, flask_wtf",
}


def started(code: str, env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds and MiB of one fresh interpreter that runs ``code``."""
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{MEMORY}"],
        cwd=HERE,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return (time.perf_counter() - began) * 1e3, int(ran.stdout) / 1024


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    rounds = asked.parse_args().rounds
    secret = "a secret for measuring a start and for nothing else"
    taken: dict[str, list[tuple[float, float]]] = {case: [] for case in CASES}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/start.sqlite3"
        env = {**os.environ, "DATABASE_URL": url, "SECRET_KEY": secret, "FIELD_KEY": secret}
        upgrade = "import wsgi, os; from penalties.office.settings import Settings as S"
        started(f"{upgrade}; wsgi.upgrade(S.from_env(os.environ))", env)
        for round_ in range(rounds + 1):
            for case, code in CASES.items():
                figures = started(code, env)
                if round_:
                    taken[case].append(figures)
    ms = {case: statistics.median(t for t, _ in each) for case, each in taken.items()}
    mib = {case: statistics.median(m for _, m in each) for case, each in taken.items()}
    line = {
        "bench": "startup",
        "ms": {case: round(each) for case, each in ms.items()},
        "mib": {case: round(each, 1) for case, each in mib.items()},
        "of_eager": round(ms["ours"] / ms["eager"], 2),
        "of_bare_flask": round(ms["ours"] / ms["flask"], 2),
        "memory_of_imports": round(mib["ours"] / mib["imports"], 2),
    }
    print(json.dumps(line))  # noqa: T201


if __name__ == "__main__":
    main()
