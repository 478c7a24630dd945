"""Each letter about a second look is frozen once, stands on the page, and goes where it may."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from appeals.actions import letter_posting
from appeals.actions.asking import ask_for_more
from appeals.actions.letter_checks import check_letter_words
from appeals.actions.letter_posting import Ready
from appeals.actions.letters import let_go, preview, write_letter
from appeals.actions.points import answer
from appeals.actions.receiving import receive
from appeals.records.decisions import decision_of
from appeals.records.letters import AnswerLetter, letters_to_post
from appeals.rules.answer_letters import LetterKind
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Finding
from appeals.rules.representations import AnswerBy, Channel, Wanted
from penalties.actions.takings import Money, take
from penalties.office.audit import trail_of
from penalties.office.roles import Side
from penalties.records.queues import QueueItem
from penalties.rules.adjustments import Adjustment
from penalties.rules.canonical import digest
from penalties.rules.events import Event
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from tests.builders.answers import ELSEWHERE, answered
from tests.builders.deciding import cancellation, pause, refusal
from tests.builders.patrol import BUYER
from tests.builders.representations import came

POST = {"answer_by": AnswerBy.POST}
HOME = BUYER["address"]["lines"]


@pytest.fixture
def here(office):
    return answered(office)


def said_in(letter):
    return json.loads(letter.snapshot)


def events(here):
    with here.office.transaction() as session:
        found = trail_of(session, here.authority_id, here.case(session).id)
        return [one.event for one in found if one.event.startswith("letter.")]


def waits(here):
    with here.office.transaction() as session:
        found = session.scalars(
            select(QueueItem).where(
                QueueItem.kind == "answer_letter_waits", QueueItem.closed_at.is_(None)
            )
        )
        return [(item.subject_kind, item.facts) for item in found]


def ready(here, letter):
    with here.office.transaction() as session:
        mine = session.get_one(AnswerLetter, (letter.authority_id, letter.id))
        return letter_posting.make_ready(session, mine, by=here.ada, at=here.at)


def posted(here, letter, **print_):
    with here.office.transaction() as session:
        mine = session.get_one(AnswerLetter, (letter.authority_id, letter.id))
        is_large = print_.get("is_large", False)
        letter_posting.mark_posted(session, mine, is_large=is_large, by=here.ada, at=here.at)


def test_what_came_is_acknowledged_at_once_on_the_page(here):
    here.asks()
    (letter,) = here.letters()
    assert (letter.kind, letter.part, letter.way, letter.status) == (
        "acknowledgement",
        1,
        "page",
        "gone",
    )
    snapshot = said_in(letter)
    assert digest(snapshot) == letter.snapshot_sha256
    assert snapshot["answer"]["answer_by"] == "2026-12-04"
    assert snapshot["answer"]["lower_pence"] == 7500
    assert snapshot["person"]["address"] == HOME
    assert snapshot["person"]["born_year"] is None
    assert events(here) == [Event.LETTER_MADE]


def test_a_refusal_says_the_days_that_the_decision_gives(here):
    here.asks()
    here.office.clock.turn(days=4)
    decision = here.decides(refusal())
    letter = here.letters()[-1]
    snapshot = said_in(letter)
    assert (letter.kind, letter.part) == ("decision", 2)
    assert snapshot["answer"]["pay_by"] == decision.pay_by.isoformat()
    assert snapshot["answer"]["lower_until"] == decision.lower_until.isoformat()
    assert snapshot["answer"]["calculation"] == decision.calculation
    assert snapshot["answer"]["review_until"] == decision.pay_by.isoformat()
    assert snapshot["answer"]["points"] == [
        {"ground": "not_so", "finding": "not_agreed", "words": ""}
    ]
    assert snapshot["text"]["labels"]["title"] == "We have decided to keep the notice"


def test_a_decision_to_cancel_is_the_letter_of_a_cancelled_notice(here):
    with here.office.transaction() as session:
        case = here.case(session)
        take(session, case, Money("card", Pence(7500), here.at, "pi_1"), by=here.ada, at=here.at)
    with here.office.transaction() as session:
        case = here.case(session)
        letter = write_letter(session, case, "cancelled", by=here.ada, at=here.at, draft=True)
        told = said_in(letter)["answer"]
    assert told["refund_pence"] == 7500
    assert told["to_the_card"] is True
    assert told["refund_by"] == "2026-12-04"
    assert letter.status == "draft"


@pytest.mark.parametrize(
    ("chosen", "kind", "title"),
    [
        (cancellation(), "cancelled", "We have cancelled the notice"),
        (pause(), "decision", "We have paused the case"),
    ],
)
def test_each_outcome_has_its_letter(here, chosen, kind, title):
    here.asks()
    here.decides(chosen)
    letter = here.letters()[-1]
    assert letter.kind == kind
    assert said_in(letter)["text"]["labels"]["title"] == title


def test_we_are_sorry_where_the_sign_was_ours(here):
    here.asks()
    here.decides(cancellation())
    assert "We were wrong, and we are sorry." in here.letters()[-1].snapshot


def test_a_question_says_by_when_and_not_what(here):
    here.asks(**POST)
    with here.office.transaction() as session:
        one = here.representation(session)
        ask_for_more(session, one, "Have you a silver car?", by=here.ada, at=here.at)
    letter = here.letters()[-1]
    assert letter.kind == "more_asked"
    assert "silver" not in letter.snapshot
    assert said_in(letter)["answer"] == {"answer_by": "2026-12-04"}


def test_by_post_it_waits_until_somebody_posts_it(here):
    here.asks(**POST)
    here.decides(refusal())
    letter = here.letters()[-1]
    assert (letter.way, letter.status) == ("post", "waiting")
    posted(here, letter)
    letter = here.letters()[-1]
    assert (letter.status, letter.gone_at, letter.gone_by) == ("gone", here.at, here.ada.id)
    assert events(here).count(Event.LETTER_POSTED) == 1
    with pytest.raises(Refused, match="does not wait"):
        posted(here, letter)


def test_posted_on_a_later_day_it_gives_later_days_and_so_does_the_case(here):
    here.asks(**POST)
    here.decides(refusal())
    first = said_in(here.letters()[-1])["answer"]
    here.office.clock.turn(days=3)
    letter = here.letters()[-1]
    with pytest.raises(Refused, match="Make the letter ready again"):
        posted(here, letter)
    assert ready(here, letter) is Ready.YES
    letter = here.letters()[-1]
    told = said_in(letter)["answer"]
    assert (first["pay_by"], told["pay_by"]) == ("2026-12-08", "2026-12-11")
    assert said_in(letter)["dated"] == "2026-11-25"
    assert "Wednesday 25 November 2026" in told["calculation"][0]
    with here.office.transaction() as session:
        case = here.case(session)
        decision = decision_of(session, here.authority_id, here.representation(session).id)
        assert case.payment_period_ends_on == decision.pay_by == date(2026, 12, 11)
        assert case.discount_ends_on == decision.lower_until == date(2026, 12, 11)
        assert decision.delivered_on == date(2026, 11, 27)
    posted(here, letter)


def test_made_ready_twice_on_one_day_nothing_changes(here):
    here.asks(**POST)
    here.decides(refusal())
    before = here.letters()[-1].snapshot_sha256
    assert ready(here, here.letters()[-1]) is Ready.YES
    assert here.letters()[-1].snapshot_sha256 == before


def test_a_question_that_is_posted_later_gives_its_ten_days_from_then(here):
    here.asks(**POST)
    with here.office.transaction() as session:
        one = here.representation(session)
        ask_for_more(session, one, "Which bus was it?", by=here.ada, at=here.at)
    here.office.clock.turn(days=2)
    ready(here, here.letters()[-1])
    assert said_in(here.letters()[-1])["answer"] == {"answer_by": "2026-12-08"}
    with here.office.transaction() as session:
        assert here.representation(session).more_by == date(2026, 12, 8)


@pytest.mark.parametrize("words", [{"by_post": "no"}, {"by_post": "no", "how": "Text only"}])
def test_where_support_says_no_it_stays_on_the_page_and_a_supervisor_sees_it(here, words):
    here.support_knows(**words)
    here.asks(**POST)
    here.decides(refusal())
    letter = here.letters()[-1]
    assert (letter.way, letter.status) == ("post", "kept_back")
    ((subject, facts),) = waits(here)
    assert subject == "answer_letter"
    assert facts == {"number": letter.number, "kind": "decision", "part": 2}
    assert events(here)[-1] == Event.LETTER_KEPT_BACK


def test_what_the_persons_own_page_wrote_is_asked_about_before_it_is_posted(here):
    here.support_knows(by_post="no")
    here.asks(**POST)
    (letter,) = here.letters()
    assert letter.status == "waiting"
    assert ready(here, letter) is Ready.KEPT_BACK
    assert here.letters()[0].status == "kept_back"
    with pytest.raises(Refused, match="Make the letter ready"):
        posted(here, letter)
    assert ready(here, letter) is Ready.KEPT_BACK
    assert len(waits(here)) == 1


def test_a_no_between_getting_ready_and_posting_counts(here):
    here.asks(**POST)
    (letter,) = here.letters()
    here.support_knows(by_post="no")
    with pytest.raises(Refused, match="may not be posted"):
        posted(here, letter)


def test_what_was_kept_back_can_go_once_support_says_so(here):
    here.support_knows(by_post="no")
    here.asks(**POST)
    here.decides(refusal())
    letter = here.letters()[-1]
    here.support_knows(by_post="home")
    assert ready(here, letter) is Ready.YES
    posted(here, letter)
    assert waits(here) == []


def test_another_place_stands_on_the_envelope_alone_and_on_that_day_alone(here):
    here.support_knows(**ELSEWHERE)
    here.asks(**POST)
    here.decides(refusal())
    letter = here.letters()[-1]
    assert said_in(letter)["person"]["address"] == ["Addressed on the envelope"]
    assert "PO Box" not in letter.snapshot
    with here.office.transaction() as session:
        mine = session.get_one(AnswerLetter, (letter.authority_id, letter.id))
        lines = letter_posting.envelope(session, mine, by=here.ada, at=here.at)
        assert lines == ("Tomasz Wójcik", "PO Box 7", "Ilford", "IG1 1ZZ")
        here.office.clock.turn(days=1)
        assert letter_posting.envelope(session, mine, by=here.ada, at=here.at) == ()


def test_what_the_persons_page_wrote_is_addressed_anew_before_it_goes_elsewhere(here):
    here.support_knows(**ELSEWHERE)
    here.asks(**POST)
    (letter,) = here.letters()
    assert said_in(letter)["person"]["address"] == HOME
    with pytest.raises(Refused, match="Make the letter ready again"):
        posted(here, letter)
    ready(here, letter)
    assert said_in(here.letters()[0])["person"]["address"] == ["Addressed on the envelope"]
    posted(here, letter)


def test_somebody_without_an_address_has_it_on_the_page(office):
    here = answered(office, address=None)
    here.asks(**POST)
    here.decides(refusal())
    assert here.letters()[-1].status == "kept_back"


def test_large_print_goes_to_whoever_asked_for_it(here):
    here.asks(adjustments=(Wanted(Adjustment.LARGE_PRINT),), **POST)
    (letter,) = here.letters()
    with pytest.raises(Refused, match="large print"):
        posted(here, letter)
    posted(here, letter, is_large=True)


def test_without_a_mail_server_mail_becomes_a_letter(here):
    here.asks(answer_by=AnswerBy.EMAIL, email="tom@home.example")
    assert here.letters()[0].way == "post"


def test_what_a_reviewer_types_is_held_against_the_notice(here):
    with here.office.transaction() as session:
        case = here.case(session)
        with pytest.raises(Refused, match="Leave out “Loxford”, “silver”"):
            check_letter_words(session, case, "Loxford has a silver bridge.")
        with pytest.raises(Refused, match="No letter may say “debt”"):
            check_letter_words(session, case, "It is a debt.")
        with pytest.raises(Refused, match="this one has 501"):
            check_letter_words(session, case, "a" * 501)
        assert check_letter_words(session, case, "We read what you sent us.") is None
        assert "hard to read" in check_letter_words(
            session, case, "Contemporaneous documentation notwithstanding."
        )


def test_a_point_is_not_answered_with_words_that_tell(here):
    here.asks()
    given = {Ground.NOT_SO: Answer(Finding.NOT_AGREED, "No.", "You asked for a price.")}
    with here.office.transaction() as session:
        case, one = here.case(session), here.representation(session)
        with pytest.raises(Refused, match="“price”"):
            answer(session, case, one, given, by=here.ada, at=here.at)


def test_a_draft_goes_when_it_is_let_go_and_says_what_is_true_then(here):
    with here.office.transaction() as session:
        case = here.case(session)
        letter = write_letter(session, case, "cancelled", by=here.ada, at=here.at, draft=True)
        here.office.clock.turn(days=2)
        let_go(session, case, letter, by=here.ada, at=here.at)
        assert said_in(letter)["dated"] == "2026-11-24"
        assert (letter.way, letter.status) == ("post", "waiting")
        with pytest.raises(Refused, match="no draft"):
            let_go(session, case, letter, by=here.ada, at=here.at)
        assert [one.id for one in letters_to_post(session, here.authority_id)] == [letter.id]


def test_a_preview_keeps_nothing(here):
    with here.office.transaction() as session:
        case = here.case(session)
        shown = preview(session, case, "cancelled", by=here.ada, at=here.at)
        assert shown["letter"] == LetterKind.CANCELLED
    assert here.letters() == []


def test_what_is_typed_in_by_staff_is_asked_about_at_once(here):
    here.support_knows(by_post="no")
    with here.office.transaction(Side.ENFORCEMENT) as session:
        what = came(here.at, channel=Channel.PHONE, **POST)
        receive(session, here.case(session), what, by=here.ada, at=here.at)
    assert here.letters()[0].status == "kept_back"
