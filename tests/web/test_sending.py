"""Files in parts: the protocol as its specification has it, and whose files they are."""

import uuid

import pytest

from appeals.records.uploads import Upload
from penalties.office.incoming import partial
from tests.builders import sent_files as made
from tests.builders.desk import kept
from tests.builders.patrol import person
from tests.builders.payers import Reader, handed_over
from tests.builders.sending import PAGE, PARTS, Parts, begin_writing

PHOTO = made.photo()
HALF = len(PHOTO) // 2


@pytest.fixture
def parts(found):
    begin_writing(found)
    return Parts(found)


def upload_at(office, address):
    with kept(office) as session:
        found = session.query(Upload).filter_by(id=uuid.UUID(address[-36:])).one()
        session.expunge(found)
        return found


def test_what_is_offered_is_told_without_a_notice(reader):
    told = reader.client.options(PARTS)
    assert told.status_code == 204
    assert told.headers["Tus-Version"] == "1.0.0"
    assert told.headers["Tus-Extension"] == "creation,termination"
    assert int(told.headers["Tus-Max-Size"]) == 20 * 1024 * 1024


def test_a_file_comes_in_two_parts(office, parts):
    address = parts.begin(len(PHOTO))
    assert address.startswith(f"{PARTS}/")
    assert parts.offset(address) == 0
    first = parts.send(address, 0, PHOTO[:HALF])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(HALF))
    assert parts.offset(address) == HALF
    assert upload_at(office, address).status == "coming"
    last = parts.send(address, HALF, PHOTO[HALF:])
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(PHOTO)))
    assert upload_at(office, address).status == "kept"
    assert parts.offset(address) == len(PHOTO)


def test_how_far_a_file_is_is_what_lies_on_the_disk(office, notice, parts):
    address = parts.begin(len(PHOTO))
    place = partial(office.files, "ILF", uuid.UUID(address[-36:])).place
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(PHOTO[:HALF])
    assert parts.offset(address) == HALF


def test_asking_how_far_finishes_what_was_left_whole(office, parts):
    address = parts.begin(len(PHOTO))
    place = partial(office.files, "ILF", uuid.UUID(address[-36:])).place
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(PHOTO)
    assert parts.offset(address) == len(PHOTO)
    assert upload_at(office, address).status == "kept"


def test_nobody_lets_us_work_again_and_again_on_what_we_failed_on(office, parts, monkeypatch):
    monkeypatch.setattr("penalties.office.cleaning.PATIENCE_SECONDS", 0)
    address = parts.begin(len(PHOTO))
    parts.send(address, 0, PHOTO)
    assert upload_at(office, address).problem == "our_fault"
    monkeypatch.undo()
    assert parts.offset(address) == len(PHOTO)
    assert parts.send(address, len(PHOTO), b"").status_code == 204
    assert upload_at(office, address).status == "failed"


def test_a_part_that_does_not_follow_is_refused(parts):
    address = parts.begin(len(PHOTO))
    assert parts.send(address, 5, PHOTO).status_code == 409
    parts.send(address, 0, PHOTO[:HALF])
    assert parts.send(address, 0, PHOTO).status_code == 409
    assert parts.offset(address) == HALF


def test_a_second_writer_is_told_to_wait(office, parts):
    address = parts.begin(len(PHOTO))
    with partial(office.files, "ILF", uuid.UUID(address[-36:])).held():
        assert parts.send(address, 0, PHOTO).status_code == 423
        assert parts.ask("DELETE", address).status_code == 423
    assert parts.send(address, 0, PHOTO).status_code == 204


def test_more_than_was_said_is_not_taken(office, parts):
    address = parts.begin(len(PHOTO))
    assert parts.send(address, 0, PHOTO + b"more").status_code == 204
    assert upload_at(office, address).received == len(PHOTO)


def test_a_video_of_200_megabytes_is_refused_before_a_byte_is_sent(office, parts):
    told = parts.ask("POST", PARTS, Upload_Length=200 * 1024 * 1024)
    assert told.status_code == 413
    assert "send a photo of the moment that matters" in told.get_data(as_text=True)
    with kept(office) as session:
        assert session.query(Upload).count() == 0


def test_what_a_file_is_is_told_with_its_last_part(office, parts):
    address = parts.begin(len(made.EXE))
    told = parts.send(address, 0, made.EXE)
    assert told.status_code == 422
    assert "must be a JPG, PNG, HEIC, WebP, PDF or text file" in told.get_data(as_text=True)
    assert parts.ask("HEAD", address).status_code == 410
    assert upload_at(office, address).problem == "not_a_kind"


def test_a_file_is_given_up(office, parts):
    address = parts.begin(len(PHOTO))
    parts.send(address, 0, PHOTO[:HALF])
    assert parts.ask("DELETE", address).status_code == 204
    assert parts.ask("HEAD", address).status_code == 410
    assert not partial(office.files, "ILF", uuid.UUID(address[-36:])).place.exists()
    assert parts.send(address, HALF, PHOTO[HALF:]).status_code == 409


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus_Resumable": None}, 412),
        ({"Tus_Resumable": "0.2.2"}, 412),
        ({"X_CSRFToken": None}, 400),
        ({"Upload_Offset": None}, 400),
        ({"Upload_Offset": "-1"}, 400),
        ({"Upload_Offset": "half"}, 400),
        ({"Content_Type": "image/jpeg"}, 415),
    ],
)
def test_a_part_that_is_not_asked_for_like_this_is_refused(parts, headers, status):
    address = parts.begin(len(PHOTO))
    assert parts.send(address, offset=0, content=PHOTO, **headers).status_code == status
    assert parts.offset(address) == 0


@pytest.mark.parametrize("size", [None, "", "ten", "-3", "9" * 30])
def test_a_size_that_is_none_is_refused(parts, size):
    assert parts.ask("POST", PARTS, Upload_Length=size).status_code == 400


def test_nobody_else_can_write_or_ask(app, street, session, parts):
    address = parts.begin(len(PHOTO))
    other = Reader(app)
    other.find(handed_over(street, person=person(family_name="Else")))
    session.commit()
    stranger = Parts.__new__(Parts)
    stranger.client, stranger.token = other.client, ""
    assert stranger.ask("HEAD", address).status_code == 404
    begin_writing(other)
    theirs = Parts(other)
    for answer in (
        theirs.ask("HEAD", address),
        theirs.send(address, 0, PHOTO),
        theirs.ask("DELETE", address),
        theirs.ask("POST", f"{PAGE}/{address[-36:]}/remove"),
    ):
        assert answer.status_code == 404
    assert parts.offset(address) == 0


def test_another_reader_of_the_same_notice_cannot_either(app, notice, parts):
    address = parts.begin(len(PHOTO))
    other = Reader(app)
    other.find(notice)
    begin_writing(other)
    assert Parts(other).ask("HEAD", address).status_code == 404


def test_without_a_notice_or_a_draft_nothing_is_begun(found):
    token = Parts.__new__(Parts)
    token.client, token.token = found.client, ""
    assert token.ask("POST", PARTS, Upload_Length=9).status_code == 400
    begin_writing(found)
    parts = Parts(found)
    found.client.get("/leave")
    assert parts.ask("HEAD", f"{PARTS}/{uuid.uuid4()}").status_code == 404
