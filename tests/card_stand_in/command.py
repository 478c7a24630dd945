"""The stand-in's command line: one quiet process on the loopback address, until told to stop."""

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from .app import create_app
from .clock import Clock
from .world import World

if TYPE_CHECKING:
    from .official import Official

HOST = "127.0.0.1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl-C; prints its own address once, as soon as it listens."""
    asked = _read(arguments)
    world = World(clock=Clock(asked.clock_at), official=_official(asked.spec))
    if asked.webhook_url:
        world.listen(asked.webhook_url, asked.webhook_secret)
    handler = _OneLine if asked.verbose else _Silent
    server = make_server(HOST, asked.port, create_app(world), True, request_handler=handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    world.courier.start()
    sys.stdout.write(f"Card stand-in: http://{HOST}:{server.server_port}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        world.courier.stop()
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="card_stand_in", description=__doc__)
    parser.add_argument("--port", type=int, default=8431, help="0 takes any free port")
    parser.add_argument("--clock-at", type=_moment, metavar="ISO", help="a clock that stands still")
    parser.add_argument("--webhook-url", metavar="URL", help="is sent every event of every account")
    parser.add_argument("--webhook-secret", metavar="whsec_...", help="signs what is sent there")
    parser.add_argument(
        "--spec", type=Path, help="the processor's OpenAPI description, to be held to"
    )
    parser.add_argument(
        "--verbose", action="store_true", help="one line a request to standard error"
    )
    asked = parser.parse_args(arguments)
    if bool(asked.webhook_url) != bool(asked.webhook_secret):
        parser.error("--webhook-url and --webhook-secret belong together")
    return asked


def _moment(text: str) -> datetime:
    """An ISO moment with its offset; a moment without one is refused."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text} has no offset from UTC")
    return at


def _official(spec: Path | None) -> "Official | None":
    if spec is None:
        return None
    from .official import Official

    return Official.read(spec)


class _Silent(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, kind: str, message: str, *args: object) -> None:
        """Say nothing: what went through can be asked at /_test/deliveries."""


class _OneLine(_Silent):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The method, the path without its query, and the status; never what a form held."""
        sys.stderr.write(f"{self.command} {self.path.partition('?')[0]} {code}\n")
