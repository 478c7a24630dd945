"""PDFs that somebody sent, written anew from their pages alone.

Read in a process of its own (``cleaning``): what is inside may be far larger than the file.
"""

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from penalties.rules.sent_files import Fault, Faulty

KEPT_AS = "application/pdf"
PAGES_AT_MOST = 100
INSIDE_AT_MOST = 400 * 1024 * 1024
"""Bytes of all that is packed inside, unpacked: some dozens of scanned pages in colour."""
DEEPEST = 50
ACTS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition"}
CARRIES = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"}
SPEAKS = {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/Collection"}
PICTURE_BEGINS = b"\xda"
CAMERAS_WORDS = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
"""Segments of a JPEG: all that programs add but its colours (APP0, APP2, APP14)."""
TELLS = ("/Metadata", "/PieceInfo", "/AA", "/LastModified")


def plain_pages(file: Path) -> bytes:
    """The pages of the PDF in ``file`` in a new one, without anything that says who made it.

    Raises ``Faulty`` for one that holds a script, another file, an action that reaches outside or
    a form that draws itself; for one that is locked, too long, or cannot be read.
    """
    import pikepdf

    try:
        with pikepdf.open(file) as sent:
            if sent.is_encrypted:
                raise Faulty(Fault.LOCKED)
            if not 0 < len(sent.pages) <= PAGES_AT_MOST:
                raise Faulty(Fault.TOO_MANY_PAGES if len(sent.pages) else Fault.UNREADABLE)
            _check(sent)
            return _written_anew(sent)
    except pikepdf.PasswordError:
        raise Faulty(Fault.LOCKED) from None
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, RuntimeError):
        raise Faulty(Fault.UNREADABLE) from None


def _check(sent: Any) -> None:
    """Look at everything inside, whether anything leads to it or not."""
    unpacked = 0
    for one in sent.objects:
        for part in _parts(one):
            _check_part(part)
        unpacked += _size_inside(one)
        if unpacked > INSIDE_AT_MOST:
            raise Faulty(Fault.TOO_MUCH_INSIDE)


def _parts(one: Any, depth: int = 0) -> Iterator[Any]:
    """An object's dictionaries, its own and those written within it."""
    import pikepdf

    if depth > DEEPEST:
        raise Faulty(Fault.TOO_MUCH_INSIDE)
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        yield one
        inside = [value for _, value in one.items()]
    else:
        inside = list(one) if isinstance(one, pikepdf.Array) else []
    for each in inside:
        # What is an object of its own comes by itself.
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _parts(each, depth + 1)


def _check_part(part: Any) -> None:
    names = {str(part.get(key, "")) for key in ("/S", "/Type", "/Subtype")}
    if names & (ACTS | CARRIES) or SPEAKS.intersection(part.keys()):
        raise Faulty(Fault.NOT_PLAIN_PAGES)


def _size_inside(one: Any) -> int:
    """How large a stream is once unpacked, as far as it is packed in the usual way."""
    import pikepdf

    if not isinstance(one, pikepdf.Stream) or "/FlateDecode" not in repr(one.get("/Filter")):
        return 0
    unpacking, size, packed = zlib.decompressobj(), 0, bytes(one.get_raw_stream_buffer())
    while packed and size <= INSIDE_AT_MOST:
        try:
            size += len(unpacking.decompress(packed, 1 << 20))
        except zlib.error:
            break
        packed = unpacking.unconsumed_tail
    return size


def _written_anew(sent: Any) -> bytes:
    import pikepdf

    with pikepdf.new() as bare:
        bare.pages.extend(sent.pages)
        for one in bare.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                for name in TELLS:
                    if name in one:
                        del one[name]
            if isinstance(one, pikepdf.Stream) and one.get("/Filter") == pikepdf.Name.DCTDecode:
                said: Any = one.get("/DecodeParms")
                photo = _without_tales(one.read_raw_bytes())
                one.write(photo, filter=pikepdf.Name.DCTDecode, decode_parms=said)
        kept = io.BytesIO()
        bare.save(kept, deterministic_id=True, fix_metadata_version=False)
        return kept.getvalue()


def _without_tales(photo: bytes) -> bytes:
    """A JPEG inside without what its camera wrote of where and when; its picture as it was.

    What does not look like one is left as it is.
    """
    kept, at = [photo[:2]], 2
    while photo[at : at + 1] == b"\xff" and photo[at + 1 : at + 2] not in (b"", PICTURE_BEGINS):
        end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        if end <= at + 3:
            return photo
        if photo[at + 1] not in CAMERAS_WORDS:
            kept.append(photo[at:end])
        at = end
    return b"".join((*kept, photo[at:]))
