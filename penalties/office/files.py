"""Files by the SHA-256 of their content, kept apart by authority: photos, uploads, PDFs."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


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
            handle, half_written = tempfile.mkstemp(dir=place.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(half_written).replace(place)
        return sha256

    def get(self, authority_code: str, sha256: str) -> bytes:
        """The bytes whose SHA-256 is ``sha256``; ``FileNotFoundError`` where there are none."""
        return self._place(authority_code, sha256).read_bytes()

    def _place(self, authority_code: str, sha256: str) -> Path:
        return self.root / authority_code / sha256[:2] / sha256
