"""A mail reaches a real server, or it is said what became of it."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from penalties.commands.demo.processes import free_port
from penalties.office.mail_sender import Answer, Became, Letter, NotReached, send
from tests.builders.mail_server import certificate, mail_server

TO = "ana@home.example"
MAIL = Letter(
    id=uuid.UUID("01930000-0000-7000-8000-00000000000b"),
    from_name="Ilford Council",
    sent_from="notices@ilford.example",
    to=TO,
    subject="An update from Ilford Council: ref 7F3A",
    body="There is something new for you.\n",
    at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
)


def test_a_mail_arrives_with_the_councils_name_and_nothing_attached():
    with mail_server() as box:
        assert send(box.url, MAIL) == Answer(Became.SENT)
    ((sent_from, to, message),) = box.came
    assert (sent_from, to) == ("notices@ilford.example", [TO])
    assert message["From"] == "Ilford Council <notices@ilford.example>"
    assert message["To"] == TO
    assert message["Subject"] == "An update from Ilford Council: ref 7F3A"
    assert message["Date"] == "Sun, 22 Nov 2026 21:15:00 +0000"
    assert message["Message-ID"] == "<01930000-0000-7000-8000-00000000000b@ilford.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert message.get_content().splitlines() == ["There is something new for you."]
    assert not message.is_multipart()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("550 5.1.1 No such user", Answer(Became.NEVER, "no_such_box")),
        ("552 5.2.2 Over quota", Answer(Became.NEVER, "box_full")),
        ("554 5.7.1 Not wanted", Answer(Became.NEVER, "refused")),
        ("451 4.7.1 Greylisted", Answer(Became.LATER, "not_now")),
    ],
)
def test_what_a_server_says_of_the_address_or_of_the_message_is_understood(said, answer):
    with mail_server() as box:
        box.answers[TO] = said
        assert send(box.url, MAIL) == answer
        box.answers.clear()
        box.at_data[TO] = said
        assert send(box.url, MAIL) == answer
    assert box.came == []


def test_nobody_at_the_door_is_not_reached():
    with pytest.raises(NotReached):
        send(f"smtp://127.0.0.1:{free_port()}", MAIL)


@pytest.mark.parametrize("address", ["ana", "a b@c.example", "ana@home.example\nBcc: x@y.example"])
def test_an_address_that_is_none_is_refused_for_good(address):
    with mail_server() as box:
        assert send(box.url, replace(MAIL, to=address)) == Answer(Became.NEVER, "address")
    assert box.tried == 0


def test_an_address_that_the_server_cannot_spell_is_refused_for_good():
    with mail_server() as box:
        answer = send(box.url, replace(MAIL, to="żaneta@home.example"))
    assert answer.became in (Became.NEVER, Became.SENT)
    assert answer.problem in (None, "address")


def test_what_is_sent_is_hidden_where_the_server_offers_it(tmp_path, monkeypatch):
    context, path = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with mail_server(context) as box:
        assert send(box.url, MAIL) == Answer(Became.SENT)
    assert box.was_safe == [True]


def test_a_server_that_nobody_vouches_for_gets_nothing(tmp_path):
    context, _ = certificate(tmp_path)
    with mail_server(context) as box, pytest.raises(NotReached):
        send(box.url, MAIL)
    assert box.came == []


def test_a_password_opens_the_server_and_a_wrong_one_does_not():
    with mail_server(word="hunter 2") as box:
        known, wrong = (
            box.url.replace("//", f"//us:{word}@") for word in ("hunter%202", "hunter3")
        )
        assert send(known, MAIL) == Answer(Became.SENT)
        with pytest.raises(NotReached):
            send(wrong, MAIL)
