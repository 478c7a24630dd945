"""Typing in at the desk what somebody said by phone, wrote, or came by to say."""

import pytest

from appeals.actions.sealing import what_was_said
from appeals.records.representations import representations_of
from appeals.rules.representations import Channel
from penalties.actions.adjustments import needs_of
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.web.case_pages import promoted
from tests.web.review_pages import ask as ask
from tests.web.review_pages import desk_of as desk_of
from tests.web.review_pages import issuer as issuer
from tests.web.review_pages import night as night
from tests.web.review_pages import number as number
from tests.web.review_pages import waiting as waiting

CAME = {"came_on-day": "22", "came_on-month": "11", "came_on-year": "2026"}
TYPED = {
    "channel": "phone",
    "grounds": ["excuse"],
    "words": "He says that he was waiting for the bus.",
    "name": "Tomasz Wójcik",
    "answer_by": "post",
    **CAME,
}


def day(name, on):
    """What is typed into the three boxes of a day."""
    return dict(zip((f"{name}-{box}" for box in ("day", "month", "year")), on, strict=True))


@pytest.fixture
def page(number):
    """Where one is typed in."""
    return f"/desk/notices/{number}/representation"


@pytest.fixture
def taken(office, night, number):
    """Every representation about the notice, with what was said."""

    def looked():
        with kept(office) as session:
            found = representations_of(session, 1, night.case(session, number).id)
            return [(one, what_was_said(session, one)) for one in found]

    return looked


def test_what_was_said_by_phone_is_taken_in_and_put_before_the_desk(
    desk_of, page, taken, waiting, number
):
    desk = desk_of(Role.LEGAL)
    led = desk.send(page, **TYPED)
    ((one, said),) = taken()
    assert led == f"/desk/representations/{one.id}"
    assert (one.channel, one.in_time, one.recorded_by is not None) == ("phone", True, True)
    assert said.words == TYPED["words"]
    assert waiting() == ["representation"]
    assert "On hold" in desk.open(f"/desk/notices/{number}")
    assert f'href="{led}"' in desk.open(f"/desk/notices/{number}/representations")


def test_everything_that_is_asked_for_is_kept(desk_of, page, taken, office, night, number):
    more = {
        "channel": "email",
        "acting_name": "Ann Aid",
        "is_their": "friend",
        "authority": "A signed letter",
        "answer_by": "email",
        "email": "ann@example.com",
        "phone": "020 7946 0000",
        "may_call": "After 5pm",
        "language": "Romanian",
        "needs": ["large_print", "other"],
        "needs_words": "Yellow paper",
    }
    desk_of(Role.SUPERVISOR).send(page, **TYPED | more)
    ((one, said),) = taken()
    assert (one.acting, one.answer_by, said.email) == ("said", "email", "ann@example.com")
    assert (said.acts_for.name, said.may_call) == ("Ann Aid", "After 5pm")
    with kept(office) as session:
        found = needs_of(session, night.case(session, number))
    assert {(str(need.kind), need.words) for need in found} == {
        ("large_print", "Yellow paper"),
        ("other", "Yellow paper"),
        ("language", "Romanian"),
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"channel": ""}, "Select how it came"),
        ({"came_on-day": ""}, "The day it came must include a day"),
        ({"grounds": [], "words": " "}, "Select a reason, or enter what they say"),
        ({"grounds": ["nonsense"]}, "Select what reasons they give"),
        ({"name": ""}, "Enter the full name"),
        ({"answer_by": ""}, "Select how they want our answer"),
        ({"answer_by": "email"}, "Enter the e-mail address"),
        ({"email": "nobody"}, "Enter an email address in the correct format"),
        ({"acting_name": "Ann"}, "Enter what they are to the person"),
        ({"needs": ["other"]}, "Enter what they need"),
        (day("posted_on", ("22", "11", "2026")), "Only a letter has a postmark"),
        (day("came_on", ("23", "11", "2026")), "must be today or in the past"),
        (day("came_on", ("21", "11", "2026")), "That is before the notice was given"),
        ({"words": "x" * 10_001}, "must be 10,000 characters or fewer"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(desk_of, page, taken, changes, told):
    shown = desk_of(Role.SUPERVISOR).send(page, 422, **TYPED | changes)
    assert told in shown
    if "words" not in changes:
        assert TYPED["words"] in shown
    assert taken() == []


def test_a_late_one_is_taken_with_its_reason_and_not_without(desk_of, page, taken, clock):
    clock.turn(days=15)
    desk, typed = desk_of(Role.SUPERVISOR), TYPED | day("came_on", ("7", "12", "2026"))
    assert "Enter why, or that the person did not say." in desk.send(page, 422, **typed)
    desk.send(page, **typed, late_because="The person did not say")
    ((one, said),) = taken()
    assert (one.in_time, said.late_because) == (False, "The person did not say")


def test_a_letter_counts_on_the_ordinary_course_of_post(desk_of, page, taken, clock):
    # 6 December 2026 is the last day. Posted on Thursday 3 December it should have come on Monday:
    # that is late; posted a day before it should have come on Friday, and is in time.
    clock.turn(days=18)
    letter = TYPED | {"channel": "post"} | day("came_on", ("10", "12", "2026"))
    desk = desk_of(Role.SUPERVISOR)
    late = desk.send(page, 422, **letter, **day("posted_on", ("3", "12", "2026")))
    assert "It came after the last day." in late
    desk.send(page, **letter, **day("posted_on", ("2", "12", "2026")))
    ((one, _),) = taken()
    assert (one.in_time, one.channel, str(one.came_at.date())) == (True, Channel.POST, "2026-12-04")


def test_pressing_twice_takes_it_in_once(desk_of, page, taken):
    desk = desk_of(Role.SUPERVISOR)
    shown = desk.open(page)
    token = shown.split('name="csrf_token" value="')[-1].split('"')[0]
    id_ = shown.split('name="id" value="')[1].split('"')[0]
    sent = [desk.client.post(page, data={**TYPED, "csrf_token": token, "id": id_}) for _ in "12"]
    assert [answer.status_code for answer in sent] == [302, 302]
    assert sent[0].location == sent[1].location
    assert len(taken()) == 1


def test_where_one_is_open_the_way_leads_to_adding_to_it(desk_of, page, ask, number, taken):
    one = ask(number)
    desk = desk_of(Role.SUPERVISOR)
    add = f"/desk/representations/{one}/add"
    assert desk.client.get(page).location == add
    assert "Enter what they say" in desk.send(add, 422, words="")
    led = desk.send(add, words="By phone: his brother saw it.")
    assert led == f"/desk/representations/{one}"
    shown = desk.open(led)
    assert "The person added" in shown
    assert "his brother saw it" in shown
    assert len(taken()) == 1


def test_the_issuer_types_nothing_in(app, office, night, page, taken):
    own = sign_in(app, office, promoted(office, night))
    assert "Somebody else must type this in." in own.open(page, 409)
    assert taken() == []


def test_where_nothing_can_be_decided_any_more_it_says_so(desk_of, page, number):
    desk = desk_of(Role.SUPERVISOR)
    cancel = f"/desk/notices/{number}/withdraw"
    desk.send(cancel, because="checked", words="It does not stand")
    assert "Nothing can be decided about this notice any more." in desk.open(page, 409)
    assert "Type one in" not in desk.open(f"/desk/notices/{number}/representations")


def test_officers_and_finance_type_nothing_in(desk_of, issuer, page, number):
    for desk in (issuer, desk_of(Role.FINANCE)):
        desk.open(page, 403)
        desk.open(f"/desk/notices/{number}/representations", 403)


def test_the_case_says_until_when_it_can_be_asked(desk_of, number):
    shown = desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}/representations")
    assert "Nobody has asked us to look again." in shown
    assert "until 11:59pm on Sunday 6 December 2026" in shown
