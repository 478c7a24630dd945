"""The support-first policy at the desk: read in plain words, changed by the board's decision."""

import html
import re
from dataclasses import replace

import pytest

from penalties.actions import staff
from penalties.actions.books import policy_of
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.records.policies import policies_of
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import ExceptionTerms, always_asked, introduction
from penalties.rules.policy_drafts import Carried, own_questions
from penalties.rules.staff import Role
from tests.builders import policies
from tests.builders.desk import kept
from tests.builders.policies import DECISION, OWN, asking, ladder
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

POLICY = "/desk/council/policy"
LADDER, SIGNS, EXCEPTION = f"{POLICY}/ladder", f"{POLICY}/signs", f"{POLICY}/exception"
ADD = f"{POLICY}/questions/add"
REWORD, REMOVE = f"{POLICY}/questions/owes_money/change", f"{POLICY}/questions/owes_money/remove"
DECIDED = {
    "decision": DECISION,
    "decided_on-day": "14",
    "decided_on-month": "4",
    "decided_on-year": "2026",
}
BEGAN = DECIDED | {"version": "1"}
SERVICES, CARD = str(Carried.SERVICE_INFORMATION), str(Carried.INFORMATION_CARD)
THREE = {
    "window_months": "6",
    "warning_from": "3",
    "contact_1": [SERVICES],
    "contact_2": [SERVICES, CARD],
    "contact_3": [SERVICES, str(Carried.OUTREACH_WORKER)],
}
ON = {"is_on": "yes", "declines": "3", "window_months": "6"}
ASKED = {part: getattr(OWN, part) for part in ("ask", "answer", "reason", "recorded")}
YES = {"confirmed": "yes"}


@pytest.fixture
def admin(desk_of):
    return desk_of(Role.ADMIN)


@pytest.fixture
def now(office, ilford):
    """The policy in force."""

    def read():
        with kept(office) as session:
            return policy_of(session.get_one(Authority, ilford.id))

    return read


@pytest.fixture
def adopt(office, ilford, at):
    """Adopts the policy in force, changed as said, behind the pages' back."""

    def adopted(**changes):
        with kept(office) as session:
            here = session.get_one(Authority, ilford.id)
            policies.adopt(session, here, at=at, **changes)

    return adopted


def sent_on(page):
    """What a page that asks for confirmation would send."""
    hidden = re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', page)
    return {
        name: [html.unescape(text) for other, text in hidden if other == name]
        for name, _ in hidden
        if name != "csrf_token"
    }


def posted(desk, path, answers):
    """What answers to a page that is not there any more come to."""
    token = re.search(r'csrf_token" value="([^"]+)"', desk.open(LADDER))[1]
    return desk.client.post(path, data=answers | {"csrf_token": token})


def test_what_ships_is_told_in_plain_words(desk_of):
    page = html.unescape(desk_of(Role.AUDITOR).open(POLICY))
    assert "Version 1 is in force." in page
    assert "until the board decides" in page
    assert introduction() in page
    for question in always_asked():
        for told in (question.ask, question.answer, question.reason, question.recorded):
            assert told in page
    assert "contacts of the last 3 months count" in page
    assert "A warning, once help was offered" in page
    assert "A yes to any question" in page
    assert "It is switched off. Nobody who is flagged for support gets a penalty." in page
    assert "Change the ladder" not in page
    assert POLICY in desk_of(Role.AUDITOR).open("/desk/council/")


def test_a_ladder_is_adopted_only_after_before_and_after_were_shown(admin, now):
    shown = html.unescape(admin.send(LADDER, 200, **(BEGAN | THREE)))
    assert "Contacts of the last 3 months count." in shown
    assert "Contacts of the last 6 months count." in shown
    assert "Carries information about services and an introduction to an outreach worker." in shown
    assert DECISION in shown
    assert "14 April 2026" in shown
    assert now().version == 1
    sent = sent_on(shown)
    assert admin.send(LADDER, **sent, **YES) == POLICY
    adopted = now()
    assert (adopted.version, adopted.decision) == (2, DECISION)
    assert adopted.ladder.window_months == 6
    assert [(step.contact, step.carries, step.opens) for step in adopted.ladder.steps] == [
        (1, (SERVICES,), ()),
        (2, (SERVICES, CARD), ()),
        (3, (SERVICES, Carried.OUTREACH_WORKER), (Outcome.WARNING,)),
    ]
    page = html.unescape(admin.open(POLICY))
    assert "Version 2 is in force. Tablets get it with their next kit." in page
    assert "Admin Example (ILF101) entered it at 9:15pm on 22 November 2026." in page
    assert "Version 2 is in force." in admin.open(POLICY)


def test_whoever_goes_back_finds_everything_as_it_was_typed(admin, now):
    sent = sent_on(admin.send(LADDER, 200, **(BEGAN | THREE)))
    page = html.unescape(admin.send(LADDER, 200, **sent, again="yes"))
    assert f'value="{DECISION}"' in page
    assert 'name="window_months" type="text" value="6"' in page
    assert page.count(" checked") == 5
    assert "There is a problem" not in page
    assert now().version == 1


def test_a_ladder_may_open_no_warning_at_all(admin, now):
    admin.send(LADDER, **(BEGAN | THREE | {"warning_from": "never"}), **YES)
    assert not any(now().ladder.opens(Outcome.WARNING, contact) for contact in range(1, 99))
    assert '<option value="never" selected>' in admin.open(LADDER)


def test_signs_are_chosen_by_how_a_yes_is_recorded(admin, now):
    chosen = {"anyone": ["controlled_by_another", "injury"], "which": "some"}
    admin.send(SIGNS, **BEGAN, **chosen, others=["injury", "no_home"], **YES)
    assert now().signs_for_anyone == ("injury", "controlled_by_another")
    assert now().signs_unless_buying_or_controlling == ("no_home",)
    assert "This person has nowhere safe to stay" in admin.open(POLICY)
    began = BEGAN | {"version": "2"}
    admin.send(SIGNS, **began, **(chosen | {"which": "every"}), others=["no_home"], **YES)
    assert now().signs_unless_buying_or_controlling is None


def test_the_exception_is_off_until_it_is_switched_on_and_can_be_switched_off(admin, now):
    page = html.unescape(admin.open(EXCEPTION))
    assert "The exception is off unless your board switches it on." in page
    assert re.search(r'value="no" checked', page)
    assert 'name="declines" type="text" value="3"' in page
    admin.send(EXCEPTION, **(BEGAN | ON), **YES)
    assert now().exception == ExceptionTerms(3, 6)
    assert "3 informed declines of an available service within 6 months" in admin.open(POLICY)
    admin.send(EXCEPTION, **(BEGAN | ON | {"version": "2", "is_on": "no"}), **YES)
    assert now().exception is None


def test_a_question_is_added_reworded_and_removed(admin, now):
    admin.send(ADD, **BEGAN, **ASKED, code="owes_money", **YES)
    assert own_questions(now()) == (OWN,)
    page = html.unescape(admin.open(POLICY))
    assert f"“{OWN.ask}”" in page
    assert REWORD in page
    began = BEGAN | {"version": "2"}
    assert f'value="{OWN.reason}"' in html.unescape(admin.open(REWORD))
    admin.send(REWORD, **began, **(ASKED | {"reason": "Debt is a hold."}), **YES)
    assert [one.reason for one in own_questions(now())] == ["Debt is a hold."]
    assert f"“{OWN.ask}”" in html.unescape(admin.open(REMOVE))
    shown = html.unescape(admin.send(REMOVE, 200, **(BEGAN | {"version": "3"})))
    assert "Question owes_money" in shown
    admin.send(REMOVE, **(BEGAN | {"version": "3"}), **YES)
    assert own_questions(now()) == ()
    for gone in (REWORD, REMOVE):
        admin.open(gone, 404)


def test_a_question_without_a_code_gets_one_from_its_words(admin, now):
    admin.send(ADD, **BEGAN, **ASKED, **YES)
    assert [one.question for one in own_questions(now())] == ["owe_anybody_money_cannot_pay_back"]


def test_what_is_removed_is_no_sign_any_more(admin, adopt, now):
    questions = asking(OWN).questions
    adopt(questions=questions, signs_for_anyone=("owes_money", "injury"))
    admin.send(REMOVE, **(BEGAN | {"version": "2"}), **YES)
    assert now().signs_for_anyone == ("injury",)
    adopt(
        questions=questions,
        signs_for_anyone=("owes_money",),
        signs_unless_buying_or_controlling=("owes_money",),
    )
    refused = admin.send(REMOVE, 422, **(BEGAN | {"version": "4"}), **YES)
    assert "At least one answer must be a sign" in refused


def test_six_questions_are_too_many(admin, adopt):
    own = [replace(OWN, question=f"own_{n}") for n in range(5)]
    adopt(questions=asking(*own).questions)
    assert "Remove one to add another" in admin.open(POLICY)
    refused = admin.send(ADD, 422, **(BEGAN | {"version": "2"}), **ASKED, code="own_6")
    assert "up to 5 questions of its own" in refused


def test_questions_that_always_exist_are_not_the_councils_to_change(admin):
    for deed in ("change", "remove"):
        path = f"{POLICY}/questions/injury/{deed}"
        admin.open(path, 404)
        assert posted(admin, path, BEGAN | ASKED).status_code == 404


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(admin, adopt, now):
    sent = sent_on(admin.send(LADDER, 200, **(BEGAN | THREE)))
    adopt(exception=ExceptionTerms(2, 4))
    page = html.unescape(admin.send(LADDER, 422, **sent, **YES))
    assert "Version 2 came into force while you were writing." in page
    assert f'value="{DECISION}"' in page
    assert page.count(" checked") == 5
    assert 'name="version" value="2"' in page
    assert now().version == 2
    admin.send(LADDER, **(BEGAN | THREE | {"version": "2"}), **YES)
    assert now().version == 3
    assert now().exception == ExceptionTerms(2, 4)


def test_a_fault_elsewhere_does_not_hide_that_the_page_is_old(admin, adopt):
    adopt(exception=ExceptionTerms(2, 4))
    page = admin.send(LADDER, 422, **(BEGAN | THREE | {"decision": ""}))
    assert 'name="version" value="1"' in page


def test_a_question_that_was_removed_meanwhile_is_not_lost_either(admin, adopt, now):
    adopt(questions=asking(OWN).questions)
    adopt(questions=always_asked())
    sent = BEGAN | ASKED | YES | {"reason": "Debt is a hold.", "version": "2"}
    answer = posted(admin, REWORD, sent)
    assert answer.status_code == 422
    page = html.unescape(answer.get_data(as_text=True))
    assert "Version 3 came into force" in page
    assert "Debt is a hold." in page
    posted(admin, REWORD, sent | {"version": "3"})
    assert [one.reason for one in own_questions(now())] == ["Debt is a hold."]


@pytest.mark.parametrize(
    ("path", "answers", "said"),
    [
        (LADDER, THREE | {"decision": ""}, "Enter the board’s decision"),
        (LADDER, THREE | {"decision": "x" * 501}, "must be 500 characters or fewer"),
        (LADDER, THREE | {"decided_on-day": ""}, "must include a day"),
        (LADDER, THREE | {"decided_on-year": "2027"}, "must be today or in the past"),
        (LADDER, THREE | {"version": "one"}, "Load this page again"),
        (LADDER, THREE | {"version": ""}, "version that this page began with"),
        (LADDER, THREE | {"window_months": "0"}, "must count for 1 to 24 months"),
        (LADDER, THREE | {"window_months": "25"}, "must count for 1 to 24 months"),
        (LADDER, THREE | {"window_months": "half"}, "whole number"),
        (LADDER, THREE | {"contact_2": []}, "upwards from 1, without a gap"),
        (LADDER, THREE | {"contact_1": []}, "Select what contact 1 carries"),
        (LADDER, THREE | {"contact_2": [CARD]}, "must carry service information"),
        (LADDER, THREE | {"contact_2": ["lecture"]}, "Select what contact 2 carries"),
        (LADDER, THREE | {"warning_from": "4"}, "Select a contact that carries something"),
        (LADDER, THREE | {"warning_from": "1"}, "The first contact is for help alone"),
        (LADDER, THREE | {"warning_from": "6"}, "Select from which contact"),
        (SIGNS, {"which": "every"}, "Select at least one answer"),
        (SIGNS, {"anyone": "injury"}, "Select which others are a sign"),
        (SIGNS, {"anyone": "tattoo", "which": "every"}, "Select at least one answer"),
        (SIGNS, {"anyone": "controlled_by_another", "which": "every"}, "in force already"),
        (EXCEPTION, ON | {"is_on": ""}, "Select whether the exception"),
        (EXCEPTION, ON | {"declines": "0"}, "at least one decline"),
        (EXCEPTION, ON | {"declines": "11"}, "up to 10 declines"),
        (EXCEPTION, ON | {"window_months": "25"}, "within up to 24 months"),
        (EXCEPTION, ON | {"declines": ""}, "Enter after how many declines"),
        (EXCEPTION, ON | {"is_on": "no"}, "in force already"),
        (ADD, ASKED | {"ask": ""}, "Enter what is said aloud"),
        (ADD, ASKED | {"ask": "x" * 201}, "must be 200 characters or fewer"),
        (ADD, ASKED | {"recorded": "this person owes money."}, "without a full stop"),
        (ADD, ASKED | {"code": "Owes Money"}, "small letters, digits and underscores"),
        (ADD, ASKED | {"code": "injury"}, "Each question must be there once."),
    ],
)
def test_what_cannot_be_is_refused_on_its_page(admin, entries_written, now, path, answers, said):
    before = entries_written()
    for confirmed in ({}, YES):
        page = html.unescape(admin.send(path, 422, **(BEGAN | answers), **confirmed))
        assert said in page
    assert entries_written() == before
    assert now().version == 1


@pytest.mark.parametrize("path", [LADDER, SIGNS, EXCEPTION, ADD, REWORD, REMOVE])
def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(admin, adopt, entries_written, path):
    adopt(questions=asking(OWN).questions)
    before = entries_written()
    assert "There is a problem" in admin.send(path, 422, **worst_answers(admin.open(path)))
    assert entries_written() == before


def test_what_somebody_typed_is_never_markup(admin, adopt):
    nasty = "<b>Cabinet</b> & “sons”"
    adopt(decision=nasty, ladder=ladder(), questions=asking(OWN).questions)
    for path in (POLICY, f"{POLICY}/versions/2"):
        assert "<b>Cabinet" not in admin.open(path)
        assert nasty in html.unescape(admin.open(path))


def test_every_version_is_kept_with_its_decision_and_what_it_changed(admin, adopt, office, ilford):
    adopt(ladder=ladder())
    adopt(exception=ExceptionTerms(3, 6), decision="Full Council, item 9")
    page = html.unescape(admin.open(POLICY))
    assert "Full Council, item 9" in page
    assert "An operator at the server" in page
    older = html.unescape(admin.open(f"{POLICY}/versions/2"))
    assert "Version 2 is not in force any more." in older
    assert "What this version changed" in older
    assert "Opens a warning, once help was offered." in older
    assert "It is switched off." in older
    assert "Change the ladder" not in older
    assert "What this version changed" not in admin.open(f"{POLICY}/versions/1")
    assert "It is switched on." in admin.open(f"{POLICY}/versions/3")
    for nothing in ("0", "4", "999999999", "99999999999999999999"):
        admin.open(f"{POLICY}/versions/{nothing}", 404)
    with kept(office) as session:
        assert len(policies_of(session, ilford.id)) == 2


def test_whoever_entered_it_and_left_is_still_named(admin, adopt, office, somebody, ilford, at):
    leaving = somebody(Role.ADMIN, name="Lee Ving")
    adopt(ladder=ladder(), by=actor(leaving))
    with kept(office) as session:
        staff.suspend(session, session.merge(leaving), by=OPERATOR, at=at)
    assert "Lee Ving" in admin.open(POLICY)


@pytest.mark.parametrize("path", [LADDER, SIGNS, EXCEPTION, ADD, REWORD, REMOVE])
def test_who_only_sees_the_policy_changes_none(desk_of, adopt, path):
    adopt(questions=asking(OWN).questions)
    desk_of(Role.AUDITOR).open(path, 403)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.LEGAL, Role.FINANCE])
def test_who_may_not_is_turned_away(desk_of, role):
    for path in (POLICY, f"{POLICY}/versions/1", LADDER):
        desk_of(role).open(path, 403)
