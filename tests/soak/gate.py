"""The gate under a long random schedule: nights of meetings, and whatever comes of them afterwards.

    python tests/soak/gate.py --runs 20000 --seed 1 [--on postgresql] [--state FILE]

A run is one meeting, drawn from the whole space, with its history and its words. Each night they
are handed in through the real action; then they come again, changed or not, on paper or with a
signal, and every deed is tried on what is held. After each step what stands is held against
the law (``tests/builders/gate_law.py``) and against its own rows. The same seed is the same
schedule; the state file lets it go on where it was stopped. Ends with 1 where something stood
that may not, or did not stand that may.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import wsgi
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.settings import Settings
from tests import postgres
from tests.conftest import SECRET, SUNDAY_EVENING
from tests.soak.gate_nights import NIGHT, Soak


@contextmanager
def open_office(on: str) -> Iterator[Office]:
    """An office with a database of its own on SQLite or PostgreSQL, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="fs-soak-") as name:
        folder = Path(name)
        if on == "sqlite":
            url = f"sqlite:///{folder / 'fairstreet.sqlite3'}"
            yield from _opened(url, url, folder)
        else:
            with postgres.cluster(folder) as superuser:
                yield from _opened(*postgres.new_database(superuser), folder)


def _opened(app: str, owner: str, folder: Path) -> Iterator[Office]:
    keys = {"secret_keys": (SECRET,), "field_keys": (SECRET,), "support_keys": (SECRET[::-1],)}
    settings = Settings(app, owner, folder / "files", **keys)
    wsgi.upgrade(settings)
    office = Office(settings, Clock(SUNDAY_EVENING))
    try:
        yield office
    finally:
        office.engine.dispose()


def remembered(file: Path, seed: int) -> Soak:
    """Where the schedule of this seed was stopped; its beginning where it never began."""
    if not file.exists():
        return Soak(seed)
    kept = json.loads(file.read_text("utf-8"))
    return Soak(kept["seed"], kept["done"], Counter(kept["counts"]))


def remember(file: Path, soak: Soak) -> dict[str, Any]:
    """Write down how far it has come."""
    counts = dict(sorted(soak.counts.items()))
    kept = {"seed": soak.seed, "done": soak.done, "counts": counts}
    file.write_text(json.dumps(kept, indent=1), "utf-8")
    return kept


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--state", type=Path)
    told = asked.parse_args()
    file = told.state or Path("instance") / f"soak-gate-{told.on}-{told.seed}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    soak = remembered(file, told.seed)
    with open_office(told.on) as office:
        for _ in soak.go_on(office, told.runs):
            remember(file, soak)
            if soak.done % 1_000 < NIGHT:
                print(f"{soak.done} of {told.runs}", file=sys.stderr, flush=True)  # noqa: T201
    print(json.dumps({"soak": "gate", "on": told.on, **remember(file, soak)}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
