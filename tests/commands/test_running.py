"""Real processes: the server and the clock start only when set up, and stop when they are told."""

import os
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

import wsgi
from penalties.commands.demo.processes import free_port
from penalties.office.settings import Settings
from tests.builders.programs import PATIENCE, environment, running, stop, typed
from tests.conftest import SECRET
from tests.processes import wait_for

BODY = b"email=somebody"
HEAD = (
    b"POST /desk/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One council on one box, migrated, ready to be served."""
    folder = tmp_path_factory.mktemp("running")
    url = f"sqlite:///{folder / 'fairstreet.sqlite3'}"
    made = Settings(url, url, folder / "files", (SECRET,), (SECRET,), (SECRET[::-1],))
    wsgi.upgrade(made)
    return made


@pytest.fixture
def env(settings: Settings) -> dict[str, str]:
    return environment(settings)


@pytest.mark.parametrize(
    ("command", "changes", "sentence"),
    [
        ("serve", {"SECRET_KEY": ""}, "Error: Set SECRET_KEY and FIELD_KEY, each to a secret of"),
        ("serve", {"SECRET_KEY": "short"}, "Error: SECRET_KEY must be a secret of 32 or more"),
        ("serve", {"PUBLIC_URL": "http://pay.ilford.example"}, "Error: PUBLIC_URL must be an "),
        ("clock", {"CLOCK_AT": "2026-11-22T21:15:00Z"}, "Error: CLOCK_AT freezes the clock"),
    ],
)
def test_what_is_half_set_up_does_not_start(
    env: dict[str, str], command: str, changes: dict[str, str], sentence: str
) -> None:
    answer = typed(command, env=env | changes)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(sentence)
    assert answer.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_said_plainly(env: dict[str, str]) -> None:
    port = str(free_port())
    with running("serve", "--port", port, env=env):
        answer = typed("serve", "--port", port, env=env)
    assert answer.returncode == 1
    refused = f"Error: Nothing can be served on 127.0.0.1:{port}: Address already in use.\n"
    assert answer.stderr == refused


def test_the_server_answers_and_stops_and_tells_nobody_who_asked(env: dict[str, str]) -> None:
    port = free_port()
    with running("serve", "--port", str(port), env=env) as server:
        for path in ("healthz", "readyz", "static/style.css", ""):
            wait_for(f"http://127.0.0.1:{port}/{path}")
        assert stop(server) == (0, "", "")


def test_slow_senders_hold_up_nobody_and_are_answered_before_the_stop(env: dict[str, str]) -> None:
    port = free_port()
    with running("serve", "--port", str(port), env=env) as server, ExitStack() as stack:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        slow = [stack.enter_context(_half_sent(port)) for _ in range(2)]
        for _ in range(3):
            wait_for(f"http://127.0.0.1:{port}/healthz")
        server.send_signal(signal.SIGTERM)
        for sender in slow:
            sender.sendall(BODY[5:])
            assert sender.recv(100).startswith(b"HTTP/1.1 400")
        assert stop(server) == (0, "", "")


def test_ctrl_c_stops_every_process_of_the_terminal(env: dict[str, str]) -> None:
    port = free_port()
    with running("serve", "--port", str(port), env=env) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        os.killpg(server.pid, signal.SIGINT)
        assert server.communicate(timeout=PATIENCE) == ("", "")
    assert server.returncode == 0


def test_a_service_manager_may_tell_the_workers_too(env: dict[str, str]) -> None:
    port = free_port()
    with running("serve", "--port", str(port), "--workers", "2", env=env) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        for worker in _children(server.pid):
            os.kill(worker, signal.SIGTERM)
        assert stop(server)[0] == 0


def test_a_worker_that_dies_is_replaced(env: dict[str, str]) -> None:
    port = free_port()
    with running("serve", "--port", str(port), env=env) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        (first,) = _children(server.pid)
        os.kill(first, signal.SIGKILL)
        wait_for(f"http://127.0.0.1:{port}/healthz")
        assert first not in _children(server.pid)
        assert stop(server)[0] == 0


def test_the_clock_runs_and_stops(env: dict[str, str]) -> None:
    with running("clock", env=env) as clock:
        assert stop(clock) == (0, "The clock has stopped.\n", "")


def _half_sent(port: int) -> socket.socket:
    """A form whose second half is still on its way."""
    sender = socket.create_connection(("127.0.0.1", port), timeout=30)
    sender.sendall(HEAD + BODY[:5])
    return sender


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]
