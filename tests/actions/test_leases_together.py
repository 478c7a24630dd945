"""Two hundred leases at once, over several processes, share no number and leave no gap."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

import wsgi
from penalties.actions import tablets
from penalties.office.audit import OPERATOR
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.records.numbers import NoticeNumber, counts_by_state, gaps
from tests.builders.councils import council
from tests.builders.staff import officer
from tests.conftest import SECRET, SUNDAY_EVENING, new_settings

HERE = Path(__file__).parents[2]
PROCESSES = 4
LEASES_EACH = 50
LEASE = f"""
import json, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import wsgi
from penalties.actions import numbers
from penalties.office.audit import OPERATOR
from penalties.office.authorities import authority_of
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.office.tablets import tablets_of

url, files, secret = sys.argv[1:]
office = Office.of(Settings(url, url, Path(files), field_keys=(secret,)))

def lease(_turn):
    with office.transaction() as session:
        council = authority_of(session, "ILF")
        (tablet,) = tablets_of(session, council.id)
        at = office.clock.now()
        made = numbers.lease(session, council, tablet, 3, by=OPERATOR, at=at)
        return [number.number for number in made]

sys.stdin.readline()  # every process waits for the same word
with ThreadPoolExecutor(5) as pool:
    print(json.dumps([n for made in pool.map(lease, range({LEASES_EACH})) for n in made]))
"""


def test_two_hundred_leases_at_once_share_no_number(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings = new_settings("postgresql", request, tmp_path)
    office = _with_one_tablet(settings)
    workers = [_worker(settings) for _ in range(PROCESSES)]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("now\n")
        worker.stdin.flush()
    leased = [number for worker in workers for number in _answer(worker)]
    assert len(leased) == len(set(leased)) == PROCESSES * LEASES_EACH * 3
    with office.transaction() as session:
        kept = set(session.scalars(select(NoticeNumber.number)))
        assert kept == set(leased)
        assert gaps(session, 1) == []
        assert counts_by_state(session, 1)["leased"] == len(leased)
    office.engine.dispose()


def _with_one_tablet(settings: Settings) -> Office:
    wsgi.upgrade(settings)
    office = Office.of(settings)
    with office.transaction() as session:
        added = council(session, SUNDAY_EVENING)
        somebody = officer(session, added, at=SUNDAY_EVENING)
        tablets.enrol(session, added, somebody, by=OPERATOR, at=SUNDAY_EVENING)
    return office


def _worker(settings: Settings) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LEASE, settings.database_url, str(settings.files_dir), SECRET],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _answer(worker: subprocess.Popen[str]) -> list[str]:
    said, complained = worker.communicate(timeout=120)
    assert worker.returncode == 0, complained
    return list(json.loads(said))
