"""Other programs that tests really start: waited for until they answer, and stopped again."""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

CARD_STAND_IN = Path(__file__).parent / "card_stand_in"
PATIENCE = 30.0


class Unwilling(Exception):
    """A program that did not come up, or did not go when it was told to."""


@dataclass(frozen=True)
class CardStandIn:
    """A running card stand-in: where it is, how it signs, and its levers."""

    url: str
    webhook_secret: str

    def pull(self, lever: str, **asked: Any) -> dict[str, Any]:
        """Pull a lever, as `tests/card_stand_in/levers.py` lists them; a refusal comes back too."""
        return _answer(f"{self.url}/_test/{lever}", asked)

    def look(self, lever: str) -> Any:
        """What a lever that only shows something shows: `deliveries` or `breaches`."""
        return _answer(f"{self.url}/_test/{lever}")

    def pay(self, session: str, card: str = "4242424242424242", confirms: bool = True) -> Any:
        """Pay a checkout session without a browser: the session, or the card's error."""
        return self.pull(f"pay/{session}", card=card, confirms=confirms)

    def settle(self) -> None:
        """Wait until every webhook that is not held back has arrived."""
        if not self.pull("settle", seconds=PATIENCE)["settled"]:
            raise Unwilling(f"Webhooks still wait: {self.look('deliveries')}")

    def set_clock(self, at: datetime | None) -> None:
        """Let the stand-in's clock stand at a moment, or run with the real time again."""
        self.pull("clock", at=at and at.isoformat())


@contextmanager
def start_card_stand_in(
    *,
    webhook_url: str | None = None,
    clock_at: datetime | None = None,
    spec: Path | None = None,
) -> Iterator[CardStandIn]:
    """Start the card stand-in on a free port; `spec` holds it to the official description.

    Raises Unwilling at the end when it failed or broke that description on the way.
    """
    secret = f"whsec_{secrets.token_hex(16)}"
    command = [sys.executable, str(CARD_STAND_IN), "--port", "0"]
    if webhook_url:
        command += ["--webhook-url", webhook_url, "--webhook-secret", secret]
    if clock_at:
        command += ["--clock-at", clock_at.isoformat()]
    if spec:
        command += ["--spec", str(spec)]
    with _running(command) as url:
        wait_for(f"{url}/_test/health")
        stand_in = CardStandIn(url, secret)
        yield stand_in
        if breaches := stand_in.look("breaches")["breaches"]:
            raise Unwilling("\n".join(breaches))


def wait_for(url: str) -> None:
    """Ask an address until it answers 200; Unwilling when it does not within half a minute."""
    last_moment = time.monotonic() + PATIENCE
    while time.monotonic() < last_moment:
        try:
            with urlopen(url, timeout=PATIENCE) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise Unwilling(f"{url} does not answer.")


@contextmanager
def _running(command: list[str]) -> Iterator[str]:
    """A process whose first line ends in its own address, until the end of the block."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        said = process.stdout.readline() if process.stdout else ""
        if not said:
            raise Unwilling(process.communicate(timeout=PATIENCE)[1])
        yield said.split()[-1]
    finally:
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE)
    if process.returncode or said:
        raise Unwilling(f"{command[1]} ended with {process.returncode}: {said}")


def _answer(url: str, asked: dict[str, Any] | None = None) -> dict[str, Any]:
    body = None if asked is None else json.dumps(asked).encode()
    request = Request(url, body, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=2 * PATIENCE) as response:
            return dict(json.load(response))
    except HTTPError as refusal:
        with refusal:
            return dict(json.load(refusal))
