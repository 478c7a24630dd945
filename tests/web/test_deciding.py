"""Deciding at the desk: shown before it is done, done once, and only by whom it may be."""

import re
from html import unescape

import pytest

from appeals.records.decisions import decision_of, decisions_about
from appeals.records.letters import letters_of
from appeals.records.points import points_of
from penalties.actions.holds import place_hold
from penalties.actions.takings import Money, take
from penalties.office.audit import CARD_PROCESSOR, PUBLIC
from penalties.office.authorities import Authority
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.staff import Role
from tests.builders.desk import sign_in
from tests.builders.representations import taken_in
from tests.web.decision_desk import CAME, CANCEL, KEEP, PAUSE
from tests.web.decision_desk import decide_at as decide_at
from tests.web.decision_desk import desk as desk
from tests.web.decision_desk import desk_as as desk_as
from tests.web.decision_desk import later as later
from tests.web.decision_desk import one as one


def shown(desk, path, **answers):
    """What would come of it: the page, and what it asks to be sent with the answers."""
    page = desk.send(path, 200, **answers)
    return page, unescape(re.findall(r'name="shown" value="([^"]+)"', page)[0])


def done(desk, path, **answers):
    _page, mark = shown(desk, path, **answers)
    return desk.send(path, **answers, shown=mark)


def decision(session, one):
    session.expire_all()
    return decision_of(session, one.authority_id, one.id)


def test_each_outcome_is_offered_by_its_result(desk, decide_at):
    page = desk.open(decide_at)
    assert "Cancel the notice" in page
    assert "Keep the notice, the lower amount open again: £75 by 14 December 2026" in page
    assert "Pause the case" in page
    assert "so it is open again" in page
    assert 'value="refused"' not in page


def test_a_refusal_is_shown_with_its_days_and_letter_before_it_goes_out(
    desk, decide_at, session, case, one
):
    page, mark = shown(desk, decide_at, **KEEP)
    assert "11:59pm on Monday 14 December 2026" in page
    assert "counts as delivered" in page
    assert "The letter: " in page
    assert decision(session, one) is None
    before = len(letters_of(session, 1, case.id))
    assert desk.send(decide_at, **KEEP, shown=mark).endswith(f"/desk/representations/{one.id}")
    assert decision(session, one).status == "made"
    assert len(letters_of(session, 1, case.id)) == before + 1


def test_what_was_added_for_the_letter_and_is_hard_to_read_is_said_before_it_goes_out(
    desk, decide_at, session, one
):
    (point,) = points_of(session, 1, one.id)
    point.letter_words = "We saw both photos."
    session.commit()
    assert "hard to read" not in shown(desk, decide_at, **KEEP)[0]
    point.letter_words = "Contemporaneous documentation contradicts it."
    session.commit()
    assert "hard to read" in shown(desk, decide_at, **KEEP)[0]


def test_what_is_shown_is_asked_again_where_the_days_have_moved(
    desk, desk_as, decide_at, session, one, clock
):
    _page, mark = shown(desk, decide_at, **KEEP)
    clock.turn(days=1)
    page = desk_as("Dee Decides").send(decide_at, 200, **KEEP, shown=mark)
    assert "15 December 2026" in page
    assert decision(session, one) is None


def test_the_answers_can_be_changed_before_anything_is_done(desk, decide_at, session, one):
    page = desk.send(decide_at, 200, **KEEP, shown="x", change="yes")
    assert "We saw the photos." in page
    assert "First, three questions" in page
    assert decision(session, one) is None


def test_a_notice_with_money_is_cancelled_and_its_refund_asked_for(
    desk, decide_at, session, case, one
):
    take(session, case, Money("card", Pence(1_000), CAME, "pi_1"), by=CARD_PROCESSOR, at=CAME)
    session.commit()
    assert "Cancel the notice and refund £10" in desk.open(decide_at)
    page, mark = shown(desk, decide_at, **CANCEL)
    assert "and refund £10" in page
    assert "govuk-button--warning" in page
    desk.send(decide_at, **CANCEL, shown=mark)
    session.expire_all()
    assert case.status == "withdrawn"


def test_a_pause_is_done_and_its_words_are_on_no_page(desk, decide_at, session, case, one):
    done(desk, decide_at, **PAUSE)
    session.expire_all()
    assert case.is_on_hold
    for path in ("", "/decisions", "/timeline"):
        assert "waits in the car" not in desk.open(f"/desk/notices/{case.number}{path}")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sells": "yes"}, "Then the notice is not kept"),
        ({"under_18": "yes"}, "could be under 18"),
        ({"made_to": ""}, "Answer this before you keep the notice"),
        ({"words": ""}, "Enter why you decide so"),
        ({"outcome": ""}, "Select what you decide"),
        ({"outcome": "cancelled"}, "Select why the notice is cancelled"),
        ({"outcome": "forgotten"}, "Select what you decide"),
        ({"outcome": "refused"}, "Select what you decide"),
        ({"reason": "because"}, "Select the reason"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    desk, decide_at, session, one, changes, says
):
    page = desk.send(decide_at, 422, **{**KEEP, **changes})
    assert says in page
    assert "There is a problem" in page
    assert changes.get("words", KEEP["words"]) in page
    assert decision(session, one) is None


def test_an_unanswered_point_leaves_only_the_pause(desk_as, session, case):
    waiting = taken_in(session, case, CAME)
    session.commit()
    desk = desk_as()
    assert "pause the case" in desk.open(f"/desk/representations/{waiting.id}")
    page = desk.open(f"/desk/representations/{waiting.id}/decide")
    assert "0 of 1 point answered" in page
    assert re.findall(r'name="outcome" type="radio" value="(\w+)"', page) == ["paused"]


def test_the_issuer_sees_that_somebody_else_must_decide(app, office, street, session, case, later):
    street.officer.role = str(Role.SUPERVISOR)
    one = taken_in(session, case, CAME)
    session.commit()
    own = sign_in(app, office, street.officer)
    page = own.open(f"/desk/representations/{one.id}/decide")
    assert "Somebody else must decide" in page
    assert "<form method" not in page.partition("<main")[2]


def test_of_two_who_decide_at_once_the_second_gets_a_sentence(
    desk, desk_as, decide_at, session, one
):
    other = desk_as("Cem Decides")
    _page, mark = shown(desk, decide_at, **KEEP)
    _page, theirs = shown(other, decide_at, **CANCEL)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', other.open(decide_at))[-1]
    desk.send(decide_at, **KEEP, shown=mark)
    late = other.client.post(decide_at, data={**CANCEL, "shown": theirs, "csrf_token": token})
    assert late.status_code == 422
    assert "Nothing is left to decide" in late.get_data(as_text=True)
    assert [each.outcome for each in decisions_about(session, 1, one.penalty_id)] == [
        "refused_lower"
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEGAL, Role.FINANCE, Role.AUDITOR])
def test_nobody_else_decides(desk_as, decide_at, role):
    desk_as(f"{role} Looks", role).open(decide_at, 403)


def test_a_paused_case_says_why_it_is_not_kept(desk, decide_at, session, case):
    place_hold(session, case, HoldKind.COUNCIL, by=PUBLIC, at=CAME, reason="Mine.")
    session.commit()
    page = desk.open(decide_at)
    assert "The council has paused this case" in page
    assert "Mine." not in page


def put_before_a_reader(desk, decide_at, session):
    session.get_one(Authority, 1).second_read_percent = 100
    session.commit()
    page, mark = shown(desk, decide_at, **KEEP)
    assert "A second reader has to agree" in page
    desk.send(decide_at, **KEEP, shown=mark)
    return decide_at.replace("/decide", "/read")


def test_a_second_reader_sees_the_points_and_lets_it_go_out(
    desk, desk_as, decide_at, session, case, one
):
    read_at = put_before_a_reader(desk, decide_at, session)
    assert decision(session, one).status == "to_be_read"
    assert f'href="{read_at}"' in desk.open(decide_at.removesuffix("/decide"))
    own = desk.open(read_at)
    assert "Somebody else must read this" in own
    reader = desk_as("Cem Reads")
    page = reader.open(read_at)
    assert "Ben Decides decided to keep this notice" in page
    assert "The bus stop is inside the area." in page
    assert "11:59pm on Monday 14 December 2026" in page
    assert "Say why you send it back" in reader.send(read_at, 422, decision="send_back")
    reader.send(read_at, decision="agree")
    assert decision(session, one).status == "made"
    reader.open(read_at, 409)


def test_nobody_agrees_to_what_was_decided_anew_since_they_read(
    desk, desk_as, decide_at, session, one
):
    read_at = put_before_a_reader(desk, decide_at, session)
    reader = desk_as("Cem Reads")
    (about,) = re.findall('name="about" value="(.+?)"', reader.open(read_at))
    desk_as("Dee Reads").send(read_at, decision="send_back", words="Ask the clinic.")
    put_before_a_reader(desk, decide_at, session)
    page = reader.send(read_at, 422, decision="agree", about=about)
    assert "decided anew since you opened this page" in page
    assert decision(session, one).status == "to_be_read"
    assert about not in page


def test_what_is_sent_back_can_be_decided_again(desk, desk_as, decide_at, session, one):
    read_at = put_before_a_reader(desk, decide_at, session)
    reader = desk_as("Cem Reads")
    reader.send(read_at, decision="send_back", words="Ask the clinic.")
    assert decision(session, one) is None
    assert "Ask the clinic." in desk.open(decide_at)
    done(desk, decide_at, **CANCEL)
    assert decision(session, one).outcome == "cancelled"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sells": "yes"}, "sells"),
        ({"made_to": ""}, "made_to"),
        ({"outcome": "cancelled"}, "reason"),
    ],
)
def test_what_is_refused_of_an_answer_leads_to_it(desk, decide_at, changes, field):
    assert f'href="#{field}"' in desk.send(decide_at, 422, **{**KEEP, **changes})


def test_the_decisions_of_a_case_tell_of_it(desk, decide_at, case):
    _page, mark = shown(desk, decide_at, **CANCEL)
    desk.send(decide_at, **CANCEL, shown=mark)
    assert f'href="/desk/notices/{case.number}/paper"' in desk.open(
        decide_at.removesuffix("/decide")
    )
    page = desk.open(f"/desk/notices/{case.number}/decisions")
    assert "The notice is cancelled" in page
    assert "Nothing was decided yet" not in page
