"""The demo's processes: web server, clock and card stand-in, started together, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click

PATIENCE_SECONDS = 60


class NotReady(click.ClickException):
    """A process did not come up; the text says which."""


def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Household:
    """The processes of one demo. Leaving it stops them all, however it is left."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = {**os.environ, **env}
        self.running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Household":
        # A stop from outside must take the same way out as Ctrl-C does.
        signal.signal(signal.SIGTERM, _leave)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(self, *arguments: str) -> None:
        """Start Python with ``arguments`` as one of the household."""
        command = [sys.executable, *arguments]
        # In a session of its own: Ctrl-C is for us, and we tell the others once.
        started = subprocess.Popen(command, env=self.env, start_new_session=True)  # noqa: S603
        self.running.append(started)

    def wait_for(self, url: str) -> None:
        """Ask ``url`` until it answers; ``NotReady`` where a process ended or it takes too long."""
        last_moment = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < last_moment:
            self._all_alive()
            try:
                with urlopen(url, timeout=5):  # noqa: S310 - an address of this machine
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise NotReady(f"{url} did not answer within {PATIENCE_SECONDS} seconds.")

    def stay(self) -> None:
        """Stay until somebody presses Ctrl-C or one of the processes ends."""
        try:
            while True:
                self._all_alive()
                time.sleep(0.5)
        except KeyboardInterrupt:
            return

    def _all_alive(self) -> None:
        for process in self.running:
            if process.poll() is not None:
                raise NotReady(f"{_named(process.args)} ended with status {process.returncode}.")


def _named(arguments: object) -> str:
    words = [str(word) for word in arguments] if isinstance(arguments, Sequence) else []
    return Path(words[1]).name if len(words) > 1 else "a process"


def _leave(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
