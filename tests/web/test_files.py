"""The page on which photos and papers are added, without script; and what staff see of them."""

import io
import uuid
from datetime import timedelta

import pytest
from PIL import Image

from appeals.actions.left_uploads import see_to_left
from appeals.records.uploads import Upload
from penalties.office.audit import trail_of
from penalties.office.staff import Staff
from penalties.records.holds import holds_of
from penalties.rules.staff import Role
from tests.builders import sent_files as made
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import supervisor
from tests.builders.representations import taken_in
from tests.builders.sending import PAGE, PARTS, Parts, begin_writing, send_whole
from tests.builders.staff import member

PHOTO = made.photo()


@pytest.fixture
def writer(found):
    """A browser in which something is being written about the notice."""
    begin_writing(found)
    return found


@pytest.fixture
def uploads(office):
    """Every file that was begun, the first first."""

    def found() -> list[Upload]:
        with kept(office) as session:
            return session.query(Upload).order_by(Upload.id).all()

    return found


@pytest.fixture
def decider(street, session):
    # A transaction that is open already would act as whoever opened the last page.
    session.commit()
    found = supervisor(street)
    session.commit()
    return found


@pytest.fixture
def evidence(session, case, writer, uploads, at):
    """A photo that was sent to us with a representation."""
    send_whole(writer, PHOTO)
    (sent,) = uploads()
    taken_in(session, case, at, id=sent.draft_id)
    session.commit()
    return sent


def test_the_limits_stand_before_the_choice(writer):
    page = writer.open(PAGE)
    before = page[: page.index('type="file"')]
    for words in (
        "up to 10 files",
        "up to 20MB",
        "JPG, PNG, HEIC, WebP, PDF or text",
        "Not a video",
    ):
        assert words in before


def test_a_file_is_added_listed_and_removed(writer, uploads):
    assert send_whole(writer, PHOTO, "The corner <1>.jpg") == PAGE
    page = writer.open(PAGE)
    assert "The corner &lt;1&gt;.jpg" in page
    assert "We have it" in page
    (sent,) = uploads()
    assert writer.send(PAGE, f"{PAGE}/{sent.id}/remove") == PAGE
    assert "The corner" not in writer.open(PAGE)
    assert uploads()[0].status == "removed"


def test_continue_takes_the_file_that_is_chosen_and_goes_on(writer, uploads):
    assert send_whole(writer, PHOTO, then="on") != PAGE
    assert [one.status for one in uploads()] == ["kept"]


def test_nothing_has_to_be_added(writer, uploads):
    assert writer.send(PAGE, PAGE, then="on") not in (PAGE, "/notice/ask")
    assert uploads() == []


def test_adding_nothing_is_said(writer):
    assert "Select a file" in writer.send(PAGE, PAGE, 422, then="add")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made.EXE, "must be a JPG, PNG, HEIC, WebP, PDF or text file"),
        (made.MP4, "must not be a video. Send a photo of the moment that matters"),
        (made.zip_bomb(), "must be a JPG, PNG, HEIC, WebP, PDF or text file"),
        (made.huge_png(), "must be 60 megapixels or smaller"),
        (PHOTO[:-200], "must be whole"),
        (made.pdf_with_a_script(), "Print it to a new PDF, or take a photo of the page"),
        (made.pdf_with_a_file(), "Print it to a new PDF, or take a photo of the page"),
        (made.pdf_that_is_locked(), "Print it to a new PDF, or take a photo of the page"),
        (b"", "is empty"),
        (b"x" * (20 * 1024 * 1024 + 1), "must be smaller than 20MB"),
        (b"\x1b[2J", "must be plain text"),
    ],
    ids=["exe", "video", "zip", "pixels", "cut", "script", "file", "locked", "none", "big", "text"],
)
def test_what_cannot_be_taken_is_said_in_a_sentence_and_nothing_else_is_lost(
    writer, content, words
):
    send_whole(writer, PHOTO, "The corner.jpg")
    page = send_whole(writer, content, "holiday.jpg", status=422)
    assert words in page
    assert "The corner.jpg" in page
    assert "holiday" not in page


def test_more_than_the_page_takes_at_all_is_a_page_that_says_what_to_do(writer):
    page = send_whole(writer, b"0" * 26 * 1024 * 1024, "video.mp4", status=413)
    assert "choose a smaller file" in page


def test_a_file_that_broke_off_is_told_of_and_stops_the_clock(
    office, session, case, clock, writer, uploads
):
    parts = Parts(writer)
    address = parts.begin(len(PHOTO), "The corner.jpg")
    parts.send(address, 0, PHOTO[:1000])
    assert "To go on, choose the same file again" in writer.open(PAGE)
    later = clock.now() + timedelta(minutes=30)
    see_to_left(office, case.authority_id, later, False)
    page = writer.open(PAGE)
    assert "your time has stopped with it" in page
    assert "A file did not reach us" in writer.open("/notice/progress")
    (hold,) = holds_of(session, case)
    assert (hold.kind, hold.lifted_at) == ("upload", None)
    writer.send(PAGE, f"{PAGE}/{uploads()[0].id}/remove")
    session.expire_all()
    assert hold.lifted_at is not None
    assert "The trouble with your file is settled" in writer.open("/notice/progress")


def test_staff_see_a_picture_that_no_browser_runs(app, office, session, case, evidence, decider):
    desk = sign_in(app, office, decider)
    answer = desk.client.get(f"/desk/files/{evidence.id}")
    assert answer.status_code == 200
    assert answer.content_type == "image/jpeg"
    assert not Image.open(io.BytesIO(answer.data)).getexif()
    assert dict(answer.headers) | {
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
        "Content-Disposition": f'inline; filename="{case.number}-1.jpg"',
    } == dict(answer.headers)
    session.expire_all()
    last = trail_of(session, case.authority_id, case.id)[-1]
    assert (last.event, last.facts["part"], last.actor_id) == ("record.read", "file", decider.id)


def test_a_paper_is_only_handed_out_as_a_file(
    app, office, session, case, writer, decider, at, uploads
):
    send_whole(writer, made.pdf())
    send_whole(writer, b"<script>alert(1)</script>", "a.html")
    taken_in(session, case, at, id=uploads()[0].draft_id)
    session.commit()
    desk = sign_in(app, office, decider)
    pdf, text = (desk.client.get(f"/desk/files/{one.id}") for one in uploads())
    assert pdf.content_type == "application/pdf"
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="{case.number}-1.pdf"'
    assert text.content_type == "text/plain; charset=utf-8"
    assert text.headers["Content-Disposition"] == f'attachment; filename="{case.number}-2.txt"'


def test_whoever_issued_the_notice_and_whoever_may_not_see_it_are_turned_away(
    app, office, session, street, evidence
):
    session.commit()
    finance = member(session, street.authority, Role.FINANCE, at=street.at)
    street.officer.role = str(Role.SUPERVISOR)
    session.commit()
    path = f"/desk/files/{evidence.id}"
    assert sign_in(app, office, finance).client.get(path).status_code == 403
    issuer = session.get_one(Staff, (street.authority.id, street.officer.id))
    assert "Somebody else must look" in sign_in(app, office, issuer).open(path, 409)


def test_what_was_not_sent_or_not_taken_is_shown_to_nobody(app, office, writer, decider, uploads):
    send_whole(writer, PHOTO)
    send_whole(writer, made.EXE, status=422)
    desk = sign_in(app, office, decider)
    for one in uploads():
        desk.open(f"/desk/files/{one.id}", 404)
    desk.open(f"/desk/files/{uuid.uuid4()}", 404)


def test_a_supervisor_settles_what_failed_and_the_clock_runs_again(
    app, office, session, case, writer, decider, uploads, at
):
    parts = Parts(writer)
    parts.send(parts.begin(len(PHOTO), "my secret.jpg"), 0, PHOTO[:1000])
    see_to_left(office, case.authority_id, at + timedelta(minutes=30), False)
    (sent,) = uploads()
    desk = sign_in(app, office, decider)
    assert f"/desk/files/failed/{sent.id}" in desk.open("/desk/")
    assert case.number[:3] in desk.open("/desk/files/failed")
    page = desk.open(f"/desk/files/failed/{sent.id}")
    assert "The file stopped half way" in page
    assert "secret" not in page
    assert "they are still writing" in page
    assert "Look at it again" not in page
    assert "Select what was done" in desk.send(f"/desk/files/failed/{sent.id}", 422)
    assert desk.send(f"/desk/files/failed/{sent.id}", how="told") == "/desk/files/failed"
    assert "None: every file" in desk.open("/desk/files/failed")
    session.expire_all()
    assert holds_of(session, case)[0].lifted_by == decider.id
    assert "Settled at" in desk.open(f"/desk/files/failed/{sent.id}")


def test_a_supervisor_lets_us_try_again_at_what_we_failed_in(
    app, office, session, case, writer, decider, uploads, monkeypatch
):
    monkeypatch.setattr("penalties.office.cleaning.PATIENCE_SECONDS", 0)
    assert send_whole(writer, PHOTO) == PAGE
    assert "Something went wrong on our side" in writer.open(PAGE)
    path = f"/desk/files/failed/{uploads()[0].id}"
    desk = sign_in(app, office, decider)
    assert "did not work this time either" in desk.send(path, 422, how="again")
    monkeypatch.undo()
    assert desk.send(path, how="again") == "/desk/files/failed"
    assert uploads()[0].status == "kept"
    session.expire_all()
    assert holds_of(session, case)[0].lifted_at is not None


def test_staff_add_a_file_for_somebody(app, office, session, case, decider, uploads, at):
    one = taken_in(session, case, at)
    session.commit()
    desk = sign_in(app, office, decider)
    path = f"/desk/representations/{one.id}/files"
    assert desk.send(path, file=(io.BytesIO(made.heic()), "scan.heic")) == path
    assert "scan.heic" in desk.open(path)
    assert "must be a JPG" in desk.send(path, 422, file=(io.BytesIO(made.EXE), "scan.jpg"))
    sent = uploads()[0]
    assert (sent.recorded_by, sent.representation_id, sent.draft_id) == (decider.id, one.id, None)
    assert desk.client.get(f"/desk/files/{sent.id}").status_code == 200


def test_parts_are_not_for_staff(app, office, decider):
    assert sign_in(app, office, decider).client.post(PARTS).status_code == 400
