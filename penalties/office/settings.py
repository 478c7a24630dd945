"""Settings, read once from the environment and checked before anything starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from penalties.office import variables
from penalties.office.variables import Misconfigured

PUBLIC_URL = "http://127.0.0.1:5000"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator may set. A default is safe in production and harmless in public."""

    database_url: str = field(repr=False)
    migrate_database_url: str = field(repr=False)
    files_dir: Path
    secret_keys: tuple[str, ...] = field(default=(), repr=False)
    field_keys: tuple[str, ...] = field(default=(), repr=False)
    support_keys: tuple[str, ...] = field(default=(), repr=False)
    stripe_secret_key: str | None = field(default=None, repr=False)
    stripe_webhook_secret: str | None = field(default=None, repr=False)
    stripe_api_base: str | None = None
    public_url: str = PUBLIC_URL
    mail_url: str | None = field(default=None, repr=False)
    trusted_proxies: int = 0
    clock_at: datetime | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read ``env``; raises ``Misconfigured`` naming the first setting that makes no sense."""
        database_url = variables.database_url(env, "DATABASE_URL", default_database_url())
        return cls(
            database_url=database_url,
            migrate_database_url=variables.database_url(env, "MIGRATE_DATABASE_URL", database_url),
            files_dir=Path(env.get("FILES_DIR") or "instance/files").absolute(),
            secret_keys=variables.secrets(env, "SECRET_KEY"),
            field_keys=variables.secrets(env, "FIELD_KEY"),
            support_keys=variables.secrets(env, "SUPPORT_KEY"),
            stripe_secret_key=env.get("STRIPE_SECRET_KEY") or None,
            stripe_webhook_secret=env.get("STRIPE_WEBHOOK_SECRET") or None,
            stripe_api_base=env.get("STRIPE_API_BASE") or None,
            public_url=variables.public_url(env, "PUBLIC_URL", PUBLIC_URL),
            mail_url=variables.mail_url(env, "MAIL_URL"),
            trusted_proxies=variables.whole_number(env, "TRUSTED_PROXIES"),
            clock_at=variables.moment(env, "CLOCK_AT"),
        )

    @property
    def takes_cards(self) -> bool:
        """Card payments need both secrets; without them every other way to pay is offered."""
        return bool(self.stripe_secret_key and self.stripe_webhook_secret)

    @property
    def is_https(self) -> bool:
        """Whether cookies may be marked Secure and browsers told to stay on https."""
        return variables.is_https(self.public_url)

    def check_for_serving(self) -> None:
        """Refuse to serve the public without secrets, over plain http, or with a frozen clock."""
        if not self.secret_keys or not self.field_keys:
            raise Misconfigured(
                "Set SECRET_KEY and FIELD_KEY, each to a secret of 32 or more characters. "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(48))' makes one."
            )
        if not self.is_https and not variables.is_loopback(self.public_url):
            raise Misconfigured("PUBLIC_URL must be an https address, or one of this machine.")
        self.check_clock()

    def check_clock(self) -> None:
        """Refuse to do real work while the clock stands still."""
        if self.clock_at is not None:
            raise Misconfigured("CLOCK_AT freezes the clock: it is for the demo and the tests.")


def default_database_url() -> str:
    """SQLite under the working folder: one council, one box, no server to install."""
    return f"sqlite:///{Path('instance/fairstreet.sqlite3').absolute()}"
