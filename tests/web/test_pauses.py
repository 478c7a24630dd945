"""A pause by the council at the desk: asked about, answered, decided; alike whoever paused it."""

import pytest

from penalties.actions import bar_questions
from penalties.actions.staff import actor
from penalties.office.roles import Side
from penalties.records.bar_questions import open_questions
from penalties.rules.bar_questions import BarAnswer
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number
from tests.web.case_pages import promoted

COUNCIL = {"kind": "council", "reason": "The person called"}


@pytest.fixture
def lead(office, night, at):
    with kept(office) as session:
        return member(session, night.patrol.authority, Role.SAFEGUARDING, at=at)


@pytest.fixture
def answer(office, night, lead, at):
    """Let the safeguarding lead answer what waits."""

    def said(what, words="Nothing speaks against it."):
        with office.transaction(Side.SUPPORT) as session:
            (question,) = open_questions(session, night.patrol.authority.id)
            bar_questions.answer(session, question, what, words, by=actor(lead), at=at)

    return said


@pytest.fixture
def paused(desk_of, number):
    """The address of a notice that a supervisor paused."""
    desk_of(Role.SUPERVISOR).send(f"/desk/notices/{number}/holds/new", **COUNCIL)
    return f"/desk/notices/{number}"


def test_a_pause_ends_only_after_the_lead_was_asked(desk_of, paused, answer):
    desk = desk_of(Role.SUPERVISOR)
    assert "Ask whether it may end" in desk.open(f"{paused}/pause")
    desk.send(f"{paused}/may-it-go-on/end_pause")
    assert "The answer will stand here." in desk.open(f"{paused}/pause")
    assert "has been asked" in desk.send(f"{paused}/may-it-go-on/end_pause", 422)
    answer(BarAnswer.NO_BAR)
    page = desk.open(f"{paused}/pause")
    assert "If nobody decides by" in page
    assert "27 November 2026" in page
    assert "A pause may end" in desk.open("/desk/")


def test_it_is_cancelled_or_runs_on_with_the_calculation(desk_of, paused, answer):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"{paused}/may-it-go-on/end_pause")
    answer(BarAnswer.NO_BAR)
    page = desk.send(f"{paused}/pause", 422, decision="run_on", words="")
    assert "Enter the reason" in page
    desk.send(f"{paused}/pause", decision="run_on", words="The address was found")
    page = desk.open(f"{paused}/decisions")
    assert "Prosecution limit stays Saturday 22 May 2027." in page
    assert "Still on hold" not in page
    assert "The address was found" not in page
    assert "A pause may end" not in desk.open("/desk/")
    desk.open(f"{paused}/pause", 409)


def test_letting_go_cancels_the_notice_and_names_nobody(desk_of, paused, answer):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"{paused}/may-it-go-on/end_pause")
    answer(BarAnswer.NO_BAR)
    desk.send(f"{paused}/pause", decision="let_go", words="Not in the public interest")
    page = desk.open(f"{paused}/timeline")
    told = page.split("Cancelled")[1].split("</li>")[0]
    assert "council decision" in told.lower()
    assert "Not in the public interest" not in page
    assert ", by A supervisor" not in told


def test_a_no_keeps_the_pause_and_says_no_more(desk_of, paused, answer):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"{paused}/may-it-go-on/end_pause")
    answer(BarAnswer.DO_NOT_PROCEED, "She is pregnant and in the refuge.")
    page = desk.open(f"{paused}/pause")
    assert "the council keeps the pause" in page
    for path in ("/pause", "/timeline", "/decisions", ""):
        assert "refuge" not in desk.open(paused + path)


def test_whoever_issued_the_notice_does_not_decide(app, office, night, paused, answer):
    desk = sign_in(app, office, promoted(office, night))
    desk.send(f"{paused}/may-it-go-on/end_pause")
    answer(BarAnswer.NO_BAR)
    assert "Somebody else must decide" in desk.open(f"{paused}/pause")
    for decision in ("let_go", "run_on"):
        sent = {"decision": decision, "words": "Mine"}
        assert "Somebody else must decide" in desk.send(f"{paused}/pause", 422, **sent)


def test_a_paused_notice_goes_to_legal_when_the_pause_is_over(desk_of, paused):
    assert "This case is paused" in desk_of(Role.LEGAL).send(f"{paused}/refer", 422, words="Early")


def test_a_notice_is_paused_once(desk_of, paused):
    said = desk_of(Role.SUPERVISOR).send(f"{paused}/holds/new", 422, **COUNCIL)
    assert "This case is paused already." in said


def test_legal_asks_before_a_charge_and_sees_the_answer(desk_of, number, answer):
    legal, served = desk_of(Role.LEGAL), f"/desk/notices/{number}"
    legal.open(f"{served}/may-it-go-on/charge")
    assert "with legal" in legal.send(f"{served}/may-it-go-on/charge", 422)
    legal.send(f"{served}/refer", words="Early")
    assert "Ask whether it may go to court" in legal.open(served)
    legal.send(f"{served}/may-it-go-on/charge")
    answer(BarAnswer.DO_NOT_PROCEED)
    assert "Do not proceed (charge)" in legal.open(f"{served}/decisions")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FINANCE, Role.AUDITOR, Role.SUPPORT])
def test_others_neither_ask_nor_decide(desk_of, paused, role):
    for path in ("/pause", "/may-it-go-on/end_pause"):
        desk_of(role).open(paused + path, 403)
