"""The way to the mail server: one message at a time, and a word for what became of it.

``smtps://`` speaks TLS from the start; ``smtp://`` as soon as the server offers it. A password is
never sent in the clear, but to this machine. Bounces that come later go to the council's own box.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from urllib.parse import unquote, urlsplit
from uuid import UUID

from penalties.office.variables import is_loopback

PATIENCE = 20
"""Seconds after which a server that says nothing counts as not reached."""
PORT, SAFE_PORT = 587, 465
NO_SUCH_BOX = frozenset({501, 510, 511, 550, 551, 553})
BOX_FULL = frozenset({552})


class Became(StrEnum):
    """What became of a message: taken by the server, to be tried again, or refused for good."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it, and a code for what was wrong."""

    became: Became
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: from whom, to whom, and its words. ``id`` makes the same mail known if it repeats.

    ``from_name`` and ``sent_from`` are the council's; bounces go there, too.
    """

    id: UUID
    from_name: str
    sent_from: str
    to: str
    subject: str
    body: str
    at: datetime


class NotReached(Exception):
    """The server does not answer, or does not let us in: nothing was sent, and others can wait."""


def send(url: str, letter: Letter) -> Answer:
    """Hand a mail to the server at ``url``; raises ``NotReached`` where nobody takes anything."""
    try:
        message = _message(letter)
    except (ValueError, IndexError):
        return Answer(Became.NEVER, "address")
    with _connected(url) as server:
        try:
            server.send_message(message, letter.sent_from, [letter.to])
        except smtplib.SMTPRecipientsRefused as refused:
            ((code, _),) = refused.recipients.values()
            return _refused(code)
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
            return _refused(refused.smtp_code)
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            return Answer(Became.NEVER, "address")
    return Answer(Became.SENT)


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = Address(letter.from_name, addr_spec=letter.sent_from)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{letter.sent_from.rsplit('@', 1)[1]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "en-GB"
    message.set_content(letter.body)
    return message


@contextmanager
def _connected(url: str) -> Iterator[smtplib.SMTP]:
    try:
        server = _opened(url)
        try:
            _let_in(server, url)
            yield server
        finally:
            _leave(server)
    except (smtplib.SMTPException, OSError) as failure:
        raise NotReached(type(failure).__name__) from failure


def _opened(url: str) -> smtplib.SMTP:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "smtps":
        safe = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, parts.port or SAFE_PORT, timeout=PATIENCE, context=safe)
    return smtplib.SMTP(host, parts.port or PORT, timeout=PATIENCE)


def _let_in(server: smtplib.SMTP, url: str) -> None:
    """Protect the connection where that can be had, and sign in where there is a name."""
    parts = urlsplit(url)
    server.ehlo()
    is_safe = parts.scheme == "smtps"
    if not is_safe and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        is_safe = True
    if parts.username:
        if not is_safe and not is_loopback(url):
            raise smtplib.SMTPException("a password is not sent in the clear")
        server.login(unquote(parts.username), unquote(parts.password or ""))


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


def _refused(code: int) -> Answer:
    if not 500 <= code < 600:
        return Answer(Became.LATER, "not_now")
    if code in NO_SUCH_BOX:
        return Answer(Became.NEVER, "no_such_box")
    return Answer(Became.NEVER, "box_full" if code in BOX_FULL else "refused")
