"""Mail goes out once, says nothing, is tried again, and becomes a letter where it cannot arrive."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from appeals.actions import mails_out
from appeals.actions.clock import STEPS, sweep
from appeals.rules.neutral_mail import PAUSES
from appeals.rules.representations import AnswerBy, Wanted
from penalties.commands.demo.processes import free_port
from penalties.office.audit import Entry
from penalties.office.mails import Mail
from penalties.records.queues import QueueItem
from penalties.rules.adjustments import Adjustment
from tests.builders.answers import EMAIL, answered, mailing
from tests.builders.mail_server import mail_server
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT

TO = "tom@home.example"
BY_MAIL = {"answer_by": AnswerBy.EMAIL, "email": TO}
OUTS = (TO, "Tomasz", "Wójcik")


@pytest.fixture
def server():
    with mail_server() as box:
        yield box


@pytest.fixture
def here(office, server):
    made = answered(office)
    with mailing(office, server.url):
        yield made


def mails(here):
    with here.office.transaction() as session:
        found = list(session.scalars(select(Mail).order_by(Mail.id)))
        session.expunge_all()
        return found


def items(here, kind):
    with here.office.transaction() as session:
        found = session.scalars(select(QueueItem).where(QueueItem.kind == kind))
        return [(item.subject_kind, item.facts) for item in found]


def events(here):
    with here.office.transaction() as session:
        found = session.scalars(select(Entry).where(Entry.subject_kind == "mail"))
        return [(one.event, one.facts.get("problem")) for one in found]


def turn(here):
    return mails_out.send_what_waits(here.office, here.authority_id, here.at, False)


def test_the_clock_sends_what_waits_and_the_letter_has_gone(here, server):
    here.asks(**BY_MAIL)
    assert here.letters()[0].status == "waiting"
    assert turn(here) == 1
    ((sent_from, to, message),) = server.came
    assert (sent_from, to) == (EMAIL, [TO])
    (mail,) = mails(here)
    assert message["Subject"] == f"An update from Ilf Borough Council: ref {mail.reference}"
    assert message["From"] == f"Ilf Borough Council <{EMAIL}>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{mail.id}@ilford.example>"
    assert message["Date"].datetime == here.at
    letter = here.letters()[0]
    assert (letter.way, letter.status, letter.gone_at) == ("email", "gone", here.at)
    assert events(here) == [("mail.sent", None)]
    assert turn(here) == 0
    assert len(server.came) == 1


def test_a_mail_names_nobody_and_opens_nothing(here, server):
    here.asks(**BY_MAIL)
    turn(here)
    ((_, _, message),) = server.came
    said = message.get_content()
    number = here.letters()[0].number
    assert said.splitlines()[0] == (
        "There is something new for you. Go to 127.0.0.1:5000 and sign in with your notice "
        "number and code."
    )
    whole = f"{message['Subject']} {message['From']} {said}"
    assert number not in whole
    assert not SAYS_WHAT_IT_IS_ABOUT.search(whole)
    assert not any(word in f"{message['Subject']} {said}" for word in OUTS)
    assert "http" not in said
    assert not message.is_multipart()
    assert list(message.iter_attachments()) == []


def test_the_address_is_kept_sealed(here):
    here.asks(**BY_MAIL)
    (mail,) = mails(here)
    assert TO.encode() not in mail.address


def test_what_the_server_will_never_take_becomes_a_letter_that_a_supervisor_sees(here, server):
    server.answers[TO] = "550 5.1.1 No such user"
    here.asks(**BY_MAIL)
    assert turn(here) == 0
    (mail,) = mails(here)
    assert (mail.problem, mail.failed_at) == ("no_such_box", here.at)
    letter = here.letters()[0]
    assert (letter.way, letter.status) == ("post", "waiting")
    number = letter.number
    assert items(here, "mail_failed") == [
        ("answer_letter", {"problem": "no_such_box", "number": number})
    ]
    assert events(here) == [("mail.failed", "no_such_box")]
    here.office.clock.turn(days=3)
    assert turn(here) == 0
    assert server.tried == 1


def test_where_no_letter_may_go_either_the_page_has_it_alone(here, server):
    server.answers[TO] = "550 5.1.1 No such user"
    here.support_knows(by_post="no")
    here.asks(**BY_MAIL)
    turn(here)
    assert here.letters()[0].status == "kept_back"
    assert len(items(here, "answer_letter_waits")) == 1


def test_what_is_put_off_is_tried_again_with_growing_pauses(here, server):
    server.answers[TO] = "451 4.7.1 Greylisted"
    here.asks(**BY_MAIL)
    for pause in PAUSES[:3]:
        assert turn(here) == 0
        assert mails(here)[0].next_try_at == here.at + pause
        here.office.clock.turn(seconds=pause.total_seconds() - 1)
        assert turn(here) == 0
        here.office.clock.turn(seconds=1)
    assert server.tried == 3
    server.answers.clear()
    assert turn(here) == 1
    assert mails(here)[0].tries == 4


def test_after_the_last_try_it_becomes_a_letter(here, server):
    server.answers[TO] = "451 4.7.1 Greylisted"
    here.asks(**BY_MAIL)
    for pause in PAUSES:
        turn(here)
        here.office.clock.turn(seconds=pause.total_seconds())
    turn(here)
    assert server.tried == len(PAUSES)
    assert mails(here)[0].problem == "not_reached"
    assert here.letters()[0].way == "post"


def test_where_nobody_answers_the_others_are_not_tried(office):
    here = answered(office)
    with mailing(office, f"smtp://127.0.0.1:{free_port()}"):
        here.asks(**BY_MAIL)
        again(here)
        assert turn(here) == 0
        assert [mail.tries for mail in mails(here)] == [1, 0]
        assert turn(here) == 0
        assert [mail.tries for mail in mails(here)] == [1, 1]


def again(here):
    """One more mail about the same letter."""
    with here.office.transaction() as session:
        (first,) = session.scalars(select(Mail))
        session.add(
            Mail(
                authority_id=first.authority_id,
                address=first.address,
                reference=first.reference,
                about_kind=first.about_kind,
                about_id=first.about_id,
                queued_at=here.at,
                next_try_at=here.at,
                tries=0,
            )
        )


def test_a_clock_that_stops_after_sending_sends_it_once_more_and_not_twenty_times(
    here, server, monkeypatch
):
    def stops(*_args):
        raise SystemExit

    here.asks(**BY_MAIL)
    monkeypatch.setattr(mails_out, "_marked", stops)
    with pytest.raises(SystemExit):
        turn(here)
    monkeypatch.undo()
    assert [turn(here) for _ in range(20)] == [0] * 20
    assert len(server.came) == 1
    here.office.clock.turn(seconds=PAUSES[0].total_seconds())
    assert turn(here) == 1
    first, second = server.came
    assert first[2]["Message-ID"] == second[2]["Message-ID"]


def test_a_server_that_is_taken_away_lets_what_waits_become_letters(here):
    here.asks(**BY_MAIL)
    with mailing(here.office, ""):
        turn(here)
    assert mails(here)[0].problem == "no_server"
    assert here.letters()[0].way == "post"


def test_a_council_without_an_address_to_send_from_writes_letters(here):
    with here.office.transaction() as session:
        here.town.street.session = session
        council = session.get_one(type(here.town.street.authority), here.authority_id)
        council.email = None
    here.asks(**BY_MAIL)
    assert here.letters()[0].way == "post"
    assert mails(here) == []


def test_whoever_needs_mail_in_place_of_letters_gets_it(here):
    needs = (Wanted(Adjustment.EMAIL),)
    here.asks(answer_by=AnswerBy.POST, email=TO, adjustments=needs)
    assert here.letters()[0].way == "email"


def test_the_clock_counts_what_it_would_send_and_sends_nothing(here, server):
    here.asks(**BY_MAIL)
    assert mails_out.send_what_waits(here.office, here.authority_id, here.at, True) == 1
    assert server.came == []
    assert mails(here)[0].tries == 0


def test_it_is_one_of_the_steps_of_the_clock(here, server):
    assert "mails_sent" in STEPS
    here.asks(**BY_MAIL)
    swept = sweep(here.office, at=here.at)
    assert swept.counts["mails_sent"] == 1
    assert swept.failed == 0
    assert len(server.came) == 1


def test_what_is_written_down_about_a_mail_says_nothing_of_anybody(here):
    here.asks(**BY_MAIL)
    turn(here)
    with here.office.transaction() as session:
        facts = [one.facts for one in session.scalars(select(Entry))]
    assert not any(word in json.dumps(facts) for word in OUTS)


def test_a_mail_waits_at_most_for_some_days():
    assert sum(PAUSES, timedelta()) < timedelta(days=2)
