"""Files that people send: kept clean, refused in a sentence, failed by us alone, and settled."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from appeals.actions import drafts, uploads
from appeals.actions.failed_uploads import unsettled
from appeals.actions.left_uploads import see_to_left
from appeals.actions.receiving import Came, receive
from appeals.actions.sent_files import look
from appeals.actions.uploads import Whose, begin, finish, remove
from appeals.records.uploads import Upload, uploads_of
from appeals.rules.asking import Step
from appeals.rules.grounds import Ground
from appeals.rules.representations import AnswerBy, Channel, Kind, Said
from appeals.rules.uploads import MOST_BYTES, MOST_FILES, MOST_TRIES, Status
from penalties.actions.moves import move
from penalties.office.audit import OPERATOR, PUBLIC, trail_of
from penalties.office.incoming import append, partial
from penalties.office.mails import Mail
from penalties.records.holds import holds_of
from penalties.records.queues import open_about
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import Verb
from penalties.rules.refusals import Refused
from tests.builders import sent_files as made
from tests.builders.patrol import patrol
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def street(session, at):
    return patrol(session, at)


@pytest.fixture
def case(street, session):
    held = handed_over(street)
    session.commit()
    return case_of(session, street.authority.id, held.number)


@pytest.fixture
def whose(session, case, at):
    """A draft about the case, to which files belong."""
    draft = drafts.begin(session, case, "representation", Step.FILES, at=at)
    session.commit()
    return Whose(case.authority_id, case.id, draft.id)


@pytest.fixture
def send(office, session, street, whose, at):
    """Send bytes: all of them, or only as many as come before the line breaks."""

    def sent(content: bytes, *, come: int | None = None, name: str = "a.jpg", when=at) -> Upload:
        upload = begin(session, whose, name, len(content), at=when)
        session.commit()
        came = content[:come]
        bring(came, upload)
        if len(came) == len(content):
            looked = look(office.files, street.authority.code, upload.id)
            finish(session, upload, looked, by=PUBLIC, at=when)
            session.commit()
        return upload

    def bring(content: bytes, upload: Upload) -> None:
        parts = iter([content, b""])
        with partial(office.files, street.authority.code, upload.id).held() as handle:
            append(handle, lambda _most: next(parts), len(content))

    sent.bring = bring
    return sent


@pytest.fixture
def sweep(office, session, case):
    """Let the clock look at what was left."""

    def swept(at, dry_run=False) -> int:
        found = see_to_left(office, case.authority_id, at, dry_run)
        session.expire_all()
        return found

    return swept


def told(session, case) -> list[tuple[str, dict]]:
    found = trail_of(session, case.authority_id, case.id)
    return [(one.event, one.facts) for one in found if one.event.startswith("upload")]


def is_held(session, case) -> bool:
    return any(one.kind == "upload" and one.lifted_at is None for one in holds_of(session, case))


def test_a_photo_is_kept_without_the_bytes_that_were_sent(office, session, send, case, street):
    sent = send(made.photo(), name="me at the station.jpg")
    assert (sent.status, sent.media_type, sent.problem) == ("kept", "image/jpeg", None)
    assert len(office.files.get(street.authority.code, sent.kept_sha256)) == sent.kept_size
    with pytest.raises(FileNotFoundError):
        office.files.get(street.authority.code, sent.sent_sha256)
    ((event, facts),) = told(session, case)
    assert event == Event.UPLOAD_KEPT
    assert facts["sent"] == sent.sent_sha256
    assert "station" not in json.dumps(facts)
    assert uploads.name_of(session, sent) == "me at the station.jpg"
    assert b"station" not in sent.name


def test_what_is_refused_is_kept_as_it_came_with_why(office, session, send, case, street):
    sent = send(made.EXE, name="photo.jpg")
    assert (sent.status, sent.problem, sent.kept_sha256) == ("refused", "not_a_kind", None)
    assert office.files.get(street.authority.code, sent.sent_sha256) == made.EXE
    assert [event for event, _ in told(session, case)] == [Event.UPLOAD_REFUSED]
    assert not is_held(session, case)


@pytest.mark.parametrize("size", [0, -1, MOST_BYTES + 1, 200 * 1024 * 1024])
def test_a_size_is_refused_before_a_byte_is_sent(session, whose, at, size):
    with pytest.raises(Refused) as refused:
        begin(session, whose, "video.mp4", size, at=at)
    assert "smaller than 20MB" in str(refused.value) or size <= 0


def test_the_largest_file_is_taken(session, whose, at):
    assert begin(session, whose, "a.pdf", MOST_BYTES, at=at).status == "coming"


def test_one_file_more_than_we_take_is_refused_until_one_is_removed(session, whose, at):
    begun = [begin(session, whose, "a.jpg", 9, at=at) for _ in range(MOST_FILES)]
    with pytest.raises(Refused, match="up to 10 files"):
        begin(session, whose, "a.jpg", 9, at=at)
    remove(session, begun[0], by=PUBLIC, at=at)
    begin(session, whose, "a.jpg", 9, at=at)


def test_nobody_can_try_for_ever(session, whose, at):
    for _ in range(MOST_TRIES):
        remove(session, begin(session, whose, "a.jpg", 9, at=at), by=PUBLIC, at=at)
    with pytest.raises(Refused):
        begin(session, whose, "a.jpg", 9, at=at)


def test_what_was_sent_with_a_draft_belongs_to_it_and_stays(session, case, whose, send, at):
    sent = send(made.photo())
    said = Said((Ground.NOT_ME,), "It was not me.", "A Reader", AnswerBy.PAGE)
    came = Came(Kind.REPRESENTATION, Channel.PAGE, at, said, whose.draft_id)
    one = receive(session, case, came, by=PUBLIC, at=at)
    session.refresh(sent)
    assert sent.representation_id == one.id
    assert [each.id for each in uploads_of(session, case.authority_id, one.id)] == [sent.id]
    with pytest.raises(Refused, match="cannot be removed"):
        remove(session, sent, by=PUBLIC, at=at)


def test_half_a_file_stops_the_clock_after_half_an_hour(session, case, send, sweep, at):
    content = made.photo()
    sent = send(content, come=100)
    assert sweep(at + HALF_AN_HOUR - timedelta(seconds=1)) == 0
    assert not is_held(session, case)
    assert sweep(at + HALF_AN_HOUR) == 1
    assert (sent.status, sent.problem) == ("failed", "broken_off")
    assert case.is_on_hold
    (hold,) = holds_of(session, case)
    assert (hold.kind, hold.placed_at) == ("upload", at)
    (item,) = open_about(session, case.authority_id, "supervisor", sent.id)
    assert item.kind == "failed_upload"
    assert sweep(at + 2 * HALF_AN_HOUR) == 0


def test_a_dry_run_only_counts(session, case, send, sweep, at):
    sent = send(made.photo(), come=100)
    assert sweep(at + HALF_AN_HOUR, dry_run=True) == 1
    assert sent.status == "coming"


def test_what_comes_is_left_to_whoever_sends_it(office, session, send, sweep, street, at):
    sent = send(made.photo(), come=100)
    with partial(office.files, street.authority.code, sent.id).held():
        assert sweep(at + HALF_AN_HOUR) == 0
    assert sent.status == "coming"


def test_a_file_that_was_whole_when_the_server_died_is_looked_at(session, case, send, sweep, at):
    content = made.photo()
    sent = send(content, come=100)
    send.bring(content[100:], sent)
    assert sweep(at + timedelta(minutes=2)) == 1
    assert (sent.status, sent.received) == ("kept", len(content))
    assert not is_held(session, case)


def test_two_failures_hold_the_case_once_until_both_are_settled(session, case, send, sweep, at):
    first, second = (send(made.photo(), come=come) for come in (100, 200))
    later = at + HALF_AN_HOUR
    assert sweep(later) == 2
    assert len(holds_of(session, case)) == 1
    remove(session, first, by=PUBLIC, at=later)
    assert is_held(session, case)
    remove(session, second, by=PUBLIC, at=later)
    assert not is_held(session, case)
    assert not unsettled(session, case.authority_id)
    assert not case.is_on_hold
    assert not open_about(session, case.authority_id, "supervisor", first.id)
    assert [event for event, _ in told(session, case)] == [
        *(Event.UPLOAD_FAILED, Event.UPLOAD_FAILED),
        *(Event.UPLOAD_REMOVED, Event.UPLOAD_SETTLED) * 2,
    ]


def test_the_rest_of_a_failed_file_settles_it(office, session, case, send, sweep, street, at):
    content = made.photo()
    sent = send(content, come=100)
    later = at + HALF_AN_HOUR
    sweep(later)
    send.bring(content[100:], sent)
    looked = look(office.files, street.authority.code, sent.id)
    finish(session, sent, looked, by=PUBLIC, at=later)
    assert sent.status == "kept"
    assert not is_held(session, case)
    assert told(session, case)[-1] == (
        Event.UPLOAD_SETTLED,
        {"number": case.number, "upload": str(sent.id), "how": "sent_again"},
    )


def test_the_same_file_sent_anew_settles_the_broken_one(session, case, send, sweep, at):
    content = made.photo()
    broken = send(content, come=100)
    later = at + HALF_AN_HOUR
    sweep(later)
    send(made.photo((64, 48)), when=later)
    assert is_held(session, case)
    send(content, when=later)
    assert broken.settled_at == later
    assert not is_held(session, case)


def test_where_we_cannot_work_on_a_file_it_is_our_fault(
    office, session, case, send, street, monkeypatch, at
):
    monkeypatch.setattr("penalties.office.cleaning.PATIENCE_SECONDS", 0)
    sent = send(made.photo())
    assert (sent.status, sent.problem) == ("failed", "our_fault")
    assert is_held(session, case)
    monkeypatch.undo()
    looked = look(office.files, street.authority.code, sent.id)
    finish(session, sent, looked, by=PUBLIC, at=at)
    assert sent.status == "kept"
    assert not is_held(session, case)


def test_a_case_that_is_over_is_not_held(session, case, send, sweep, at):
    sent = send(made.photo(), come=100)
    move(session, case, Verb.WITHDRAW, by=OPERATOR, at=at)
    session.commit()
    sweep(at + HALF_AN_HOUR)
    assert (sent.status, sent.hold_id) == (Status.FAILED, None)
    assert len(open_about(session, case.authority_id, "supervisor", sent.id)) == 1


@pytest.mark.parametrize(("answer_by", "mails"), [(AnswerBy.EMAIL, 1), (AnswerBy.PAGE, 0)])
def test_whoever_asked_to_hear_by_mail_is_told_by_a_neutral_one(
    office, session, street, case, send, at, answer_by, mails
):
    sent = send(made.photo(), come=100)
    street.authority.email = "notices@ilf.example"
    taken_in(session, case, at, answer_by=answer_by, email="reader@example.org")
    session.commit()
    mailing = replace(office, settings=replace(office.settings, mail_url="smtp://127.0.0.1:9"))
    assert see_to_left(mailing, case.authority_id, at + HALF_AN_HOUR, False) == 1
    queued = session.query(Mail).all()
    assert [(one.about_kind, one.about_id) for one in queued] == [("upload", sent.id)] * mails
    for one in queued:
        assert office.keyring.field.open(one.address) == "reader@example.org"
