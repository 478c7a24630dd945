"""A listener for webhooks that tests can make fail, and that believes only what is signed."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import stripe


@dataclass
class Inbox:
    """`answers` are the next statuses to give; `secret` is what its webhooks are signed with."""

    url: str = ""
    secret: str = ""
    answers: deque[int] = field(default_factory=deque)
    believed: list[stripe.Event] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def empty(self) -> None:
        """Forget everything that came so far."""
        self.answers.clear()
        self.believed.clear()
        self.refused.clear()

    def take(self, body: bytes, signature: str) -> int:
        """The status to answer; what the SDK does not believe is a 400."""
        if self.answers:
            return self.answers.popleft()
        try:
            event = stripe.Webhook.construct_event(body, signature, self.secret)
        except (ValueError, stripe.SignatureVerificationError) as refusal:
            self.refused.append(str(refusal))
            return 400
        self.believed.append(event)
        return 200

    def types(self, *, about: str | None = None) -> list[str]:
        """The types of what arrived, in order; those about one payment where it is named."""
        return [event.type for event in self.believed if about is None or about in str(event)]


@contextmanager
def open_inbox() -> Iterator[Inbox]:
    """An inbox that listens on a free port of this machine."""
    inbox = Inbox()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = inbox.take(body, self.headers.get("Stripe-Signature", ""))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *said: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        inbox.url = f"http://127.0.0.1:{server.server_port}/"
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield inbox
        server.shutdown()
