"""Files as people send them, and as nobody should: made here, so that none lies in the checkout."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image
from pillow_heif import from_pillow

GPS = 0x8825
ORIENTATION = 0x0112
MADE_BY = 0x010F
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 200
MP4 = struct.pack(">I", 24) + b"ftypisom\x00\x00\x02\x00isommp42" + b"\x00" * 64


def photo(size: tuple[int, int] = (640, 480), sideways: bool = False, kind: str = "JPEG") -> bytes:
    """A photo with a red left half and a blue right one, that says where it was taken."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    kept = io.BytesIO()
    picture.save(kept, kind, exif=says_where(6 if sideways else 1), quality=70)
    return kept.getvalue()


def heic(size: tuple[int, int] = (320, 240)) -> bytes:
    """The same as a phone keeps it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    kept = io.BytesIO()
    from_pillow(picture).save(kept, quality=50, exif=says_where(1).tobytes())
    return kept.getvalue()


def huge_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of one colour: a few kilobytes that unpack into a hundred megabytes of bits."""
    packing = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    rows = [packing.compress(row) for _ in range(height)]
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = b"".join((*rows, packing.flush()))
    parts = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def zip_bomb() -> bytes:
    """A hundred megabytes of nothing in an archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 100_000_000)
    return kept.getvalue()


def pdf(pages: int = 1, **root: Any) -> bytes:
    """A PDF of empty pages that says who made it; ``root`` are entries of its catalogue."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        with made.open_metadata() as about:
            about["dc:creator"] = ["Somebody by name"]
        made.docinfo["/Author"] = "Somebody by name"
        for name, value in root.items():
            made.Root[f"/{name}"] = made.make_indirect(value)
        return _saved(made)


def scanned_pdf() -> bytes:
    """A photo of a page, as an app on a phone saves it: with where it was taken."""
    kept = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(640, 480))
        picture = pikepdf.Stream(made, b"")
        picture.write(photo(), filter=pikepdf.Name.DCTDecode)
        about = {"Type": "XObject", "Subtype": "Image", "ColorSpace": "DeviceRGB"}
        for name, value in about.items():
            picture[f"/{name}"] = pikepdf.Name(f"/{value}")
        picture.Width, picture.Height, picture.BitsPerComponent = 640, 480, 8
        drawn = made.make_indirect(picture)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=drawn))
        page.Contents = made.make_stream(b"640 0 0 480 0 0 cm /Photo Do")
        made.save(kept)
    return kept.getvalue()


def pdf_with_a_script() -> bytes:
    """It runs JavaScript when it is opened."""
    return pdf(OpenAction=_action("/JavaScript", JS=pikepdf.String("app.alert(1)")))


def pdf_that_launches() -> bytes:
    """It starts a program when it is opened."""
    return pdf(OpenAction=_action("/Launch", F=pikepdf.String("calc.exe")))


def pdf_with_a_form() -> bytes:
    """Its form draws itself (XFA)."""
    return pdf(AcroForm=pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=pikepdf.String("<xdp/>")))


def pdf_with_a_file() -> bytes:
    """Another file is inside."""
    with pikepdf.new() as made:
        made.add_blank_page()
        made.attachments["a.exe"] = EXE
        return _saved(made)


def pdf_that_is_locked(user: str = "open") -> bytes:
    """It asks for a password, or only says what may not be done with it."""
    with pikepdf.new() as made:
        made.add_blank_page()
        kept = io.BytesIO()
        made.save(kept, encryption=pikepdf.Encryption(owner="owner", user=user))
        return kept.getvalue()


def pdf_bomb(megabytes: int = 600) -> bytes:
    """Its page's stream unpacks into hundreds of megabytes."""
    with pikepdf.new() as made:
        made.add_blank_page()
        stream = pikepdf.Stream(made, b"")
        stream.write(_packed(megabytes), filter=pikepdf.Name("/FlateDecode"))
        made.pages[0].Contents = made.make_indirect(stream)
        kept = io.BytesIO()
        made.save(kept, compress_streams=False)
        return kept.getvalue()


def pdf_of_packed_objects(megabytes: int = 2_000) -> bytes:
    """The list of its objects unpacks into gigabytes, before anything can be looked at."""
    packed = _packed(megabytes)
    head = b"%PDF-1.5\n"
    entry = b"<< /Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length %d >>"
    body = b"1 0 obj\n" + entry % len(packed) + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    return head + body + b"startxref\n%d\n%%%%EOF\n" % len(head)


def _packed(megabytes: int) -> bytes:
    packing, million = zlib.compressobj(1), b" " * 1_000_000
    return b"".join((*(packing.compress(million) for _ in range(megabytes)), packing.flush()))


def says_where(orientation: int = 1) -> Image.Exif:
    """What a phone writes into a photo: which way up, with what and where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MADE_BY] = "A phone"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 33.0, 10.8)
    return exif


def _action(what: str, **more: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name("/Action"), S=pikepdf.Name(what), **more)


def _saved(made: pikepdf.Pdf) -> bytes:
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)
