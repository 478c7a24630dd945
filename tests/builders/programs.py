"""Our own commands, typed into a real shell's stead: processes that are started and stopped."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from penalties.office.settings import Settings

HERE = Path(__file__).parents[2]
PYTHON = Path(sys.executable)
PATIENCE = 60


def environment(settings: Settings, **changes: str) -> dict[str, str]:
    """What an operator would set to get these settings, and nothing of the tester's own."""
    ours = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **ours,
        "PYTHONPATH": str(HERE),
        # A command leaves its pool of connections to the end of the process.
        "PYTHONWARNINGS": "error,ignore::ResourceWarning",
        "DATABASE_URL": settings.database_url,
        "MIGRATE_DATABASE_URL": settings.migrate_database_url,
        "FILES_DIR": str(settings.files_dir),
        "SECRET_KEY": ",".join(settings.secret_keys),
        "FIELD_KEY": ",".join(settings.field_keys),
        "SUPPORT_KEY": ",".join(settings.support_keys),
        **changes,
    }


def typed(
    *words: str,
    env: Mapping[str, str],
    python: Path = PYTHON,
    cwd: Path = HERE,
) -> subprocess.CompletedProcess[str]:
    """``flask`` with these words, run to its end."""
    command = [python, "-m", "flask", *words]
    return subprocess.run(
        command, env=env, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE
    )


@contextmanager
def running(
    *words: str, env: Mapping[str, str], python: Path = PYTHON, cwd: Path = HERE
) -> Iterator[subprocess.Popen[str]]:
    """``flask`` with these words, once it has said its first line and until the block ends."""
    with started("-m", "flask", *words, env=env, python=python, cwd=cwd) as process:
        yield process


@contextmanager
def started(
    *words: str, env: Mapping[str, str], python: Path = PYTHON, cwd: Path = HERE
) -> Iterator[subprocess.Popen[str]]:
    """Python with these words, once it has said its first line and until the block ends."""
    process = subprocess.Popen(
        [python, "-u", *words],
        env=env,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        first = process.stdout.readline() if process.stdout else ""
        assert first, process.communicate(timeout=PATIENCE)[1]
        yield process
    finally:
        # Its workers with it, or they would hold on to what it writes to.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def stop(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Tell a process to stop; its exit status and what it said since its first line."""
    process.send_signal(signal.SIGTERM)
    said, complained = process.communicate(timeout=PATIENCE)
    return process.returncode, said, complained
