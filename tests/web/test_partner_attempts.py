"""What the lead reads of a record that was refused or not taken in, and what belongs to it."""

import html
from uuid import UUID

import pytest
from sqlalchemy import select

from penalties.office.support_trail import WalledEntry
from penalties.records.safeguarding import SafeguardingMatter, matters_about
from penalties.rules.numbers import compact
from tests.builders.patrol import SELLER, penalised, person, seen, some_id
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead

LIST = "/partner/safeguarding/"
CHILD = person(given_name="Mirela", date_of_birth="2009-11-23", apparent_age=17)
SIGN = {"role": "selling", "person": SELLER, "screening": {"controlled_by_another": "yes"}}
AT_NINE = {"on-day": "22", "on-month": "11", "on-year": "2026", "time": "9pm"}
CALL = {**AT_NINE, "spoke_to": "Adults' team", "reference": "ASC 77"}
WAITS_FOR_NOTHING = "It may never come again: do not wait for it."


@pytest.fixture
def tried(here):
    """Hand something in; the addresses of the matters from it, the first first."""

    def hand_in(item):
        here.hand_in(item)
        with here.support() as session:
            council, met = here.street.authority.id, {UUID(item["id"])}
            return [f"{LIST}{one.id}" for one in matters_about(session, council, met)]

    return hand_in


def page(desk, path):
    return html.unescape(desk.open(path))


def test_a_child_who_was_tried_to_be_penalised_is_shown_with_why(lead, tried):
    (one,) = tried(penalised(person=CHILD))
    shown = page(lead, one)
    for said in (
        f"The officer’s record was refused (age). {WAITS_FOR_NOTHING}",
        "Safeguarding: child, or age in doubt",
        "Mirela",
        "23 November 2009",
        "Bus stop",
        "The officer wrote down no call.",
        ", by Officer Example (ILF101)",
    ):
        assert said in shown, said
    assert "More was sent of the same meeting" not in shown


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (penalised(**SIGN), "The officer’s record was refused (flag)."),
        (
            seen(person=CHILD, support={"offered": True, "service": some_id()}),
            "The officer’s record could not be taken in (the service that was named).",
        ),
        (
            penalised(compact("ILF", 77), person=CHILD),
            "The officer’s record could not be taken in (the number of the notice).",
        ),
        (
            penalised(prohibition="99", outcome="fixed_penalty", safeguarding={"spoke_to": "M."}),
            "The officer’s record was refused. It may",
        ),
    ],
)
def test_why_no_encounter_stands_is_told_in_a_sentence(lead, tried, item, why):
    (one,) = tried(item)
    assert why in page(lead, one)


def test_a_child_in_place_of_somebody_who_stands_there_is_told_so(lead, tried):
    buyer = seen()
    assert tried(buyer) == []
    (one,) = tried(buyer | {"person": CHILD})
    said = "Something else was recorded first, so this could not be taken in (the same id)."
    assert said in page(lead, one)


def test_the_list_names_nobody_and_says_what_was_not_taken_in(lead, tried):
    tried(penalised(person=CHILD))
    shown = page(lead, LIST)
    assert "1 person waits." in shown
    assert "Not taken in" in shown
    assert "from the same meeting" not in shown
    for secret in ("Mirela", "age)", "Bus stop"):
        assert secret not in shown


def test_what_was_sent_again_belongs_together_and_is_one_person(lead, tried):
    item = penalised(person=CHILD)
    tried(item)
    first, second = tried(seen(id=item["id"], person=CHILD, outcome="safeguarding"))
    shown = page(lead, LIST)
    assert "1 person waits. 0 are overdue." in shown
    assert shown.count("One of 2 from the same meeting") == 2
    assert shown.count("Not taken in") == 1
    for one, other in ((first, second), (second, first)):
        shown = page(lead, one)
        assert "More was sent of the same meeting" in shown
        assert f'href="{other}"' in shown
        assert f'href="{one}"' not in shown
    assert "do not wait" not in page(lead, second)


def test_from_the_call_to_the_end_without_an_encounter(lead, tried):
    (one,) = tried(penalised(**SIGN))
    lead.send(f"{one}/call", **CALL)
    assert "Only if they agree" in page(lead, f"{one}/duty")
    lead.send(f"{one}/duty", duty="anonymous")
    sent = {**AT_NINE, "reference": "DTN-4", "words": "A woman of about 40."}
    refused = lead.send(f"{one}/notified", 422, **sent | {"words": "For Ana."})
    assert "it says “Ana”. Take it out." in html.unescape(refused)
    lead.send(f"{one}/notified", **sent)
    lead.send(f"{one}/close", ending="safe_with_services", words="At The Haven.")
    assert "Closed at" in page(lead, one)
    assert "0 people wait" in page(lead, LIST)


def test_that_it_was_read_is_written_behind_the_wall(lead, here, tried):
    (one,) = tried(penalised(person=CHILD))
    lead.open(LIST)
    lead.open(one)
    with here.support() as session:
        reads = session.scalars(select(WalledEntry).where(WalledEntry.event == "record.read")).all()
        assert [entry.subject_id for entry in reads] == session.scalars(
            select(SafeguardingMatter.id)
        ).all()
