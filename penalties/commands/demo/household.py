"""How the demo is set up and kept running: fresh database, keys of its own, three processes."""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import click

from penalties.commands.demo.processes import Household, free_port
from penalties.office.settings import Settings


@dataclass(frozen=True)
class DemoEnvironment:
    """The settings of one demo, as the environment of its processes."""

    folder: Path
    port: int
    card_port: int
    clock_at: str | None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def variables(self) -> dict[str, str]:
        """Everything the demo's processes need; keys are made once and kept beside its data."""
        return {
            "DATABASE_URL": f"sqlite:///{self.folder / 'demo.sqlite3'}",
            "MIGRATE_DATABASE_URL": "",
            "FILES_DIR": str(self.folder / "files"),
            "PUBLIC_URL": self.url,
            "STRIPE_SECRET_KEY": "sk_test_demo",
            "STRIPE_WEBHOOK_SECRET": self._secret("webhook"),
            "STRIPE_API_BASE": f"http://127.0.0.1:{self.card_port}",
            "SECRET_KEY": self._secret("cookies"),
            "FIELD_KEY": self._secret("fields"),
            "SUPPORT_KEY": self._secret("support"),
            "CLOCK_AT": self.clock_at or "",
        }

    def settings(self) -> Settings:
        """The same, as settings."""
        return Settings.from_env(self.variables())

    def _secret(self, name: str) -> str:
        kept = self.folder / f"{name}.key"
        if not kept.exists():
            kept.write_text(secrets.token_urlsafe(48))
            kept.chmod(0o600)
        return kept.read_text()


def prepared(root: Path, port: int, clock_at: str | None) -> DemoEnvironment:
    """An empty folder for the demo's data below ``root``; what an earlier demo left is removed."""
    folder = root / "instance" / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return DemoEnvironment(folder, port, free_port(), clock_at)


def serve(demo: DemoEnvironment, card_stand_in: Path) -> None:
    """Start the card stand-in, the web server and the clock, and stay until Ctrl-C."""
    variables = demo.variables()
    with Household(variables) as household:
        household.start(str(card_stand_in), *_of_the_stand_in(demo, variables))
        # Not `flask serve` and `flask clock`: those refuse a clock that stands still.
        household.start("-c", f"import wsgi; wsgi.run_server('127.0.0.1', {demo.port})")
        household.start("-c", "import wsgi; wsgi.run_clock()")
        household.wait_for(f"{demo.url}/readyz")
        click.echo(f"\nReady: {demo.url}  (Ctrl-C stops it)")
        household.stay()


def _of_the_stand_in(demo: DemoEnvironment, variables: dict[str, str]) -> list[str]:
    words = ["--port", str(demo.card_port), "--webhook-url", f"{demo.url}/stripe/webhook"]
    words += ["--webhook-secret", variables["STRIPE_WEBHOOK_SECRET"]]
    return [*words, "--clock-at", demo.clock_at] if demo.clock_at else words
