"""Reading single settings: each either makes sense or is refused in a sentence that names it."""

from collections.abc import Mapping
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SHORTEST_SECRET = 32
DATABASES = {"sqlite", "postgresql"}

Environment = Mapping[str, str]


class Misconfigured(Exception):
    """A setting is missing or makes no sense; the text says which and what to do."""


def database_url(env: Environment, name: str, default: str) -> str:
    """The address of a database of a kind that the house keeps its data in."""
    text = env.get(name) or default
    try:
        known = make_url(text).get_backend_name() in DATABASES
    except ArgumentError:
        known = False
    if not known:
        raise Misconfigured(f"{name} must be like sqlite:///FILE or postgresql://USER@HOST/NAME.")
    return text


def secrets(env: Environment, name: str) -> tuple[str, ...]:
    """One or more secrets, comma separated, the newest first; none where the setting is empty."""
    found = tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())
    if any(len(secret) < SHORTEST_SECRET for secret in found):
        raise Misconfigured(f"{name} must be a secret of {SHORTEST_SECRET} or more characters.")
    return found


def public_url(env: Environment, name: str, default: str) -> str:
    """The address that letters and QR codes begin with, without a slash at its end."""
    text = env.get(name) or default
    parts = _split(text)
    is_web = parts.scheme in {"http", "https"} and parts.hostname
    # Paths are written behind it, so nothing else may stand there.
    if not is_web or parts.query or parts.fragment or parts.username:
        raise Misconfigured(f"{name} must start with https:// and name a host.")
    return text.rstrip("/")


def mail_url(env: Environment, name: str) -> str | None:
    """The address of the outgoing mail server, or ``None`` where there is none."""
    text = env.get(name)
    if not text:
        return None
    parts = _split(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise Misconfigured(f"{name} must be like smtp://USER:PASSWORD@HOST:587.")
    return text


def whole_number(env: Environment, name: str) -> int:
    """A count; 0 where the setting is empty."""
    text = env.get(name) or "0"
    if not text.isdecimal():
        raise Misconfigured(f"{name} must be a whole number, 0 or more.")
    return int(text)


def moment(env: Environment, name: str) -> datetime | None:
    """An aware moment, or ``None`` where the setting is empty."""
    text = env.get(name)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Misconfigured(f"{name} must be an ISO 8601 moment with its offset.")
    return found


def is_https(url: str) -> bool:
    """Whether browsers reach this address over https."""
    return _split(url).scheme == "https"


def is_loopback(url: str) -> bool:
    """Whether this address never leaves the machine."""
    host = _split(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _split(url: str) -> SplitResult:
    """The parts of an address; all empty where its host or port makes no sense."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts
