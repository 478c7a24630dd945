"""Pictures are kept bare, once, with the encounter of whoever took them."""

import contextlib
import hashlib
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from penalties.office.photos import without_metadata
from penalties.office.premises import FileStore
from penalties.rules.refusals import Refused
from tests.builders.patrol import SELLER, seen, some_id


def picture(kind="JPEG", size=(40, 20), mode="RGB", **more):
    file = BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 0).save(file, kind, **more)
    return file.getvalue()


def sent(content, name="photo", sha256=None):
    sha256 = sha256 or hashlib.sha256(content).hexdigest()
    return {"data": {name: (BytesIO(content), "x.jpg"), "sha256": sha256}}


@pytest.fixture
def place(tablet, street):
    """Where the pictures of a recorded encounter go."""
    item = seen()
    tablet.hand_in(item)
    return f"/encounters/{item['id']}/attachments"


@pytest.mark.parametrize("name", ["photo", "signature"])
def test_a_picture_is_kept_once(tablet, street, office, place, name):
    with_place = Image.Exif()
    with_place[0x8825] = {1: "N", 2: (51.0, 33.0, 0.0)}
    content = picture(exif=with_place)
    first = tablet.ask("POST", place, 201, **sent(content, name))
    again = tablet.ask("POST", place, 200, **sent(content, name))
    assert first == again
    assert (first["kind"], first["sha256"]) == (name, hashlib.sha256(content).hexdigest())
    kept = FileStore(office.settings.files_dir).get("ILF", first["kept_sha256"])
    assert not Image.open(BytesIO(kept)).getexif()
    encounter = place.rsplit("/", 1)[0]
    assert tablet.get(encounter)["attachments"] == [first]


def test_ink_on_nothing_is_kept_as_ink_on_white():
    ink = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), (0, 0, 5, 10))
    file = BytesIO()
    ink.save(file, "PNG")
    kept = Image.open(BytesIO(without_metadata(file.getvalue())))
    left, right = kept.getpixel((1, 5)), kept.getpixel((8, 5))
    assert max(left) < 60
    assert min(right) > 200


def test_bytes_that_do_not_fit_their_hash_are_refused(tablet, place):
    told = tablet.ask("POST", place, 422, **sent(picture(), sha256="0" * 64))
    assert told["refusals"][0]["rule"] == "attachments.hash"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture()[:200],
        picture("PNG")[:60],
        picture("PNG", size=(30_000, 30_000), mode="1"),
    ],
    ids=["nothing", "pdf", "svg", "gif", "cut jpeg", "cut png", "bomb"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(tablet, place, content):
    told = tablet.ask("POST", place, 422, **sent(content))
    assert told["refusals"][0]["sentence"].startswith("The photo ")


@pytest.mark.parametrize("data", [{}, {"sha256": "0"}, {"photo": "text"}, {"file": "text"}])
def test_one_file_is_asked_for_by_its_name(tablet, place, data):
    multipart = {"data": data, "content_type": "multipart/form-data"}
    told = tablet.ask("POST", place, 422, **multipart)
    assert told["detail"] == "Send one file, named photo or signature."


def test_only_forms_with_files_are_read(tablet, place):
    tablet.ask("POST", place, 415, json={})


def test_no_picture_is_kept_behind_the_wall(tablet, street):
    item = seen(outcome="support", role="selling", person=SELLER)
    tablet.hand_in(item)
    told = tablet.ask("POST", f"/encounters/{item['id']}/attachments", 422, **sent(picture()))
    assert told["refusals"][0]["rule"] == "attachments.walled"


def test_nobody_adds_to_an_encounter_that_is_not_theirs(tablet, street):
    tablet.ask("POST", f"/encounters/{some_id()}/attachments", 404, **sent(picture()))


def tampered():
    """Pictures with some bytes changed, cut or added."""
    whole = st.sampled_from([picture(), picture("PNG"), png_with_text()])
    return st.builds(
        lambda data, at, byte, end: (data[:at] + bytes([byte]) + data[at + 1 :])[:end],
        whole,
        st.integers(0, 400),
        st.integers(0, 255),
        st.integers(1, 900),
    )


def png_with_text():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "x" * 500, zip=True)
    return picture("PNG", pnginfo=told)


@given(tampered())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_tampered_picture_is_read_or_refused_and_nothing_else(data):
    with contextlib.suppress(Refused):
        assert without_metadata(data).startswith(b"\xff\xd8")
