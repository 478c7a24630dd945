"""What the clock does with the mail that waits: each is marked as tried before it is sent.

So a clock that is stopped in between sends it again after a pause, and a few times at most. What is
refused for good, or never taken, becomes a letter.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letter_ways import SUBJECT, may_be_posted
from appeals.actions.letter_ways import keep_back as keep_letter_back
from appeals.records.letters import AnswerLetter, answer_letter
from appeals.rules.neutral_mail import body, pause_after, subject
from penalties.actions.letters import way_to
from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.office.audit import CLOCK
from penalties.office.authorities import Authority, holidays
from penalties.office.mail_sender import Answer, Became, Letter, NotReached, send
from penalties.office.mails import Mail, due_mails
from penalties.office.premises import Office, keyring_of
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event

FAILED = "mail_failed"
NOBODY = "not_reached"
NO_SERVER = "no_server"


def send_what_waits(office: Office, authority_id: int, at: datetime, dry_run: bool) -> int:
    """Send the council's mail that is due; how many were sent, or would be tried.

    Where the server does not answer the rest waits untouched.
    """
    with office.transaction(Side.CLOCK) as session:
        due = [mail.id for mail in due_mails(session, authority_id, at)]
    if dry_run:
        return len(due)
    sent = 0
    for mail_id in due:
        letter = _claimed(office, authority_id, mail_id, at)
        if letter is None:
            continue
        answer, stop = _tried(office, letter)
        with office.transaction(Side.CLOCK) as session:
            _marked(session, authority_id, mail_id, answer, at)
        sent += answer.became is Became.SENT
        if stop:
            break
    return sent


def _claimed(office: Office, authority_id: int, mail_id: uuid.UUID, at: datetime) -> Letter | None:
    """The mail, marked as tried; ``None`` where somebody else has it or it is past sending."""
    with office.transaction(Side.CLOCK) as session:
        mail = session.get(Mail, (authority_id, mail_id), with_for_update={"skip_locked": True})
        if mail is None or mail.sent_at or mail.failed_at or mail.next_try_at > at:
            return None
        council = session.get_one(Authority, authority_id)
        pause = pause_after(mail.tries + 1)
        if pause is None or not council.email or not office.settings.mail_url:
            problem = NOBODY if pause is None else NO_SERVER
            _fail(session, mail, problem, at)
            return None
        mail.tries, mail.next_try_at = mail.tries + 1, at + pause
        return Letter(
            id=mail.id,
            from_name=council.short_name,
            sent_from=council.email,
            to=keyring_of(session).field.open(mail.address),
            subject=subject(council.short_name, mail.reference),
            body=body(office.settings.public_url.split("://", 1)[1]),
            at=at,
        )


def _tried(office: Office, letter: Letter) -> tuple[Answer, bool]:
    """What became of it, and whether the server is out of reach for the others, too."""
    try:
        return send(office.settings.mail_url or "", letter), False
    except NotReached:
        return Answer(Became.LATER, NOBODY), True


def _marked(
    session: Session, authority_id: int, mail_id: uuid.UUID, answer: Answer, at: datetime
) -> None:
    mail = session.get_one(Mail, (authority_id, mail_id), with_for_update=True)
    if answer.became is Became.SENT:
        mail.sent_at = at
        _write(session, Event.MAIL_SENT, mail, at)
        letter = _letter(session, mail)
        if letter is not None and letter.status == "waiting":
            letter.status, letter.gone_at = "gone", at
    elif answer.became is Became.NEVER:
        _fail(session, mail, str(answer.problem), at)


def _fail(session: Session, mail: Mail, problem: str, at: datetime) -> None:
    """Give the mail up: its letter is to be posted, if it may be, and a supervisor sees it."""
    mail.failed_at, mail.problem = at, problem
    _write(session, Event.MAIL_FAILED, mail, at, problem)
    letter = _letter(session, mail)
    if letter is not None and letter.status == "waiting":
        _post_instead(session, letter, at)
    about = (mail.about_kind, mail.about_id)
    open_item(
        session,
        mail.authority_id,
        queue="supervisor",
        kind=FAILED,
        subject=about,
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts={"problem": problem} | ({"number": letter.number} if letter else {}),
        at=at,
    )
    session.flush()


def _post_instead(session: Session, letter: AnswerLetter, at: datetime) -> None:
    case = session.get_one(FixedPenalty, (letter.authority_id, letter.penalty_id))
    letter.way = "post"
    if not may_be_posted(session, case, way_to(session, case)):
        keep_letter_back(session, case, letter, by=CLOCK, at=at)


def _letter(session: Session, mail: Mail) -> AnswerLetter | None:
    if mail.about_kind != SUBJECT:
        return None
    return answer_letter(session, mail.authority_id, mail.about_id)


def _write(
    session: Session, event: Event, mail: Mail, at: datetime, problem: str | None = None
) -> None:
    facts = {"mail": str(mail.id)} | ({"problem": problem} if problem else {})
    audit.record(
        session,
        event,
        authority_id=mail.authority_id,
        by=CLOCK,
        at=at,
        subject=("mail", mail.id),
        facts=facts,
    )
