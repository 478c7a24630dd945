"""What is built from an archive, without git, is the whole product, and runs from anywhere."""

import os
import signal
import subprocess
import sys
import tarfile
import venv
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest

from penalties.commands.demo.processes import free_port
from penalties.commands.running import check_port
from penalties.office.settings import Settings
from tests.builders.programs import PATIENCE, environment, running, stop, typed
from tests.conftest import SECRET
from tests.house.sources import DESKS, HERE
from tests.processes import wait_for

MADE_WHILE_RUNNING = {"__pycache__"}
ROOT = Path("/")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as an archive holds it: no git, nothing that was made here but the assets."""
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(_built("sdist", HERE, folder)) as packed:
        packed.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    return unpacked


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("wheel", archive, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel; what it depends on is borrowed."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    install = ("-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps")
    _run(sys.executable, *install, "--quiet", "--disable-pip-version-check", str(wheel))
    (site_packages,) = home.glob("lib/python*/site-packages")
    borrowed = Path(pytest.__file__).parents[1]
    (site_packages / "borrowed.pth").write_text(f"{borrowed}\n")
    return python


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Settings for a database of its own, and no way back to the checkout."""
    folder = tmp_path_factory.mktemp("data")
    url = f"sqlite:///{folder / 'fairstreet.sqlite3'}"
    settings = Settings(url, url, folder / "files", (SECRET,), (SECRET,))
    return environment(settings, PYTHONPATH="")


def test_the_wheel_holds_every_file_of_the_desks_and_every_page(wheel: Path) -> None:
    ours = {
        path.relative_to(HERE).as_posix()
        for folder in (*DESKS, "templates")
        for path in (HERE / folder).rglob("*")
        if path.is_file() and MADE_WHILE_RUNNING.isdisjoint(path.parts)
    }
    assert {name for name in _held(wheel) if ".dist-info/" not in name} == {"wsgi.py", *ours}


@pytest.mark.parametrize(
    "name",
    [
        "penalties/rules/gate.json",
        "penalties/rules/screening.json",
        "penalties/rules/bank_holidays.json",
        "penalties/office/migrations/env.py",
        "penalties/office/migrations/versions/0001_first_release.py",
        "templates/base.html",
        "templates/static/style.css",
        "templates/static/vendor/govuk/govuk-frontend.min.css",
        "notices/documents/fonts/DejaVuSans.ttf",
        "notices/documents/fonts/licences/dejavu-fonts-ttf/LICENSE",
        "notices/documents/fonts/licences/arimo/LICENSE_FONT",
    ],
)
def test_the_wheel_holds_what_cannot_be_done_without(wheel: Path, name: str) -> None:
    assert name in _held(wheel)


def test_the_archive_holds_nothing_that_was_made_here(archive: Path) -> None:
    assert not {"instance", ".git", ".venv", ".tools"} & {path.name for path in archive.iterdir()}
    assert (archive / "tests" / "card_stand_in").is_dir()


def test_an_installed_copy_serves_its_pages_from_anywhere(
    installed: Path, env: Mapping[str, str]
) -> None:
    here = {"python": installed, "cwd": ROOT, "env": env}
    assert typed("upgrade", **here).stdout == "The database is up to date.\n"
    port = free_port()
    with running("serve", "--port", str(port), **here) as server:
        for path in ("", "static/style.css", "static/vendor/govuk/govuk-frontend.min.css"):
            wait_for(f"http://127.0.0.1:{port}/{path}")
        assert stop(server)[0] == 0


def test_an_installed_copy_says_that_the_demo_needs_a_checkout(
    installed: Path, env: Mapping[str, str]
) -> None:
    answer = typed("demo", python=installed, cwd=ROOT, env=env)
    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: The demo needs a checkout")


def test_an_archive_shows_a_whole_council_until_ctrl_c(
    archive: Path, env: Mapping[str, str]
) -> None:
    port = free_port()
    here = {"cwd": archive, "env": {**env, "PYTHONPATH": str(archive)}}
    with running("demo", "--port", str(port), **here) as demo:
        said = list(takewhile(lambda line: not line.startswith("Ready"), demo.stdout))
        stand_in = next(line.split()[-1] for line in said if line.startswith("Card stand-in"))
        for address in (f"http://127.0.0.1:{port}/", f"{stand_in}/_test/health"):
            wait_for(address)
        again = typed("demo", "--port", str(port), **here)
        os.killpg(demo.pid, signal.SIGINT)
        demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0
    assert again.stderr.endswith(f"served on 127.0.0.1:{port}: Address already in use.\n")
    check_port("127.0.0.1", port)


def test_an_installed_copy_runs_its_own_files(installed: Path) -> None:
    where = "import wsgi, notices; print(wsgi.__file__, *notices.__path__)"
    said = subprocess.run([installed, "-c", where], cwd=ROOT, capture_output=True, text=True)
    assert all(Path(path).is_relative_to(installed.parents[1]) for path in said.stdout.split())


def _built(kind: str, source: Path, folder: Path) -> Path:
    _run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder), cwd=source)
    (made,) = (path for path in folder.iterdir() if path.is_file())
    return made


def _run(*command: str, cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _held(wheel: Path) -> set[str]:
    with ZipFile(wheel) as zipped:
        return set(zipped.namelist())
