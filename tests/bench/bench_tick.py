"""What a sweep costs when nothing is due, by the number of notices kept.

    python tests/bench/bench_tick.py [--sizes 10000,100000,1000000]

Prints one JSON line: milliseconds a tick (one council, one step, one whole transaction) at each
size, and the ratio of the largest to the smallest. The yardstick is the tick at the smallest size.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import wsgi
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.office.settings import Settings
from penalties.records.escalation import due_ids
from penalties.rules.days import london_date
from penalties.rules.escalation import Step

AT = datetime(2026, 6, 15, 9, tzinfo=UTC)
FILL = """
WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < {size})
INSERT INTO fixed_penalties (
  authority_id, id, number, encounter_id, gate_is_open, by_exception, person_id,
  order_version_id, prohibition_id, issued_by, issued_at, status, is_on_hold, served, served_at,
  offence_at, offence_on, adult_on, full_pence, lower_pence, lower_days, date_of_notice, next_step,
  next_step_on, steps_done, prosecution_limit_on, prosecution_safe_on, certificate, paid_at)
SELECT i % 20 + 1, printf('%08x-0000-7000-8000-%012x', i, i), printf('ILF%07d0', i),
  printf('%08x-0000-7000-8000-%012x', i, i), 1, 0, 'p', 'v', 'a', 's', '2026-05-01 09:00:00',
  CASE WHEN i % 5 < 2 THEN 'served' ELSE 'paid' END, 0, 'hand', '2026-05-01 09:00:00',
  '2026-05-01 09:00:00', '2026-05-01', '2000-01-01', 10000, 7500, 10, '2026-05-01',
  CASE WHEN i % 5 < 2 THEN 'reminder_due' END,
  CASE WHEN i % 5 < 2 THEN date('2026-06-16', '+' || (i % 28) || ' days') END,
  '{{}}', '2026-11-01', '2026-10-30', '[]',
  CASE WHEN i % 5 < 2 THEN NULL ELSE '2026-05-02 09:00:00' END
FROM row
"""


def filled(folder: Path, size: int) -> Office:
    """An office that keeps ``size`` notices, two in five open and due tomorrow or later."""
    url = f"sqlite:///{folder / f'{size}.sqlite3'}"
    office = Office.of(Settings(url, url, folder / "files"))
    wsgi.upgrade(office.settings)
    raw = office.engine.raw_connection()
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("BEGIN")
    raw.execute(FILL.format(size=size))
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()
    office.engine.dispose()
    return office


def tick(office: Office) -> float:
    """Milliseconds of one tick that finds nothing."""
    began = time.perf_counter()
    with office.transaction(Side.CLOCK) as session:
        found = due_ids(session, 1, str(Step.REMINDER_DUE), london_date(AT), AT, 200)
    assert found == []
    return (time.perf_counter() - began) * 1e3


def measured(sizes: list[int], ticks: int = 300) -> dict[int, float]:
    """The median tick at each size, the sizes taken in turns."""
    with tempfile.TemporaryDirectory() as folder:
        offices = {size: filled(Path(folder), size) for size in sizes}
        taken: dict[int, list[float]] = {size: [] for size in sizes}
        for round_ in range(ticks + 20):
            for size, office in offices.items():
                if (milliseconds := tick(office)) and round_ >= 20:
                    taken[size].append(milliseconds)
        return {size: statistics.median(each) for size, each in taken.items()}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="10000,100000,1000000")
    sizes = [int(size) for size in asked.parse_args().sizes.split(",")]
    medians = measured(sizes)
    ratio = medians[max(sizes)] / medians[min(sizes)]
    said = {str(size): round(each, 4) for size, each in medians.items()}
    line = {"bench": "tick", "database": "sqlite", "ms": said, "ratio": round(ratio, 2)}
    print(json.dumps(line))  # noqa: T201


if __name__ == "__main__":
    main()
