"""Settings, read once from the environment and checked before anything starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

SHORTEST_SECRET = 32


class Misconfigured(Exception):
    """A setting is missing or makes no sense; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator may set. A default is safe in production and harmless in public."""

    database_url: str
    migrate_database_url: str
    files_dir: Path
    secret_keys: tuple[str, ...] = ()
    field_keys: tuple[str, ...] = ()
    support_keys: tuple[str, ...] = ()
    stripe_secret_key: str | None = None
    stripe_webhook_secret: str | None = None
    stripe_api_base: str | None = None
    public_url: str = "http://127.0.0.1:5000"
    mail_url: str | None = None
    trusted_proxies: int = 0
    clock_at: datetime | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read ``env``; raises ``Misconfigured`` naming the first setting that makes no sense."""
        database_url = env.get("DATABASE_URL") or default_database_url()
        return cls(
            database_url=database_url,
            migrate_database_url=env.get("MIGRATE_DATABASE_URL") or database_url,
            files_dir=Path(env.get("FILES_DIR") or "instance/files").absolute(),
            secret_keys=_secrets(env, "SECRET_KEY"),
            field_keys=_secrets(env, "FIELD_KEY"),
            support_keys=_secrets(env, "SUPPORT_KEY"),
            stripe_secret_key=env.get("STRIPE_SECRET_KEY") or None,
            stripe_webhook_secret=env.get("STRIPE_WEBHOOK_SECRET") or None,
            stripe_api_base=env.get("STRIPE_API_BASE") or None,
            public_url=_public_url(env.get("PUBLIC_URL") or "http://127.0.0.1:5000"),
            mail_url=env.get("MAIL_URL") or None,
            trusted_proxies=_whole_number(env, "TRUSTED_PROXIES"),
            clock_at=_moment(env, "CLOCK_AT"),
        )

    @property
    def takes_cards(self) -> bool:
        """Card payments need both secrets; without them every other way to pay is offered."""
        return bool(self.stripe_secret_key and self.stripe_webhook_secret)

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    def check_for_serving(self) -> None:
        """Refuse to serve the public without secrets, over plain http, or with a frozen clock."""
        if not self.secret_keys or not self.field_keys:
            raise Misconfigured(
                "Set SECRET_KEY and FIELD_KEY, each to a secret of 32 or more characters. "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(48))' makes one."
            )
        if not self.is_https and not _is_loopback(self.public_url):
            raise Misconfigured("PUBLIC_URL must be an https address, or one of this machine.")
        if self.clock_at is not None:
            raise Misconfigured("CLOCK_AT freezes the clock: it is for the demo and the tests.")


def default_database_url() -> str:
    """SQLite under the working folder: one council, one box, no server to install."""
    return f"sqlite:///{Path('instance/fairstreet.sqlite3').absolute()}"


def _secrets(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    secrets = tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())
    if any(len(secret) < SHORTEST_SECRET for secret in secrets):
        raise Misconfigured(f"{name} must be a secret of {SHORTEST_SECRET} or more characters.")
    return secrets


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Misconfigured("PUBLIC_URL must start with https:// and name a host.")
    return text.rstrip("/")


def _whole_number(env: Mapping[str, str], name: str) -> int:
    text = env.get(name) or "0"
    if not text.isdecimal():
        raise Misconfigured(f"{name} must be a whole number, 0 or more.")
    return int(text)


def _moment(env: Mapping[str, str], name: str) -> datetime | None:
    text = env.get(name)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Misconfigured(f"{name} must be an ISO 8601 moment with its offset.")
    return moment


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
