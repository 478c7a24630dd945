"""Files by the SHA-256 of their content, kept apart by authority: photos, uploads, PDFs."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

A_SHA256 = re.compile(r"[0-9a-f]{64}")
HALF_WRITTEN = ".half-written-"


@dataclass(frozen=True, slots=True)
class FileStore:
    """A folder of content-addressed files. Writing the same bytes twice keeps one file."""

    root: Path

    def put(self, authority_code: str, content: bytes) -> str:
        """Keep ``content`` and return its SHA-256 in hex; whole or not at all."""
        sha256 = hashlib.sha256(content).hexdigest()
        place = self._place(authority_code, sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(place, content)
        return sha256

    def get(self, authority_code: str, sha256: str) -> bytes:
        """The bytes whose SHA-256 is ``sha256``; ``FileNotFoundError`` where there are none."""
        return self._place(authority_code, sha256).read_bytes()

    def _place(self, authority_code: str, sha256: str) -> Path:
        if not A_SHA256.fullmatch(sha256):
            raise FileNotFoundError(f"{sha256!r} is no SHA-256, so it names no file.")
        return self.root / authority_code / sha256[:2] / sha256


def _write_whole(place: Path, content: bytes) -> None:
    """Write beside ``place`` and move there once everything is on the disk."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=HALF_WRITTEN)
    half_written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half_written.replace(place)
    except BaseException:
        half_written.unlink(missing_ok=True)
        raise
