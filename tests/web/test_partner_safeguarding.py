"""The safeguarding lead's pages: what is overdue first, one matter with its calls, and its end."""

import html
import re

import pytest
from sqlalchemy import select

from penalties.office.support_trail import WalledEntry
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.days import london_date
from penalties.rules.staff import Role
from penalties.web.partner import safeguarding
from tests.builders.desk import sign_in
from tests.builders.patrol import SELLER, person, seen
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead

LIST = "/partner/safeguarding/"
CHILD = {"person": person(date_of_birth="2009-11-23", apparent_age=17), "outcome": "safeguarding"}
ADULT = {
    "role": "selling",
    "person": SELLER,
    "screening": {"controlled_by_another": "yes", "injury": "no", "owes_money": "yes"},
    "flag": {"answer": "confirmed", "reason": "A man watched her."},
    "support": {
        "offered": True,
        "answer": "declined",
        "safe_contact": {"how": "Text only", "words": "Say it is Kim"},
    },
    "account": {"light": "Street lamp", "distance_m": 12.5, "sign_seen": True},
    "outcome": "support",
}
CALLED = {"spoke_to": "M. Field", "at": "2026-11-22T21:12:00Z", "reference": "CSC-20417"}
AT_NINE = {"on-day": "22", "on-month": "11", "on-year": "2026", "time": "9pm"}
CALL = {**AT_NINE, "spoke_to": "Adults' team", "reference": "ASC 77"}
SENT = {**AT_NINE, "reference": "DTN-4", "words": "A woman of about 40."}
CONSENT = {
    "asked_by": "Joan",
    "asked_on-day": "22",
    "asked_on-month": "11",
    "asked_on-year": "2026",
    "words": "“Yes, do.”",
}
SECRETS = ("Ana", "Pop", "Wójcik", "Tomasz", "Field", "CSC-20417", "Kim")


@pytest.fixture
def matter(here):
    """Somebody met on the street; the address of the matter about them."""

    def met(**changes):
        told = here.hand_in(seen(**changes))
        with here.support() as session:
            found = select(SafeguardingMatter.id, SafeguardingMatter.encounter_id)
            (id_,) = (id_ for id_, of in session.execute(found) if str(of) == told.id)
            return f"{LIST}{id_}"

    return met


def page(desk, path):
    return html.unescape(desk.open(path))


def test_an_empty_list_says_so(lead):
    shown = page(lead, LIST)
    assert "0 people wait. 0 are overdue." in shown
    assert "Nobody waits." in shown
    assert "Nothing was closed yet." in shown


def test_the_list_names_nobody_and_what_is_due_first_stands_first(lead, matter):
    adult, child = matter(**ADULT), matter(**CHILD)
    shown = page(lead, LIST)
    assert "2 people wait. 0 are overdue." in shown
    assert shown.index(child) < shown.index(adult)
    assert "Child, or age in doubt" in shown
    assert "22 Nov (today)" in shown
    assert "23 Nov (tomorrow)" in shown
    for secret in SECRETS:
        assert secret not in shown


def test_what_is_overdue_rings_first_and_is_counted(app, office, here, matter, clock):
    adult, child = matter(**ADULT, safeguarding=CALLED), matter(**CHILD, safeguarding=CALLED)
    clock.turn(days=1)
    assert "0 are overdue" in page(sign_in(app, office, here.lead), LIST)
    clock.turn(days=1)
    late = matter(**CHILD)
    shown = page(sign_in(app, office, here.lead), LIST)
    assert "3 people wait. 2 are overdue." in shown
    assert shown.count(">Overdue<") == 2
    assert max(shown.index(adult), shown.index(child)) < shown.index(late)
    with here.support() as session:
        council, today = here.street.authority.id, london_date(clock.now())
        rows = safeguarding.waiting(session, council, today)
    assert [row.is_overdue for row in rows] == [True, True, False]


def test_one_matter_shows_all_that_was_recorded_in_words(lead, matter):
    shown = page(lead, matter(**ADULT, safeguarding=CALLED))
    for said in (
        "Safeguarding: adult",
        "Call <strong>999</strong>",
        "M. Field",
        "9:12pm on 22 November 2026",
        "CSC-20417",
        "Bus stop",
        "51.553000, 0.065000, give or take 8 metres",
        "Selling",
        "He stopped a silver car and asked for the price.",
        "Ana",
        "Pop",
        "17 May 1984",
        "12 Sample Street\nIlford\nIG1 2DQ",
        "“Is anyone making you be here, or taking your money or your papers?”",
        "Owes money",
        "Confirmed",
        "A man watched her.",
        "Declined",
        "Text only",
        "Say it is Kim",
        "12.5 metres",
        "Street lamp",
        "Safeguarding opened",
        ", by Officer Example (ILF101)",
    ):
        assert said in shown, said


def test_of_the_other_person_the_buyer_is_not_shown(lead, matter):
    shown = page(lead, matter(other_person={"age_doubt": True}, vehicle={"vrm": "AB12CDE"}))
    assert "Safeguarding: the other person" in shown
    assert "They may be under 18" in shown
    assert "AB12CDE" in shown
    for secret in ("Wójcik", "Tomasz", "Sample Street", "1984"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("met", "said"),
    [
        (CHILD, "The officer wrote down no call."),
        ({**CHILD, "safeguarding": {"spoke_to": "M. Field"}}, "Something of it is missing."),
    ],
)
def test_a_call_that_is_missing_is_told_and_due_first(lead, matter, met, said):
    shown = page(lead, matter(**met))
    assert said in shown
    assert "Call a team, by" in shown
    assert "nobody waits until the next day" in shown


def test_every_reading_is_written_behind_the_wall(lead, here, matter):
    one = matter(**CHILD)
    lead.open(LIST)
    lead.open(f"{one}/call")
    lead.open(one)
    lead.open(one)
    with here.support() as session:
        reads = session.scalars(select(WalledEntry).where(WalledEntry.event == "record.read")).all()
    assert [(str(entry.subject_id), entry.facts) for entry in reads] == [
        (one.removeprefix(LIST), {"part": "safeguarding"})
    ] * 2


def test_from_the_call_to_the_end(lead, matter):
    one = matter(**CHILD)
    lead.send(f"{one}/call", **CALL)
    assert "Decide the duty to notify, by" in page(lead, one)
    lead.send(f"{one}/duty", duty="referral")
    shown = page(lead, one)
    assert 'Notify the Home Office, by</span> <time datetime="2026-11-23">' in shown
    assert "Close it" not in shown
    lead.send(f"{one}/notified", **SENT)
    assert 'Close it, by</span> <time datetime="2026-12-22">' in page(lead, one)
    lead.send(f"{one}/close", ending="strategy_meeting", words="Met at 10.")
    shown = page(lead, one)
    assert "Closed at" in shown
    assert "A strategy meeting was called" in shown
    assert "Met at 10." in shown
    assert "What is to be done" not in shown
    listed = page(lead, LIST)
    assert "0 people wait" in listed
    assert re.search(r"strategy meeting was called.*Child, or age in doubt", listed, re.DOTALL)


def test_a_child_is_not_asked_and_an_adult_is(lead, matter):
    child, adult = matter(**CHILD), matter(**ADULT)
    shown = page(lead, f"{child}/duty")
    assert "A child is referred without being asked" in shown
    assert "Who asked them?" not in shown
    assert "without a name" not in shown
    shown = page(lead, f"{adult}/duty")
    assert "Only if they agree" in shown
    assert "Who asked them?" in shown


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "Select how the duty is met"),
        ({"duty": "referral"}, "An adult is referred only if they agree."),
        ({"duty": "none"}, "Write down why nobody has to be notified."),
        ({"duty": "referral", "asked_by": "Joan"}, "Enter what they said"),
        ({"duty": "referral", **CONSENT, "asked_on-day": None}, "must include a day"),
        ({"duty": "referral", **CONSENT, "asked_on-day": "23"}, "must be past"),
    ],
)
def test_what_is_missing_from_a_decision_is_told(lead, matter, answers, said):
    sent = {name: text for name, text in answers.items() if text is not None}
    shown = html.unescape(lead.send(f"{matter(**ADULT)}/duty", 422, **sent))
    assert said in shown


def test_consent_is_kept_with_who_asked_when_and_the_words(lead, matter):
    one = matter(**ADULT)
    lead.send(f"{one}/duty", duty="referral", **CONSENT)
    shown = page(lead, one)
    for said in ("A referral to the National Referral Mechanism", "Joan", "“Yes, do.”"):
        assert said in shown
    assert 'datetime="2026-11-27"' in shown


def test_a_notification_without_a_name_takes_no_name(lead, matter):
    one = matter(**ADULT)
    lead.send(f"{one}/duty", duty="anonymous")
    assert "This notification names nobody." in page(lead, f"{one}/notified")
    shown = html.unescape(lead.send(f"{one}/notified", 422, **SENT | {"words": "For Ana."}))
    assert "it says “Ana”. Take it out." in shown
    assert "For Ana." in shown
    lead.send(f"{one}/notified", **SENT)
    shown = page(lead, one)
    assert "DTN-4" in shown
    assert "Decide the duty again" in shown


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ((), "Nobody has been spoken to yet."),
        (("call",), "The duty to notify is not decided yet."),
        (("call", "duty"), "The duty to notify is not met yet."),
    ],
)
def test_nothing_closes_too_early(lead, matter, done, said):
    one = matter(**CHILD)
    answers = {"call": CALL, "duty": {"duty": "referral"}}
    for deed in done:
        lead.send(f"{one}/{deed}", **answers[deed])
    assert said in lead.send(f"{one}/close", 422, ending="not_found", words="Looked twice.")


def test_a_moment_to_come_is_refused_on_the_page(lead, matter):
    one = matter(**CHILD)
    assert "still to come" in lead.send(f"{one}/call", 422, **CALL | {"time": "10pm"})
    assert "Enter their reference" in lead.send(f"{one}/call", 422, **CALL | {"reference": ""})


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SAFEGUARDING])
def test_nobody_else_sees_any_of_it(desk_of, matter, role):
    one = matter(**CHILD)
    desk = desk_of(role)
    for path in (LIST, one, *(f"{one}/{deed}" for deed in ("call", "duty", "notified", "close"))):
        desk.open(path, 403)


def test_a_matter_that_is_not_there_is_not_found(lead):
    for deed in ("", "/call", "/duty", "/notified", "/close"):
        lead.open(f"{LIST}01930000-0000-7000-8000-000000000001{deed}", 404)
