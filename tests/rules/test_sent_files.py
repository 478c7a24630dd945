"""A kind is known by content; text is kept in one form, and nothing that steers is kept."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penalties.rules.sent_files import Fault, Faulty, Kind, kind_of, plain_text

BOX = b"\x00\x00\x00\x18ftyp"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe1\x00", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.WEBP),
        (BOX + b"heic\x00\x00\x00\x00mif1heic", Kind.HEIC),
        (BOX + b"mif1\x00\x00\x00\x00mif1heic", Kind.HEIC),
        (BOX + b"iso8\x00\x00\x00\x00heicmif1", Kind.HEIC),
        (b"%PDF-1.7", Kind.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", Kind.PDF),
        (b"It was not me.", Kind.TEXT),
        (b"<html><script>", Kind.TEXT),
        (b"", Kind.TEXT),
    ],
)
def test_a_kind_is_known_by_its_beginning(head, kind):
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        (b"MZ\x90\x00", Fault.NOT_A_KIND),
        (b"\x7fELF\x02\x00", Fault.NOT_A_KIND),
        (b"PK\x03\x04 a docx", Fault.NOT_A_KIND),
        (b"GIF89a\x01\x00", Fault.NOT_A_KIND),
        (BOX + b"isom\x00\x00\x02\x00isommp42", Fault.A_VIDEO),
        (BOX + b"qt  \x00\x00\x00\x00qt  ", Fault.A_VIDEO),
        (BOX + b"avif\x00\x00\x00\x00mif1avif", Fault.NOT_A_KIND),
        (b"RIFF\x00\x00\x00\x00AVI LIST", Fault.NOT_A_KIND),
    ],
)
def test_what_is_none_of_them_is_refused(head, fault):
    with pytest.raises(Faulty) as refused:
        kind_of(head)
    assert refused.value.fault is fault


@given(st.binary(max_size=64))
def test_any_beginning_is_some_kind_or_refused_for_what_it_is(head):
    with suppress(Faulty):
        assert kind_of(head) in Kind


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
@example("Cafe\u0301")
def test_text_that_was_kept_stays_as_it_is(text):
    once = plain_text(text.encode())
    assert plain_text(once) == once


@pytest.mark.parametrize("steers", ["\x00", "\x07", "\x08", "\x1b", "\x7f", "\x85", "\x9b"])
def test_a_character_that_steers_is_refused(steers):
    with pytest.raises(Faulty):
        plain_text(f"before{steers}after".encode())


def test_lines_end_in_one_way_and_tabs_stay():
    assert plain_text(b"a\r\nb\rc\n\td") == b"a\nb\nc\n\td"
