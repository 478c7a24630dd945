"""Several workers at one recall, and one that is killed in the middle: each notice is done once."""

import json
import subprocess
import sys
from collections import Counter

import pytest
from sqlalchemy import func, select

import wsgi
from appeals.actions import recall_work, recalls
from appeals.records.letters import AnswerLetter
from appeals.records.recalls import progress_of
from appeals.rules.recalls import Standing
from penalties.office.audit import Actor, Entry
from penalties.office.premises import Office
from penalties.records.holds import Hold
from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.builders.patrol import patrol
from tests.builders.programs import HERE, PATIENCE, environment
from tests.builders.recalled import handed_out, of_version
from tests.builders.staff import member
from tests.conftest import SUNDAY_EVENING, new_settings

COUNT, PAID, WORKERS = 40, 16, 3
WORK = """
import json, os, sys, uuid
import wsgi
from appeals.actions import recall_work
from penalties.office.authorities import authority_of
from penalties.office.premises import Office
from penalties.office.settings import Settings

office = Office.of(Settings.from_env(os.environ))
recall_work.CHUNK = 4
with office.reading() as session:
    here = authority_of(session, "ILF").id
told = lambda count: print(json.dumps(count), flush=True)
print("ready", flush=True)
sys.stdin.readline()
recall_work.run(office, here, uuid.UUID(sys.argv[1]), office.clock.now(), told)
print("done", flush=True)
"""


@pytest.fixture
def own(backend, request, tmp_path):
    """An office on a database of its own, with real commits."""
    settings = new_settings(backend, request, tmp_path)
    wsgi.upgrade(settings)
    office = Office.of(settings)
    yield office
    office.engine.dispose()


@pytest.fixture
def begun(own):
    """A recall of forty notices, sixteen of them paid, and who has to confirm it."""
    with own.transaction() as session:
        street = patrol(session, SUNDAY_EVENING)
        handed_out(street, COUNT, PAID)
        asker, second = (
            Actor("staff", member(session, street.authority, role, at=street.at).id)
            for role in (Role.SUPERVISOR, Role.LEGAL)
        )
        fault = of_version(session, street)
        here = street.authority.id
        return recalls.begin(session, here, fault, "Lapsed.", by=asker, at=street.at), second


def start(office, recall):
    """A worker that waits for the word."""
    return subprocess.Popen(
        [sys.executable, "-c", WORK, str(recall.id)],
        cwd=HERE,
        env=environment(office.settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def go(worker):
    assert worker.stdout.readline() == "ready\n"
    worker.stdin.write("go\n")
    worker.stdin.flush()


def all_at_once(office, recall):
    """Several workers do what is left; how many notices each says it did."""
    workers = [start(office, recall) for _ in range(WORKERS)]
    for worker in workers:
        go(worker)
    said = [worker.communicate(timeout=PATIENCE)[0].splitlines() for worker in workers]
    assert all(lines[-1] == "done" for lines in said)
    return sum(json.loads(line) for lines in said for line in lines[:-1])


def check_held_once(office, recall):
    with office.transaction() as session:
        assert progress_of(session, recall.authority_id, recall.id) == {Standing.HELD: COUNT}
        holds = Counter(session.scalars(select(Hold.penalty_id)))
        assert (len(holds), set(holds.values())) == (COUNT - PAID, {1})
        letters = Counter(session.scalars(select(AnswerLetter.penalty_id)))
        assert (len(letters), set(letters.values())) == (COUNT, {1})


def times(office, event):
    with office.transaction() as session:
        return session.scalar(select(func.count()).where(Entry.event == event))


def test_several_workers_do_each_notice_once_and_end_each_stage_once(own, begun):
    recall, second = begun
    assert all_at_once(own, recall) == COUNT
    check_held_once(own, recall)
    assert times(own, "recall.prepared") == 1
    with own.transaction() as session:
        kept = session.get_one(type(recall), (recall.authority_id, recall.id))
        recalls.confirm(session, kept, by=second, at=SUNDAY_EVENING)
    assert all_at_once(own, recall) == COUNT
    assert times(own, "recall.done") == 1
    assert times(own, "penalty.withdrawn") == COUNT - PAID
    with own.transaction() as session:
        counts = progress_of(session, recall.authority_id, recall.id)
        assert counts == {Standing.CANCELLED: COUNT}
        items = open_items(session, recall.authority_id, "finance")
        assert Counter(item.kind for item in items) == {
            "refund_to_approve": PAID,
            "recall_refunds": 1,
        }


def test_a_worker_that_is_killed_leaves_nothing_half_done(own, begun):
    recall, _ = begun
    worker = start(own, recall)
    go(worker)
    assert worker.stdout.readline() == "4\n"
    worker.kill()
    worker.communicate()
    with own.transaction() as session:
        counts = progress_of(session, recall.authority_id, recall.id)
        done = counts.get(Standing.HELD, 0)
        assert 4 <= done < COUNT
        assert counts == {Standing.HELD: done, Standing.LISTED: COUNT - done}
    left = recall_work.work(own, recall.authority_id, SUNDAY_EVENING)
    assert left == COUNT - done
    check_held_once(own, recall)
