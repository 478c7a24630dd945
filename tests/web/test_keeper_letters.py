"""Letters to keepers at the desk, from the agreement to the withdrawal, and on their own page."""

import io
import re

import pytest
from sqlalchemy import select

from penalties.actions.numbers import access_of
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.letter_answers import answers_to
from penalties.records.numbers import notice_number
from penalties.records.people import Vehicle
from penalties.records.queues import open_items
from tests.builders.desk import Desk, sign_in
from tests.builders.letters import COMPANY, KEEPER, TERMS, House, csv, house

AGREEMENT = {
    **{name: TERMS[name] for name in ("force", "agreement", "data_authority", "contact_name")},
    **{name: TERMS[name] for name in ("contact_phone", "postcode", "rights_at")},
    "address_lines": "Community Team\nPO Box 900\nIlford",
    "months_between": "12",
    "from_on-day": "1",
    "from_on-month": "6",
    "from_on-year": "2026",
    "ends_on-day": "31",
    "ends_on-month": "5",
    "ends_on-year": "2028",
}
SEEN = {
    "vrm": "ab12 cde",
    "make": "Example",
    "colour": "blue",
    "road": "Sample Lane, Ilford",
    "on-day": "21",
    "on-month": "11",
    "on-year": "2026",
    "time": "11:40pm",
}


@pytest.fixture
def here(office) -> House:
    return house(office)


@pytest.fixture
def at_desk(app, here):
    """A browser of one of the house's staff."""
    return lambda who: sign_in(app, here.office, here.staff[who])


def the_letter(here):
    with here.work() as session:
        return session.scalars(select(KeeperLetter)).one()


def page(letter, part=""):
    return f"/desk/letters/{letter.number}{part}"


def opened(app, here, letter):
    """The letter's own page, in the browser of whoever got it."""
    with here.work() as session:
        code = access_of(session, notice_number(session, here.authority.id, letter.number)).code
    reader = Desk(app)
    token = token_in(reader.open("/notice"))
    pair = {"number": letter.number, "code": code, "csrf_token": token}
    assert reader.client.post("/notice", data=pair).status_code == 303
    return reader


def test_a_letter_from_the_agreement_to_its_withdrawal(app, office):
    here = house(office, agreed=False)
    desk = {who: sign_in(app, office, here.staff[who]) for who in here.staff}
    assert "switched off" in desk["admin"].open("/desk/council/letters/")
    desk["admin"].send("/desk/council/letters/new", **AGREEMENT)
    assert "Joint protocol" in desk["admin"].open("/desk/council/letters/")

    where = desk["officer"].send("/desk/sightings/new", **SEEN)
    desk["constable"].send("/desk/sightings/new", **(SEEN | {"time": "9pm"}))
    upload = {"force": TERMS["force"], "data_authority": "DPA", "file": upload_of(csv(KEEPER))}
    assert desk["sergeant"].send("/desk/letters/files/new", **upload) == "/desk/letters/files/"

    vehicle = where.rpartition("/")[2]
    assert "Ask for a letter" in desk["officer"].open(where)
    shown = desk["officer"].send(f"/desk/letters/about/{vehicle}")
    assert "Waits for approval" in desk["officer"].open(shown)
    assert "waits for a sergeant" in desk["sergeant"].open("/desk/")

    letter = the_letter(here)
    desk["sergeant"].send(page(letter, "/approve"), rank="Sergeant")
    desk["constable"].send(page(letter, "/post"))
    assert desk["constable"].client.get(page(letter, ".pdf")).mimetype == "application/pdf"

    reader = opened(app, here, letter)
    about = reader.open("/notice")
    assert "About a letter" in about
    reader.client.post(
        "/notice/letter",
        data={"answer": "sold", "words": "In May.", "csrf_token": token_in(about)},
    )
    assert "answered a letter" in desk["sergeant"].open("/desk/")
    told = desk["sergeant"].open(page(letter))
    assert "I have sold the vehicle" in told
    assert "In May." in told
    desk["sergeant"].send(page(letter, "/withdraw"), reason="It was sold.")
    assert "On the letter’s page" in desk["sergeant"].open(page(letter))
    assert "We have withdrawn this letter" in reader.open("/notice")


def upload_of(data):
    return (io.BytesIO(data), "keepers.csv")


def token_in(text):
    return re.findall(r'name="csrf_token" value="([^"]+)"', text)[-1]


def test_the_page_of_a_letter_names_nobody_and_no_vehicle(app, here):
    letter = here.posted()
    shown = opened(app, here, letter).open("/notice")
    for told in ("Bloggs", "Quiet Road", "AB12", "Example", "Sample Lane", "Police", "vehicle,"):
        assert told not in shown


@pytest.mark.parametrize("status", ["asked", "approved"])
def test_a_letter_that_has_not_gone_has_no_page(app, here, status):
    here.seen_and_told()
    letter = here.ask()
    if status == "approved":
        here.approve(letter)
    reader = opened(app, here, letter)
    shown = reader.open("/notice")
    assert "We do not have your notice here yet" in shown
    assert "About a letter" not in shown


def test_an_answer_without_a_choice_is_asked_for_again(app, here):
    letter = here.posted()
    reader = opened(app, here, letter)
    token = token_in(reader.open("/notice"))
    answer = reader.client.post("/notice/letter", data={"words": "x", "csrf_token": token})
    assert answer.status_code == 422
    assert "Select what you want to tell us" in answer.get_data(as_text=True)
    done = reader.client.post(
        "/notice/letter", data={"answer": "mistake", "words": "", "csrf_token": token}
    )
    assert "We have your answer" in reader.open(done.location)
    with here.work() as session:
        (only,) = answers_to(session, here.authority.id, letter.number)
        assert (only.answer, only.how, only.taken_by) == ("mistake", "page", None)


def test_whoever_answers_again_and_again_waits_and_can_still_call(app, here, clock):
    letter = here.posted()
    reader = opened(app, here, letter)
    said = {"answer": "other", "words": "x", "csrf_token": token_in(reader.open("/notice"))}
    came = [reader.client.post("/notice/letter", data=said).status_code for _ in range(20)]
    assert came[:5] == [303] * 5
    assert came[5:] == [429] * 15
    slowed = reader.client.post("/notice/letter", data=said).get_data(as_text=True)
    assert "then try again. You can also call us" in slowed
    with here.work() as session:
        assert len(answers_to(session, here.authority.id, letter.number)) == 5
    clock.turn(minutes=1)
    assert reader.client.post("/notice/letter", data=said).location == "/notice/letter/done"


def test_nobody_answers_without_opening_a_letter(app):
    reader = Desk(app)
    token = token_in(reader.open("/notice"))
    for data in ({"answer": "sold", "csrf_token": token}, {"csrf_token": token}):
        answer = reader.client.post("/notice/letter", data=data)
        assert (answer.status_code, answer.location) == (303, "/notice")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"vrm": "NOT A MARK"}, "is not a UK registration number"),
        ({"vrm": "!"}, "Enter a registration number, like AB12 CDE"),
        ({"road": "Where she was kerb crawling"}, "Nobody, and nothing that happened"),
        ({"on-year": "2027"}, "in the past"),
        ({"time": "late"}, "Enter a time"),
        ({"on-month": "10", "on-day": "25", "time": "1:30am"}, "comes twice"),
    ],
)
def test_a_sighting_that_cannot_be_is_refused_beside_what_was_typed(at_desk, changes, sentence):
    shown = at_desk("officer").send("/desk/sightings/new", 422, **(SEEN | changes))
    assert sentence in shown
    assert "Example" in shown


def test_a_refused_asking_shows_its_sentence_and_source_of_nothing_more(at_desk, here):
    here.see("officer")
    with here.work() as session:
        vehicle = session.scalars(select(Vehicle)).one()
    path = f"/desk/letters/about/{vehicle.id}"
    assert "has not told us who keeps this vehicle" in at_desk("officer").send(path, 422)


def test_bad_lines_of_a_file_are_shown_and_the_good_ones_kept(at_desk):
    bad = KEEPER.replace("AB12CDE", "NO MARK")
    upload = {"force": TERMS["force"], "data_authority": "DPA"}
    sent = upload | {"file": upload_of(csv(KEEPER, bad))}
    shown = at_desk("sergeant").send("/desk/letters/files/new", 200, **sent)
    assert "1 keeper kept" in shown
    assert "is not a UK registration number" in shown
    again = upload | {"file": upload_of(csv(KEEPER, bad))}
    assert "This file is here already" in at_desk("sergeant").send(
        "/desk/letters/files/new", 200, **again
    )
    wrong = upload | {"file": upload_of(b"a,b\n1,2")}
    assert "must name these columns" in at_desk("sergeant").send(
        "/desk/letters/files/new", 422, **wrong
    )


def test_a_companys_letter_is_released_by_legal(at_desk, here):
    here.seen_and_told(COMPANY)
    letter = here.ask()
    legal = at_desk("legal")
    assert "waits for legal" in legal.open("/desk/")
    assert "Enter the reason" in legal.send(page(letter, "/release"), 422, reason=" ")
    legal.send(page(letter, "/release"), reason="It may go.")
    assert "Waits for approval" in legal.open(page(letter))


@pytest.mark.parametrize("who", ["supervisor", "sergeant"])
def test_only_a_police_supervisor_is_offered_the_approval(at_desk, here, who):
    here.seen_and_told()
    letter = here.ask()
    desk = at_desk(who)
    assert ("Approve it" in desk.open(page(letter))) is (who == "sergeant")
    if who == "supervisor":
        refused = desk.send(page(letter, "/approve"), 422, rank="Sergeant")
        assert "A police supervisor decides about this letter" in refused


def test_an_answer_by_phone_is_written_down_and_settled(at_desk, here):
    letter = here.posted()
    said = {"answer": "company", "how": "phone", "words": "A pool car."}
    at_desk("officer").send(page(letter, "/answer"), **said)
    sergeant = at_desk("sergeant")
    sergeant.send(page(letter, "/settle"), outcome="corrected", words="A pool car.")
    assert "Corrected since" in sergeant.open(page(letter))
    with here.work() as session:
        kinds = [item.kind for item in open_items(session, here.authority.id, "supervisor")]
    assert kinds == ["keeper_letter_review"]


def test_a_withdrawal_by_post_has_its_paper(at_desk, here):
    letter = here.posted()
    sergeant = at_desk("sergeant")
    assert sergeant.client.get(page(letter, "/withdrawal.pdf")).status_code == 404
    sergeant.send(page(letter, "/withdraw"), reason="A mistake.")
    assert sergeant.client.get(page(letter, "/withdrawal.pdf")).mimetype == "application/pdf"
    assert "The letter that withdraws it" in sergeant.open(page(letter))


@pytest.mark.parametrize(
    "path", ["/desk/letters/", "/desk/sightings/", "/desk/letters/files/", "/desk/council/letters/"]
)
def test_lists_stand_empty_and_full(at_desk, here, path):
    who = "admin" if "council" in path else "officer"
    at_desk(who).open(path)
    here.posted()
    shown = at_desk(who).open(path)
    assert "Bloggs" not in shown


def test_letters_are_closed_to_who_may_not_see_them(at_desk, here):
    letter = here.posted()
    for path in (page(letter), "/desk/letters/", "/desk/sightings/"):
        at_desk("finance").open(path, 403)
    at_desk("officer").open("/desk/letters/ILF0009999X", 404)


def test_the_account_of_numbers_tells_no_word_of_a_letter(at_desk, here):
    letter = here.posted()
    here.withdraw(letter, reason="Mr Bloggs sold it.")
    shown = at_desk("admin").open(f"/desk/numbers/{letter.number}")
    assert "Issued" in shown
    for told in ("Bloggs", "sold", "withdrawn", "keeper"):
        assert told not in shown


def test_an_administrator_switches_letters_off(at_desk, here):
    admin = at_desk("admin")
    admin.send("/desk/council/letters/end")
    assert "switched off" in admin.open("/desk/council/letters/")
    here.seen_and_told()
    with here.work() as session:
        vehicle = session.scalars(select(Vehicle)).one()
    shown = at_desk("officer").send(f"/desk/letters/about/{vehicle.id}", 422)
    assert "Letters to keepers are switched off" in shown
