"""The hosted page without a browser: what is typed, what is answered, and where it leads."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest

from tests.honesty.shop import CANCEL, Shop
from tests.honesty.visitor import WELL_FILLED, visit


def test_the_page_says_who_is_paid_how_much_and_for_what(shop: Shop) -> None:
    session = shop.session(6050, branding_settings={"display_name": "Ilford Council"})
    page = visit(session.url)
    assert page.status == 200
    for said in ("Ilford Council", "£60.50", "Penalty notice ILF 0001234 K", CANCEL):
        assert said in unescape(page.text)


def test_paying_leads_to_the_callers_page_with_the_sessions_name(shop: Shop) -> None:
    session = shop.session()
    answer = visit(session.url, WELL_FILLED)
    assert answer.status == 303
    assert answer.headers["Location"] == f"http://127.0.0.1:9/paid?session={session.id}"
    paid = shop.api.checkout.sessions.retrieve(session.id)
    assert (paid.payment_status, paid.customer_details.name) == ("paid", "A Payer")


def test_paying_many_times_at_once_takes_the_money_once(shop: Shop) -> None:
    session = shop.session()
    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(visit, [session.url] * 8, [WELL_FILLED] * 8))
    assert {answer.status for answer in answers} == {303}
    intent = shop.api.checkout.sessions.retrieve(session.id).payment_intent
    assert len(shop.api.charges.list({"payment_intent": intent}).data) == 1


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        ("4000000000000002", "Your card was declined."),
        ("4000000000009995", "Your card has insufficient funds."),
        ("4000000000000119", "Try again in a little bit."),
    ],
)
def test_a_declined_card_says_why_and_lets_one_try_again(
    shop: Shop, card: str, sentence: str
) -> None:
    session = shop.session()
    page = visit(session.url, {**WELL_FILLED, "card": card})
    assert page.status == 402
    assert sentence in unescape(page.text)
    assert 'value="A Payer"' in page.text
    assert visit(session.url, WELL_FILLED).status == 303


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("card", "", "Enter the card number"),
        ("card", "4242 4242 4242 4241", "Your card number is incorrect."),
        ("card", "four", "Your card number is incorrect."),
        ("expiry", "13 / 30", "Enter the month and year"),
        ("expiry", "09 / 20", "This card has expired."),
        ("code", "12", "Enter the 3 or 4 digit code"),
        ("name", " ", "Enter the name on the card"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_tried(
    shop: Shop, field: str, typed: str, sentence: str
) -> None:
    session = shop.session()
    page = visit(session.url, {**WELL_FILLED, field: typed})
    assert page.status == 400
    assert unescape(page.text).count(sentence) == 2
    assert f'href="#{field}"' in page.text
    assert shop.api.checkout.sessions.retrieve(session.id).payment_intent is None


def test_a_number_and_a_code_are_never_shown_again(shop: Shop) -> None:
    typed = {**WELL_FILLED, "card": "4000 0000 0000 0002", "code": "987"}
    for form in (typed, {**typed, "name": ""}):
        page = visit(shop.session().url, form)
        assert page.headers["Cache-Control"] == "no-store"
        assert "4000 0000" not in page.text
        assert "987" not in page.text


@pytest.mark.parametrize(("answer", "status"), [("confirm", 303), ("refuse", 402)])
def test_the_banks_question_is_asked_and_answered(shop: Shop, answer: str, status: int) -> None:
    session = shop.session()
    asked = visit(session.url, {**WELL_FILLED, "card": "4000 0025 0000 3155"})
    assert asked.status == 200
    assert "Confirm payment" in asked.text
    assert visit(session.url).text == asked.text
    assert visit(f"{session.url}/confirm", {"answer": answer}).status == status


def test_an_answer_without_a_question_is_refused(shop: Shop) -> None:
    session = shop.session()
    assert visit(f"{session.url}/confirm", {"answer": "confirm"}).status == 400


def test_an_expired_page_takes_nothing_and_leads_back(shop: Shop) -> None:
    session = shop.session()
    shop.api.checkout.sessions.expire(session.id)
    for form in (None, WELL_FILLED):
        page = visit(session.url, form)
        assert page.status == 410
        assert CANCEL in page.text
    assert shop.api.checkout.sessions.retrieve(session.id).payment_intent is None


def test_what_a_caller_wrote_is_shown_as_text(shop: Shop) -> None:
    session = shop.session(branding_settings={"display_name": "<script>alert(1)</script>"})
    assert "<script>" not in visit(session.url).text
