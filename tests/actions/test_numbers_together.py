"""Two hundred leases at once, in several processes, share no number and leave no gap."""

import json
import subprocess
import sys
from itertools import chain

import pytest
from sqlalchemy import select

import wsgi
from penalties.office.audit import Entry
from penalties.office.premises import Office
from penalties.records.numbers import NoticeNumber, counts_by_state, gaps
from tests.builders.patrol import patrol
from tests.builders.programs import HERE, PATIENCE, environment
from tests.conftest import SUNDAY_EVENING, new_settings

PROCESSES, LEASES = 8, 25
LEASE = """
import json, os, sys
from penalties import records
from penalties.actions.numbers import lease
from penalties.office.audit import OPERATOR
from penalties.office.authorities import authority_of
from penalties.office.premises import Office
from penalties.office.settings import Settings

office = Office.of(Settings.from_env(os.environ))
office.engine.connect().close()
print("ready", flush=True)
sys.stdin.readline()
taken = []
for turn in range(int(sys.argv[1])):
    with office.transaction() as session:
        ilford = authority_of(session, "ILF")
        made = lease(session, ilford, None, 1 + turn % 3, by=OPERATOR, at=office.clock.now())
        taken += [number.number for number in made]
print(json.dumps(taken))
"""


@pytest.fixture
def own(backend, request, tmp_path):
    """An office on a database of its own, with real commits."""
    settings = new_settings(backend, request, tmp_path)
    wsgi.upgrade(settings)
    office = Office.of(settings)
    yield office
    office.engine.dispose()


def start(settings):
    """A process that waits for the word."""
    return subprocess.Popen(
        [sys.executable, "-c", LEASE, str(LEASES)],
        cwd=HERE,
        env=environment(settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_no_number_is_shared_and_none_is_missing(own):
    with own.transaction() as session:
        here = patrol(session, SUNDAY_EVENING).authority.id
    processes = [start(own.settings) for _ in range(PROCESSES)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=PATIENCE)[0] for process in processes]
    taken = list(chain.from_iterable(json.loads(each) for each in said))
    assert len(taken) == len(set(taken)) > PROCESSES * LEASES
    with own.transaction() as session:
        assert set(session.scalars(select(NoticeNumber.number))) == set(taken)
        serials = session.scalars(select(NoticeNumber.serial).order_by(NoticeNumber.serial)).all()
        assert serials == list(range(1, len(taken) + 1))
        assert (gaps(session, here), counts_by_state(session, here)["leased"]) == ([], len(taken))
        leased = select(Entry).where(Entry.event == "number.leased")
        assert len(session.scalars(leased).all()) == PROCESSES * LEASES
