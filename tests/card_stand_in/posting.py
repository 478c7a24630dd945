"""One webhook over HTTP: a POST that follows no redirect and waits no longer than a few seconds."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

WAITS = 10.0
HEADERS = {
    "Content-Type": "application/json; charset=utf-8",
    "User-Agent": "Stripe/1.0 (+https://docs.stripe.com/webhooks)",
    "Accept": "*/*; q=0.5, application/json",
}


def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int | None, str | None]:
    """The answer's status, or None and why there was no answer."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=WAITS)
    target = parts.path or "/"
    try:
        connection.request(
            "POST", f"{target}?{parts.query}" if parts.query else target, body, HEADERS | headers
        )
        return connection.getresponse().status, None
    except (OSError, HTTPException) as refused:
        return None, f"{type(refused).__name__}: {refused}"
    finally:
        connection.close()
