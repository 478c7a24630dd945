"""The stand-in as a process: quiet, local, quick to stop, and in need of nothing unusual."""

import signal
import socket
import subprocess
import sys
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.honesty.shop import Shop
from tests.processes import CARD_STAND_IN, CardStandIn, wait_for


def started(*options: str) -> subprocess.Popen[str]:
    """The process itself, with its output to be read."""
    command = [sys.executable, str(CARD_STAND_IN), "--port", "0", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to_and_has_said_only_where_it_was(told: int) -> None:
    with started() as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        wait_for(f"{url}/_test/health")
        Shop.at(CardStandIn(url, "")).paid()
        process.send_signal(told)
        said, complained = process.communicate(timeout=10)
    assert (process.returncode, said, complained) == (0, "", "")


def test_it_says_one_line_a_request_when_it_is_asked_to() -> None:
    with started("--verbose") as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        wait_for(f"{url}/_test/health?secret=1")
        process.terminate()
        _, lines = process.communicate(timeout=10)
    assert lines.splitlines() == ["GET /_test/health 200"]


def test_it_listens_to_this_machine_alone(stand_in: CardStandIn) -> None:
    port = int(stand_in.url.rpartition(":")[2])
    with socket.socket() as elsewhere:
        # Another address of the same machine: a server on every address would answer there too.
        assert elsewhere.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize(
    "options",
    [
        ["--webhook-url", "http://127.0.0.1:9/"],
        ["--clock-at", "2026-11-22T21:15:00"],
        ["--clock-at", "soon"],
        ["--port", "many"],
    ],
)
def test_a_wrong_option_is_a_sentence_and_no_traceback(options: list[str]) -> None:
    with started(*options) as process:
        _, said = process.communicate(timeout=10)
    assert process.returncode == 2
    assert "usage:" in said
    assert "Traceback" not in said


def test_it_needs_nothing_that_is_installed_for_tests_alone() -> None:
    program = (
        "import sys; sys.path[0] = sys.argv[1]; import card_stand_in.command; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'jsonschema', 'pytest', 'stripe', 'penalties'}))"
    )
    command = [sys.executable, "-c", program, str(CARD_STAND_IN.parent)]
    assert subprocess.check_output(command, text=True).strip() == ""


def test_an_unknown_page_is_a_404(stand_in: CardStandIn) -> None:
    with pytest.raises(HTTPError) as refusal:
        urlopen(f"{stand_in.url}/c/pay/cs_test_none")
    with refusal.value as answer:
        assert answer.code == 404
