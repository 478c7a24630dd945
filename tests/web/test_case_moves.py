"""Moving a case along at the desk: only what the table of moves and the role allow."""

import pytest

from penalties.actions.numbers import access_of
from penalties.records.numbers import notice_number
from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import on_paper, penalised
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

DRIFTED = {"device_clock": "2026-11-22T23:40:00Z"}
AWAY = {"lat": 51.56, "lon": 0.09, "description": "Elsewhere", "source": "typed"}
REASON = {"words": "A good reason, with an <em>accent</em>: é"}
CANCELLED = {"because": "checked", **REASON}


@pytest.fixture
def status_of(office, night):
    """How a case stands in the database."""

    def looked(number):
        with kept(office) as session:
            return night.case(session, number).status

    return looked


@pytest.fixture
def held(night):
    """A notice whose paper is out and that only a soft check speaks against."""
    return night.hand_in(on_paper(night.lease(), **DRIFTED)).notice.number


@pytest.fixture
def wrong(night):
    """A notice whose paper is out and that fails a hard check."""
    return night.hand_in(on_paper(night.lease(), place=AWAY)).notice.number


def waiting(office, queue):
    """The kinds of what waits in a queue."""
    with kept(office) as session:
        return [item.kind for item in open_items(session, 1, queue)]


def test_a_supervisor_cancels_a_notice_with_a_reason(desk_of, status_of, number):
    desk = desk_of(Role.SUPERVISOR)
    path = f"/desk/notices/{number}/withdraw"
    assert "Enter the reason" in desk.send(path, 422, because="checked")
    assert desk.send(path, **CANCELLED) == f"/desk/notices/{number}"
    assert status_of(number) == "withdrawn"
    assert "is cancelled" in desk.open(f"/desk/notices/{number}")
    told = desk.open(f"/desk/notices/{number}/decisions")
    assert "Cancelled after we checked the notice." in told
    assert "&lt;em&gt;accent" in told
    assert "accent" in desk_of(Role.AUDITOR).open(f"/desk/notices/{number}/timeline")
    assert "accent" not in desk_of(Role.FINANCE).open(f"/desk/notices/{number}/timeline")


def test_a_decision_of_the_council_names_nobody_and_tells_no_reason(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/withdraw", because="council_decision", words="Secret")
    told = desk.open(f"/desk/notices/{number}/timeline")
    entry = told.split("Cancelled")[1].split("</li>")[0]
    assert "Council decision." in entry
    assert ", by" not in entry
    assert "Secret" not in told


def test_a_closed_case_cannot_be_moved(desk_of, status_of, number):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/withdraw", **CANCELLED)
    page = desk.open(f"/desk/notices/{number}/withdraw", 409)
    assert "A penalty that is withdrawn cannot be withdrawn." in page
    assert "What you can do" not in desk.open(f"/desk/notices/{number}")


def test_only_soft_failures_may_be_let_stand(desk_of, status_of, office, held, wrong):
    desk = desk_of(Role.SUPERVISOR)
    assert "Let it stand" in desk.open(f"/desk/notices/{held}")
    assert "Let it stand" not in desk.open(f"/desk/notices/{wrong}")
    assert "It can only be cancelled." in desk.open(f"/desk/notices/{wrong}")
    assert "can only be cancelled" in desk.open(f"/desk/notices/{wrong}/let-stand", 409)
    page = desk.open(f"/desk/notices/{held}/let-stand")
    assert "The tablet’s clock" in page or "clock" in page
    assert waiting(office, "supervisor") == ["held_notice", "held_notice"]
    desk.send(f"/desk/notices/{held}/let-stand", **REASON)
    assert status_of(held) == "served"
    assert waiting(office, "supervisor") == ["held_notice"]
    told = desk.open(f"/desk/notices/{held}/decisions")
    assert "Let stand" in told
    assert ", by A supervisor" in told


def test_whoever_issued_a_held_notice_does_not_decide_about_it(app, office, night, at, status_of):
    with kept(office) as session:
        both = member(session, night.patrol.authority, Role.SUPERVISOR, at=at, name="Both")
    night.patrol.officer = both
    own = night.hand_in(on_paper(night.lease(), **DRIFTED)).notice.number
    desk = sign_in(app, office, both)
    assert "Cancel it" not in desk.open(f"/desk/notices/{own}")
    for verb in ("let-stand", "withdraw"):
        assert "Somebody else must decide" in desk.open(f"/desk/notices/{own}/{verb}", 409)
    assert status_of(own) == "held_for_review"


def test_a_notice_is_posted_on_the_day_it_is_printed(desk_of, status_of, night):
    posted = night.hand_in(penalised(notice={"served": "first-class"})).notice.number
    desk = desk_of(Role.SUPERVISOR)
    page = desk.open(f"/desk/notices/{posted}/posted")
    assert "Tuesday 24 November 2026" in page
    desk.send(f"/desk/notices/{posted}/posted")
    assert status_of(posted) == "served"
    assert "Posted first class" in desk.open(f"/desk/notices/{posted}")
    assert desk.client.get(f"/desk/notices/{posted}.pdf").data.startswith(b"%PDF")


def test_legal_refers_and_closes_with_a_reason(desk_of, status_of, office, number):
    legal = desk_of(Role.LEGAL)
    assert "Enter the reason" in legal.send(f"/desk/notices/{number}/refer", 422)
    legal.send(f"/desk/notices/{number}/refer", **REASON)
    assert status_of(number) == "legal_review"
    assert waiting(office, "legal") == ["legal_review"]
    legal.send(f"/desk/notices/{number}/close", **REASON)
    assert status_of(number) == "closed"
    assert "Closed" in legal.open(f"/desk/notices/{number}/decisions")


@pytest.mark.parametrize(
    ("role", "offered", "hidden"),
    [
        (Role.SUPERVISOR, ("Cancel it", "Put it on hold", "Replace"), ("Close it", "Refer it")),
        (Role.LEGAL, ("Cancel it", "Close it", "Refer it"), ("Let it stand",)),
        (Role.OFFICER, ("Replace",), ("Cancel it", "Put it on hold", "Close it")),
        (Role.AUDITOR, (), ("What you can do",)),
    ],
)
def test_each_role_is_offered_what_it_may_do(desk_of, number, role, offered, hidden):
    page = desk_of(role).open(f"/desk/notices/{number}")
    assert [words for words in offered if words not in page] == []
    assert [words for words in hidden if words in page] == []


@pytest.mark.parametrize(
    ("role", "verbs"),
    [
        (Role.OFFICER, ("let-stand", "refer", "withdraw", "close", "holds/new")),
        (Role.SUPERVISOR, ("refer", "close")),
        (Role.FINANCE, ("withdraw", "posted", "holds/new", "access-code")),
        (Role.AUDITOR, ("withdraw", "close", "access-code")),
    ],
)
def test_what_a_role_may_not_do_is_closed_to_it(desk_of, status_of, number, role, verbs):
    desk = desk_of(role)
    for verb in verbs:
        desk.open(f"/desk/notices/{number}/{verb}", 403)
    assert status_of(number) == "served"


def test_a_new_access_code_is_shown_once_and_the_old_one_goes(desk_of, office, night, number):
    desk = desk_of(Role.SUPERVISOR)
    before = code_of(office, night, number)
    page = desk.send(f"/desk/notices/{number}/access-code", 200)
    after = code_of(office, night, number)
    assert before != after
    assert f"{after[:4]}\N{NO-BREAK SPACE}{after[4:]}" in page
    assert "Access code replaced" in desk.open(f"/desk/notices/{number}/timeline")
    assert after not in desk.open(f"/desk/notices/{number}")


def code_of(office, night, number):
    """The access code of a notice."""
    with kept(office) as session:
        return access_of(session, notice_number(session, night.patrol.authority.id, number)).code
