"""The pages of a recall: what is wrong, which notices, how far it is, and the second person."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest

from appeals.actions import recall_work
from penalties.records.orders import orders_of, prohibitions_of, versions_of
from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import patrol
from tests.builders.recalled import ON, handed_out, of_sign
from tests.builders.staff import member
from tests.web.money_pages import on
from tests.web.nasty import worst_answers

WORDS = "The sign at the bus stop was taken down on 1 November."


@pytest.fixture
def here(office, at):
    """Three notices of one evening, the first of them paid."""
    with kept(office) as session:
        street = patrol(session, at)
        return street, handed_out(street, 3, paying=1)


@pytest.fixture
def ilford(here):
    return here[0].authority


@pytest.fixture
def somebody(office, ilford, at):
    def added(role, name):
        with kept(office) as session:
            return member(session, ilford, role, at=at, name=name)

    return added


@pytest.fixture
def desk_of(app, office, somebody):
    """The desk of somebody with a role, the same one each time."""
    desks = {}

    def opened(role=Role.SUPERVISOR, name=""):
        name = name or f"A {role}"
        if name not in desks:
            desks[name] = sign_in(app, office, somebody(role, name))
        return desks[name]

    return opened


@pytest.fixture
def address(office, ilford):
    """Where to look for the notices of a prohibition, on these days."""

    def of(first=ON, last=ON, **changes):
        with kept(office) as session:
            (order,) = orders_of(session, ilford.id)
            (version,) = versions_of(session, order)
            article = prohibitions_of(session, version)[0]
        answers = {"of": article.id, **on("from_on", first), **on("to_on", last)} | changes
        return f"/desk/recalls/new/prohibition?{urlencode(answers)}"

    return of


@pytest.fixture
def begun(desk_of, address):
    """The page of a recall that a supervisor has begun."""
    return desk_of().send(address(), words=WORDS)


def worked(office, ilford, at):
    recall_work.work(office, ilford.id, at)


def test_every_kind_of_fault_is_offered_before_anything_is_done(desk_of):
    desk = desk_of()
    assert "Nothing has been recalled yet." in desk.open("/desk/recalls/")
    page = desk.open("/desk/recalls/new")
    for path in re.findall(r'href="(/desk/recalls/new/[^"]+)"', page):
        assert "Find them" in desk.open(path)
    assert len(re.findall(r'href="/desk/recalls/new/[^"]+"', page)) == 4


def test_the_notices_are_shown_with_what_was_paid_before_it_begins(desk_of, address, here, office):
    page = desk_of().open(address())
    assert "3 notices have this fault" in page
    assert "£75" in page
    for number in here[1].numbers:
        assert f"/desk/notices/{number}" in page
    with kept(office) as session:
        assert not open_items(session, here[0].authority.id, "legal")


def test_a_sign_finds_those_who_were_met_near_it(desk_of, office, here):
    with kept(office) as session:
        fault = of_sign(session, here[0])
    answers = {"of": fault.sign_id, "metres": "100", **on("from_on", ON), **on("to_on", ON)}
    page = desk_of().open(f"/desk/recalls/new/sign?{urlencode(answers)}")
    assert "3 notices have this fault" in page
    assert "within 100 metres" in page


def test_no_notice_says_so_and_begins_nothing(desk_of, address):
    page = desk_of().open(address(date(2026, 11, 1), date(2026, 11, 2)))
    assert "0 notices have this fault" in page
    assert "Hold" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"of": "nothing"}, "Select which one"),
        ({"to_on-day": "21"}, "The last day must not be before the first day."),
        ({"to_on-day": "23"}, "The last day must be today or in the past."),
        ({"from_on-day": "31"}, "real date"),
    ],
)
def test_what_cannot_be_is_said_on_the_form(desk_of, address, changes, said):
    assert said in desk_of().open(address(**changes), 422)


def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(desk_of, address):
    desk = desk_of()
    page = desk.send(address(), 422, **worst_answers(desk.open(address())))
    assert "There is a problem" in page
    desk.open("/desk/recalls/new/everything", 404)
    desk.open(f"{address()}&page=9", 404)
    form = worst_answers(desk.open("/desk/recalls/new/sign"))
    asked = urlencode({**form, "from_on-day": "x", "metres": "9" * 50})
    assert "There is a problem" in desk.open(f"/desk/recalls/new/sign?{asked}", 422)


def test_a_reason_is_asked_for(desk_of, address):
    assert "Enter what is wrong" in desk_of().send(address(), 422, words=" ")


def test_its_page_tells_how_far_it_has_come(desk_of, begun, office, ilford, at):
    page = desk_of().open(begun)
    assert "<progress" in page
    assert "0 of 3 notices done." in page
    assert "You can leave this page" in page
    assert 'http-equiv="refresh"' in page
    worked(office, ilford, at)
    page = desk_of().open(begun)
    assert "<progress" not in page
    assert "2 notices would be cancelled. 1 refund of £75 in all" in page


def test_whoever_began_it_is_told_that_somebody_else_decides(desk_of, begun, office, ilford, at):
    worked(office, ilford, at)
    desk = desk_of()
    assert "somebody else must decide" in desk.open(begun)
    assert "Somebody else must decide" in desk.send(f"{begun}/confirm", 422)
    assert "Somebody else must decide" in desk.send(f"{begun}/drop", 422, words="It was up.")


def test_the_second_person_comes_from_their_desk_and_cancels(desk_of, begun, office, ilford, at):
    worked(office, ilford, at)
    legal = desk_of(Role.LEGAL)
    matter = re.search(r'href="(/desk/recalls/[^"]+)">Confirm or drop', legal.open("/desk/"))[1]
    assert matter == begun
    assert "Cancel 2 notices and ask for 1 refund of £75" in legal.open(f"{begun}/confirm")
    legal.send(f"{begun}/confirm")
    assert "Each notice is cancelled" in legal.open(begun)
    worked(office, ilford, at)
    page = legal.open(begun)
    assert "Done" in page
    assert "Recalled" in page
    assert "Confirm or drop" not in legal.open("/desk/")
    legal.open(f"{begun}/confirm", 404)


def test_it_can_be_dropped_with_a_reason(desk_of, begun, office, ilford, at):
    worked(office, ilford, at)
    legal = desk_of(Role.LEGAL)
    assert "Enter why they may stand" in legal.send(f"{begun}/drop", 422, words="")
    legal.send(f"{begun}/drop", words="It was up on that evening.")
    worked(office, ilford, at)
    assert "Dropped" in legal.open(begun)


def test_its_notices_are_listed_by_what_became_of_them(desk_of, begun, here):
    desk = desk_of()
    assert desk.open(f"{begun}/notices").count("Waiting") == 3
    assert "There are none." in desk.open(f"{begun}/notices?standing=held")
    desk.open(f"{begun}/notices?standing=gone", 404)


def test_what_was_passed_over_waits_for_legal_until_it_was_looked_at(
    desk_of, begun, office, here, at, monkeypatch
):
    def fails(*_rest, **_named):
        raise RuntimeError("no")

    monkeypatch.setattr("appeals.actions.recall_cases.place_hold", fails)
    worked(office, here[0].authority, at)
    legal = desk_of(Role.LEGAL)
    assert "passed over: decide about each" in legal.open("/desk/")
    assert "It could not be done by itself" in legal.open(begun)
    legal.press(begun, f"{begun}/seen")
    assert "passed over: decide about each" not in legal.open("/desk/")


def test_finance_approves_all_its_refunds_on_one_page(
    desk_of, begun, office, ilford, at, here, app
):
    worked(office, ilford, at)
    desk_of(Role.LEGAL).send(f"{begun}/confirm")
    worked(office, ilford, at)
    finance = desk_of(Role.FINANCE)
    home = finance.open("/desk/payments/")
    assert "Approve a refund" not in home
    path = re.search(r'href="([^"]+)">Approve the refunds of a recall', home)[1]
    assert path in finance.open("/desk/")
    assert "£75 is sent, in 1 refund" in finance.open(path)
    finance.press(path, f"{path}/approve/hand")
    assert "No refund of this recall waits" not in finance.open(path)
    swept = app.extensions["sweep"](office, at=at)
    assert swept.steps["recall_refunds"] == 1
    assert "No refund of this recall waits" in finance.open(path)
    assert "Approve the refunds" not in finance.open("/desk/payments/")
    assert "Sent back" in finance.open(f"/desk/notices/{here[1].paid[0]}/money")


def test_whoever_recalled_them_approves_no_refund(desk_of, begun, office, ilford, at):
    worked(office, ilford, at)
    legal = desk_of(Role.LEGAL)
    legal.send(f"{begun}/confirm")
    worked(office, ilford, at)
    path = begun.replace("/desk/recalls/", "/desk/payments/recalls/")
    page = legal.open(path)
    assert "You began or confirmed this recall" in page
    assert "Approve all" not in page


def test_a_notice_leads_to_all_others_that_rest_on_the_same(desk_of, here, office):
    with kept(office) as session:
        of_sign(session, here[0])
    desk = desk_of()
    page = desk.open(f"/desk/notices/{here[1].numbers[0]}/same-fault")
    paths = re.findall(r'href="(/desk/recalls/new/[^"]+)"', page)
    assert len(paths) == 5
    for path in paths:
        assert " selected" in desk.open(path.replace("&amp;", "&"))


def test_nobody_else_recalls(desk_of, begun):
    for role in (Role.OFFICER, Role.FINANCE, Role.AUDITOR, Role.ADMIN):
        desk_of(role).open(begun, 403)
        desk_of(role).open("/desk/recalls/new", 403)


def test_a_recall_of_another_council_is_not_there(desk_of, here):
    desk_of().open(f"/desk/recalls/{here[0].officer.id}", 404)


def test_where_no_sign_is_recorded_the_way_leads_on(desk_of, here):
    page = desk_of().open("/desk/recalls/new/sign")
    assert "None is recorded yet" in page
    assert "choose something else that is wrong</a>" in page
