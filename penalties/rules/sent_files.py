"""What a file that somebody sent is, by its content and never by its name, and what is wrong in it.

A name is whatever its sender calls it; the first bytes are what a program would open it as.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

HEAD_BYTES = 1024
"""How much of a file is looked at to tell what it is."""
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_KEPT_CONTROLS = "\t\n\f"


class Kind(StrEnum):
    """What we can open and write anew."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"
    TEXT = "text"


class Fault(StrEnum):
    """Why a file is not taken as it is."""

    NOT_A_KIND = "not_a_kind"
    A_VIDEO = "a_video"
    UNREADABLE = "unreadable"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MUCH_INSIDE = "too_much_inside"
    TOO_MANY_PAGES = "too_many_pages"
    NOT_PLAIN_PAGES = "not_plain_pages"
    LOCKED = "locked"
    NOT_PLAIN_TEXT = "not_plain_text"


class Faulty(Exception):
    """A file cannot be taken; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def kind_of(head: bytes) -> Kind:
    """The kind of a file that begins with ``head``; what is no other kind may be text.

    Raises ``Faulty`` for videos, and for what can only be a program, an archive or the like.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return _of_brands([head[8:12], *_in_fours(head[16 : _length(head)])])
    if b"%PDF-" in head:
        return Kind.PDF
    if b"\0" in head or head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise Faulty(Fault.NOT_A_KIND)
    return Kind.TEXT


def plain_text(data: bytes) -> bytes:
    """The text in ``data`` with line ends and accents in one form; UTF-8 in and out.

    Raises ``Faulty`` for other encodings, and for characters that steer instead of being read.
    """
    try:
        read = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty(Fault.NOT_PLAIN_TEXT) from None
    lines = re.sub(r"\r\n?", "\n", read)
    if any(_steers(each) for each in set(lines)):
        raise Faulty(Fault.NOT_PLAIN_TEXT)
    return unicodedata.normalize("NFC", lines).encode()


def _steers(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character not in _KEPT_CONTROLS


def _of_brands(brands: Sequence[bytes]) -> Kind:
    """A picture or a video: both are kept in the same box, and its brands say which."""
    if _HEIC_BRANDS.intersection(brands[:1]) or b"heic" in brands:
        return Kind.HEIC
    raise Faulty(Fault.NOT_A_KIND if b"avif" in brands else Fault.A_VIDEO)


def _length(head: bytes) -> int:
    return min(int.from_bytes(head[:4], "big"), HEAD_BYTES)


def _in_fours(data: bytes) -> list[bytes]:
    return [data[at : at + 4] for at in range(0, len(data), 4)]
