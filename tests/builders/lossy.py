"""A real server in a process of its own, and a tablet whose signal comes and goes."""

import json
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from penalties.office.settings import Settings
from tests.builders.programs import HERE, PATIENCE, environment
from tests.conftest import SUNDAY_EVENING

SERVE = """
import wsgi
from werkzeug.serving import make_server

server = make_server("127.0.0.1", 0, wsgi.create_app(), threaded=True)
print(server.port, flush=True)
server.serve_forever()
"""
TRIES = 60


@contextmanager
def real_server(settings: Settings) -> Iterator[int]:
    """The app behind a threaded server on this database, its clock held; yields its port."""
    env = environment(settings, CLOCK_AT=SUNDAY_EVENING.isoformat())
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=HERE,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)


class LossyTablet:
    """Sends deliveries until each is answered whole; most tries are cut at a seeded byte."""

    def __init__(self, port: int, token: str, seed: int) -> None:
        self.port, self.token, self.luck = port, token, random.Random(seed)
        self.cut = self.lost = 0

    def hand_in(self, items: list[Any]) -> list[Any]:
        """The results of a delivery that got through at last."""
        request = self._request({"encounters": items})
        for _ in range(TRIES):
            body = self._try(request)
            if body is not None:
                return list(json.loads(body)["results"])
        raise AssertionError("it never got through")

    def _request(self, body: Any) -> bytes:
        sent = json.dumps(body).encode()
        head = (
            "POST /api/v1/encounters HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(sent)}\r\n\r\n"
        )
        return head.encode() + sent

    def _try(self, request: bytes) -> bytes | None:
        """One try: cut on its way there, its answer lost on the way back, or whole."""
        fate = self.luck.random()
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            if fate < 0.4:
                self.cut += 1
                line.sendall(request[: self.luck.randrange(len(request))])
                return None
            line.sendall(request)
            if fate < 0.7:
                self.lost += 1
                line.recv(self.luck.randrange(1, 200))
                return None
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        return body if head.startswith(b"HTTP/1.1 200") else None
