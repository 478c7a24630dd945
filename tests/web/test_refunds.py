"""Money that goes back needs two people, and what waits for finance says what to do."""

import html
import re

import pytest

from penalties.office.card_gateway import CardGateway
from penalties.records.payments import ledger_of, paid_pence
from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.builders.payments import paid_by_card
from tests.web.desk_pages import entries_written as entries_written
from tests.web.money_pages import desk_named as desk_named
from tests.web.money_pages import night as night
from tests.web.money_pages import number as number
from tests.web.money_pages import paid as paid
from tests.web.nasty import worst_answers


@pytest.fixture
def entry(office, night, number):
    """The id of the notice's only payment."""

    def found():
        with kept(office) as session:
            case = night.case(session, number)
            (one,) = [e for e in ledger_of(session, case.authority_id, case.id) if e.pence > 0]
            return str(one.id)

    return found


@pytest.fixture
def balance(office, night, number):
    def read():
        with kept(office) as session:
            return paid_pence(session, night.patrol.authority.id, night.case(session, number).id)

    return read


@pytest.fixture
def asked(desk_named, number, paid, entry):
    """Gareth has asked for £25 of the £100 that came over the counter."""
    paid(10_000)
    answers = {"entry": entry(), "pence": "25", "because": "paid_too_much"}
    desk_named("Gareth Lloyd").send(f"/desk/payments/refund/{number}", **answers)


def matter_in(page, words):
    """Where the matter with these words is dealt with."""
    return re.search(rf'href="(/desk/payments/matters/[^"]+)">{words}', page)[1]


@pytest.mark.usefixtures("asked")
def test_a_refund_is_approved_by_somebody_else_and_then_in_the_ledger(desk_named, number, balance):
    gareth, noor = desk_named("Gareth Lloyd"), desk_named("Noor Ali")
    path = matter_in(gareth.open("/desk/payments/"), "Approve a refund")
    assert "somebody else must approve" in gareth.open(path)
    assert "Approve:" not in gareth.open(path)
    page = html.unescape(noor.open(path))
    assert "Gareth Lloyd" in page
    assert "More came than was due" in page
    assert "Send the money by hand first" in page
    assert noor.press(path, f"{path}/approve") == "/desk/payments/"
    assert balance() == 7_500
    assert "£25 goes back." in noor.open("/desk/payments/")
    assert "This was refunded at" in noor.open(path)
    assert "Sent back" in noor.open(f"/desk/notices/{number}/money")


@pytest.mark.usefixtures("asked")
def test_nobody_approves_their_own_refund_whatever_they_send(desk_named, balance):
    gareth = desk_named("Gareth Lloyd")
    path = matter_in(gareth.open("/desk/payments/"), "Approve a refund")
    token = re.search(r'name="csrf_token" value="([^"]+)"', gareth.open(path))[1]
    answer = gareth.client.post(f"{path}/approve", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "Somebody else must approve" in answer.get_data(as_text=True)
    assert balance() == 10_000


@pytest.mark.usefixtures("asked")
def test_a_declined_refund_leaves_the_ledger_as_it_is(desk_named, balance):
    noor = desk_named("Noor Ali")
    path = matter_in(noor.open("/desk/payments/"), "Approve a refund")
    noor.press(path, f"{path}/decline")
    assert balance() == 10_000
    assert "This was declined at" in noor.open(path)
    assert "Approve a refund" not in noor.open("/desk/payments/")


@pytest.mark.usefixtures("asked")
def test_refunds_together_never_give_back_more_than_came(desk_named, number, entry, balance):
    gareth, noor = desk_named("Gareth Lloyd"), desk_named("Noor Ali")
    answers = {"entry": entry(), "pence": "90", "because": "council_decision"}
    gareth.send(f"/desk/payments/refund/{number}", **answers)
    page = noor.open("/desk/payments/")
    paths = re.findall(r'href="(/desk/payments/matters/[^"]+)">Approve a refund', page)
    assert len(paths) == 2
    noor.press(paths[0], f"{paths[0]}/approve")
    left = balance()
    token = re.search(r'name="csrf_token" value="([^"]+)"', noor.open(paths[1]))[1]
    answer = noor.client.post(f"{paths[1]}/approve", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "is left to give back" in answer.get_data(as_text=True)
    assert balance() == left


def test_a_card_refund_that_cannot_be_sent_stays_approved_and_is_tried_again(
    desk_named, app, office, night, number, entry, balance, clock
):
    with kept(office) as session:
        paid_by_card(session, night.case(session, number), clock.now())
    answers = {"entry": entry(), "pence": "75", "because": "notice_cancelled"}
    desk_named("Gareth Lloyd").send(f"/desk/payments/refund/{number}", **answers)
    noor = desk_named("Noor Ali")
    path = matter_in(noor.open("/desk/payments/"), "Approve a refund")
    assert "as soon as you approve" in noor.open(path)
    office.__dict__["cards"] = CardGateway("sk_test_x", "whsec_x", "http://127.0.0.1:9")
    assert noor.press(path, f"{path}/approve") == path
    page = noor.open(path)
    assert "the card processor cannot be reached" in page
    assert "Approve, and send back £75" in page
    assert balance() == 7_500


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"entry": ""}, "Select which payment goes back"),
        ({"pence": "100.01"}, "Enter an amount up to £100."),
        ({"pence": "0"}, "Enter an amount up to £100."),
        ({"because": "kindness"}, "Select why it goes back"),
    ],
)
def test_a_refund_that_cannot_be_is_refused_on_its_page(
    desk_named, office, night, number, paid, entry, changes, said
):
    paid(10_000)
    answers = {"entry": entry(), "pence": "25", "because": "paid_twice"} | changes
    assert said in desk_named().send(f"/desk/payments/refund/{number}", 422, **answers)
    with kept(office) as session:
        kinds = [one.kind for one in open_items(session, night.patrol.authority.id, "finance")]
        assert "refund_to_approve" not in kinds


def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(
    desk_named, number, paid, entries_written
):
    paid(10_000)
    desk, path = desk_named(), f"/desk/payments/refund/{number}"
    before = entries_written()
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))
    assert entries_written() == before


@pytest.mark.parametrize(
    ("payments", "words", "to_do"),
    [
        ([1_000], "Too little came", "the case is on hold"),
        ([7_500, 7_500], "Paid twice", "money came again"),
        ([12_000], "Paid too much", "more came than was due"),
    ],
)
def test_a_matter_says_what_to_do_and_is_closed_with_what_was_done(
    desk_named, paid, payments, words, to_do
):
    for pence in payments:
        paid(pence)
    desk = desk_named()
    path = matter_in(desk.open("/desk/payments/"), words)
    assert to_do in desk.open(path)
    assert "Select what you did" in desk.send(path, 422)
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))
    desk.send(path, outcome="person_contacted")
    assert words not in desk.open("/desk/payments/")
    assert "This was dealt with at" in desk.open(path)


def test_a_late_lower_amount_is_a_part_payment_that_waits(desk_named, paid):
    paid(7_500, days=12)
    page = desk_named().open("/desk/payments/")
    assert "Lower amount came late" in page
    assert "£75" in page


def test_the_first_page_of_the_desk_leads_to_the_matter(desk_named, paid):
    paid(1_000)
    desk = desk_named()
    assert "Close this matter" in desk.open(matter_in(desk.open("/desk/"), "Too little came"))


def test_who_only_sees_a_matter_closes_none(desk_named, paid):
    paid(1_000)
    auditor = desk_named("Peter Voss", Role.AUDITOR)
    path = matter_in(auditor.open("/desk/payments/"), "Too little came")
    assert "Close this matter" not in auditor.open(path)
    token = re.search(r'name="csrf_token" value="([^"]+)"', auditor.open(path))[1]
    sent = {"csrf_token": token, "outcome": "nothing_to_do"}
    assert auditor.client.post(path, data=sent).status_code == 403
    desk_named("An officer", Role.OFFICER).open(path, 403)


@pytest.mark.usefixtures("number")
def test_matters_of_other_desks_are_not_there(desk_named, night):
    desk_named().open(f"/desk/payments/matters/{night.patrol.officer.id}", 404)


def test_an_empty_desk_says_so(desk_named, number):
    desk = desk_named()
    assert "Nothing waits here." in desk.open("/desk/payments/")
    assert "Nothing is left that could go back." in desk.open(f"/desk/payments/refund/{number}")
