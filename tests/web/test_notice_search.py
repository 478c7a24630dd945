"""Finding a notice: forgiving to its reader, slow and silent to whoever guesses."""

import re

import pytest
from sqlalchemy import func, select

from penalties.office.audit import Entry
from penalties.office.security_log import SecurityEvent
from penalties.rules.numbers import compact, printed
from tests.builders.payers import Reader

WRONG = "The notice number and access code do not match"
OTHER_CODE = "22222222"


def spelled(number, how):
    return {
        "as printed": printed(number),
        "small": number.lower(),
        "dashes": printed(number).replace(" ", "-"),
        "letters for digits": number.replace("0", "O"),
    }[how]


@pytest.mark.parametrize("how", ["as printed", "small", "dashes", "letters for digits"])
def test_number_and_code_are_read_as_people_type_them(reader, notice, how):
    code = f" {notice.code[:4].lower()}  {notice.code[4:]} "
    to = reader.send("/notice", "/notice", number=spelled(notice.number, how), code=code)
    assert to == "/notice"
    assert "Your notice" in reader.open("/notice")


def test_every_wrong_pair_is_answered_alike(reader, notice):
    pairs = [
        (notice.number, OTHER_CODE),
        (compact("ILF", 999_999), notice.code),
        (compact("ILF", 999_999), OTHER_CODE),
        (compact("ZZ", 1), OTHER_CODE),
    ]
    answers = set()
    for number, code in pairs:
        page = reader.send("/notice", "/notice", 422, number=number, code=code)
        assert WRONG in page
        page = re.sub(r'(nonce|value)="[^"]*"', "", page)
        answers.add(page)
    assert len(answers) == 1


def test_what_cannot_be_a_number_is_told_beside_the_box(reader, notice):
    page = reader.send("/notice", "/notice", 422, number="12", code="")
    assert "Enter the reference as it is printed" in page
    assert "Enter the access code" in page
    assert "Error: Find your notice" in page


def test_guessing_at_one_notice_is_slowed_even_with_the_right_code(reader, notice, clock):
    for _ in range(5):
        reader.send("/notice", "/notice", 422, number=notice.number, code=OTHER_CODE)
    page = reader.send("/notice", "/notice", 429, number=notice.number, code=notice.code)
    assert "Wait 1 minute, then try again" in page
    clock.turn(seconds=31)
    reader.send("/notice", "/notice", number=notice.number, code=notice.code)


def test_the_right_pair_starts_the_count_anew(reader, notice):
    for _ in range(3):
        for _ in range(4):
            reader.send("/notice", "/notice", 422, number=notice.number, code=OTHER_CODE)
        reader.find(notice)
        reader.open("/leave")


def test_guessing_at_many_notices_is_slowed_by_address(reader, notice):
    for serial in range(30):
        number = compact("ILF", 5_000 + serial)
        reader.send("/notice", "/notice", 422, number=number, code=OTHER_CODE)
    reader.send("/notice", "/notice", 429, number=notice.number, code=notice.code)


def test_a_failure_is_noted_and_the_reader_of_an_own_notice_is_not(reader, notice, session):
    before = session.scalar(select(func.count()).select_from(Entry))
    reader.find(notice)
    reader.open("/notice/pay")
    reader.open("/notice/ask")
    assert session.scalars(select(SecurityEvent)).all() == []
    assert session.scalar(select(func.count()).select_from(Entry)) == before
    reader.open("/leave")
    reader.send("/notice", "/notice", 422, number=notice.number, code=OTHER_CODE)
    (noted,) = session.scalars(select(SecurityEvent))
    assert noted.kind == "wrong_pair"
    assert notice.number not in str(noted.facts)
    assert OTHER_CODE not in str(noted.facts)


def test_a_link_says_nothing_before_it_is_followed(reader, notice):
    page = reader.open(f"/notice/{notice.token}")
    assert notice.number not in page
    assert "Open your notice" in page
    assert reader.client.get("/notice").request.path == "/notice"
    assert "Find your notice" in reader.open("/notice")


def test_a_link_opens_its_notice(reader, notice):
    path = f"/notice/{notice.token}"
    assert reader.send(path, path) == "/notice"
    assert printed(notice.number).replace(" ", "\N{NO-BREAK SPACE}") in reader.open("/notice")


@pytest.mark.parametrize("token", ["ILF-nothing", "x", "ILF-" + "2" * 32])
def test_an_old_link_leads_to_number_and_code(reader, notice, token):
    if len(token) > 30:
        token_page = f"/notice/{token}"
        page = reader.send(token_page, token_page, 404)
    else:
        page = reader.open(f"/notice/{token}", 404)
    assert "This link no longer works" in page
    assert "Find your notice" in page


def test_made_up_links_are_slowed(reader, notice):
    path = "/notice/ILF-" + "2" * 32
    for _ in range(30):
        reader.send(path, path, 404)
    reader.send(path, path, 429)


def test_a_form_without_its_token_is_refused(reader, notice):
    answer = reader.client.post("/notice", data={"number": notice.number, "code": notice.code})
    assert answer.status_code == 400
    assert reader.client.post(f"/notice/{notice.token}").status_code == 400


def test_opening_a_notice_leaves_nothing_of_an_earlier_visit(app, reader, notice):
    reader.find(notice)
    reader.open("/notice/birth-date")
    with reader.client.session_transaction() as cookie:
        cookie["notice"] = {**cookie["notice"], "born": cookie["notice"]["seen"]}
        planted = cookie["csrf_token"]
    reader.open("/notice/details")
    path = f"/notice/{notice.token}"
    reader.send(path, path)
    with reader.client.session_transaction() as cookie:
        assert "born" not in cookie["notice"]
        assert cookie.get("csrf_token") != planted
    reader.open("/notice/details", 303)


def test_a_notice_is_open_in_one_browser_only(app, reader, notice):
    reader.find(notice)
    assert "Find your notice" in Reader(app).open("/notice")
