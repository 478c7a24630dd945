"""Files that people send are opened at arm's length, and kept written anew or not at all."""

import io
import os
import stat
import sys

import pikepdf
import pytest
from PIL import Image

from penalties.office import cleaning
from penalties.office.cleaning import Uncleaned, cleaned
from penalties.rules.sent_files import Fault, Faulty
from tests.builders import sent_files as made

FORTY_EIGHT_MEGAPIXELS = (8000, 6000)


@pytest.fixture
def clean(tmp_path):
    """What is kept of these bytes, whatever they are called."""

    def kept(content: bytes):
        sent = tmp_path / "sent.jpg"
        sent.write_bytes(content)
        return cleaned(sent)

    return kept


@pytest.fixture
def fault(clean):
    """Why these bytes are refused."""

    def of(content: bytes) -> Fault:
        with pytest.raises(Faulty) as refused:
            clean(content)
        return refused.value.fault

    return of


def opened(clean):
    assert clean.media_type == "image/jpeg"
    return Image.open(io.BytesIO(clean.content), formats=["JPEG"])


@pytest.mark.parametrize("content", [made.photo(), made.photo(kind="PNG"), made.heic()])
def test_a_picture_is_kept_without_where_and_with_what_it_was_taken(clean, content):
    kept = opened(clean(content))
    assert kept.width * 3 == kept.height * 4
    assert not kept.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & kept.info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_taken_sideways_is_kept_upright(clean, kind):
    kept = opened(clean(made.photo((640, 480), sideways=True, kind=kind)))
    assert kept.size == (480, 640)
    top, bottom = kept.getpixel((240, 10)), kept.getpixel((240, 630))
    assert top[0] > 200 > top[2]
    assert bottom[2] > 200 > bottom[0]


def test_48_megapixels_are_made_small(clean):
    kept = opened(clean(made.photo(FORTY_EIGHT_MEGAPIXELS)))
    assert kept.size == (2400, 1800)


def test_a_small_picture_is_not_made_larger(clean):
    assert opened(clean(made.heic((320, 240)))).size == (320, 240)


def test_what_can_be_seen_through_is_kept_on_white(clean):
    drawn = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(drawn, "PNG")
    assert opened(clean(drawn.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_of_900_megapixels_is_refused_by_its_header(fault):
    content = made.huge_png()
    assert len(content) < 200_000
    assert fault(content) is Fault.TOO_MANY_PIXELS


@pytest.mark.parametrize("content", [made.photo(), made.photo(kind="PNG"), made.heic()])
def test_half_a_picture_is_refused(fault, content):
    assert fault(content[: len(content) // 2]) is Fault.UNREADABLE


def test_a_program_is_refused_whatever_it_is_called(fault):
    assert fault(made.EXE) is Fault.NOT_A_KIND


def test_an_archive_is_refused_unopened(fault):
    assert fault(made.zip_bomb()) is Fault.NOT_A_KIND


def test_a_video_is_told_from_a_picture(fault):
    assert fault(made.MP4) is Fault.A_VIDEO


def test_a_pdf_is_kept_without_who_made_it(clean):
    sent = made.pdf(pages=3)
    assert b"Somebody by name" in pikepdf.open(io.BytesIO(sent)).Root.Metadata.read_bytes()
    kept = clean(sent)
    assert kept.media_type == "application/pdf"
    with pikepdf.open(io.BytesIO(kept.content)) as read:
        assert len(read.pages) == 3
        assert not list(read.docinfo.keys())
        assert "/Metadata" not in read.Root
    assert b"Somebody" not in kept.content


def test_a_photo_in_a_pdf_says_nothing_of_where_it_was_taken(clean):
    sent = made.scanned_pdf()
    assert b"A phone" in sent
    kept = clean(sent).content
    assert b"A phone" not in kept
    with pikepdf.open(io.BytesIO(kept)) as read:
        picture = pikepdf.PdfImage(read.pages[0].Resources.XObject["/Photo"]).as_pil_image()
    assert picture.size == (640, 480)
    assert picture.convert("RGB").getpixel((10, 10))[0] > 200


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (made.pdf_with_a_script(), Fault.NOT_PLAIN_PAGES),
        (made.pdf_that_launches(), Fault.NOT_PLAIN_PAGES),
        (made.pdf_with_a_file(), Fault.NOT_PLAIN_PAGES),
        (made.pdf_with_a_form(), Fault.NOT_PLAIN_PAGES),
        (made.pdf_that_is_locked(), Fault.LOCKED),
        (made.pdf_that_is_locked(user=""), Fault.LOCKED),
        (made.pdf(pages=101), Fault.TOO_MANY_PAGES),
        (made.pdf()[:300], Fault.UNREADABLE),
        (b"%PDF-1.7\nnothing that follows", Fault.UNREADABLE),
    ],
    ids=["script", "launch", "file", "form", "locked", "owner", "long", "half", "nothing"],
)
def test_a_pdf_that_is_more_than_plain_pages_is_refused(fault, content, expected):
    assert fault(content) is expected


@pytest.mark.parametrize("bomb", [made.pdf_bomb, made.pdf_of_packed_objects])
def test_a_pdf_that_unpacks_into_gigabytes_is_refused(fault, bomb):
    content = bomb()
    assert len(content) < 20 * 1024 * 1024
    assert fault(content) in (Fault.TOO_MUCH_INSIDE, Fault.UNREADABLE)


def test_text_is_kept_in_one_form(clean):
    kept = clean("\ufeffCafe\u0301 open\r\nlate".encode())
    assert (kept.content.decode(), kept.media_type) == ("Café open\nlate", "text/plain")


@pytest.mark.parametrize("content", ["Café".encode("latin-1"), b"red \x1b[31m", b"bell \x07"])
def test_text_that_steers_or_cannot_be_read_is_refused(fault, content):
    assert fault(content) is Fault.NOT_PLAIN_TEXT


def test_the_process_that_opens_a_file_knows_no_secret(clean, tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\nenv > {seen}\nexit 1\n")
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("FIELD_KEY", "a secret")
    monkeypatch.setattr(sys, "executable", str(spy))
    with pytest.raises(Uncleaned):
        clean(made.photo())
    assert "a secret" not in seen.read_text()
    assert "a secret" in os.environ.values()


def test_a_file_that_we_cannot_work_on_is_our_fault(clean, monkeypatch):
    monkeypatch.setattr(cleaning, "PATIENCE_SECONDS", 0)
    with pytest.raises(Uncleaned, match="Timeout"):
        clean(made.photo())
