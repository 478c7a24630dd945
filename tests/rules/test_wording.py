"""The sentences of the notice: right in law, and made of the facts given."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from penalties.rules.wording import fixed_penalty_text
from tests.builders.notices import FACTS, facts


def text(**changes: dict[str, Any]) -> Any:
    return fixed_penalty_text(facts(**changes))


@pytest.mark.parametrize(
    ("served", "sentence"),
    [
        ("hand", "Handed to you at 9:31pm on Sunday 22 November 2026."),
        (
            "refused_to_take",
            "Offered to you by hand at 9:31pm on Sunday 22 November 2026. You did not take it.",
        ),
        (
            "first-class",
            "Posted first class on Sunday 22 November 2026, to arrive on the date of this notice.",
        ),
        (
            "second-class",
            "Posted second class on Sunday 22 November 2026, to arrive on the date of this notice.",
        ),
    ],
)
def test_the_way_it_was_given_is_told(served: str, sentence: str) -> None:
    assert fixed_penalty_text(replace(FACTS, served=served))["given"] == sentence


def test_times_are_told_as_london_clocks_show_them() -> None:
    at = datetime(2026, 7, 1, 23, 0, tzinfo=UTC)
    assert text(offence={"at": at})["what_we_say"][0]["text"] == "12am on Thursday 2 July 2026"


def test_both_amounts_and_the_second_look_have_their_own_day() -> None:
    rows = text(
        amounts={"full_pence": 50_000, "lower_pence": 7_550},
        dates={
            "discount_ends": date(2027, 1, 8),
            "payment_period_ends": date(2027, 1, 12),
            "representations_close": date(2027, 1, 19),
        },
    )["choices"]
    assert rows == [
        {"title": "Pay £75.50", "text": "by 11:59pm on Friday 8 January 2027"},
        {"title": "Or pay £500", "text": "by 11:59pm on Tuesday 12 January 2027"},
        {"title": "Or ask us to look again", "text": "by 11:59pm on Tuesday 19 January 2027"},
    ]


def test_the_quiet_time_runs_to_the_fourteenth_day() -> None:
    promise = text()["statutory"][0]
    assert "before the end of the 14 days following the date of this notice" in promise
    assert "The last of those days is Sunday 6 December 2026." in promise


@pytest.mark.parametrize(
    ("ways", "sentence"),
    [
        ({}, "You can pay online, by phone or in person, and always by post."),
        ({"pay_phone": None, "pay_counter": None}, "You can pay online, and always by post."),
        (
            {"takes_cards": False, "pay_phone": None, "pay_counter": None},
            "You can pay by post.",
        ),
        ({"takes_cards": False, "pay_counter": None}, "You can pay by phone, and always by post."),
    ],
)
def test_only_open_ways_are_named_and_post_always(ways: dict[str, Any], sentence: str) -> None:
    written = text(council=ways)
    assert written["statutory"][2].startswith(sentence)
    titles = [row["title"] for row in written["how_to_pay"]]
    assert "By post" in titles
    assert ("Online" in titles) == ways.get("takes_cards", True)


def test_the_payee_is_named_with_an_address_wherever_post_is() -> None:
    written = text(council={"pay_to": "Chief Finance Officer, Ilford"})
    payee = "Chief Finance Officer, Ilford, Town Hall, 128 High Road, Ilford, IG1 1DD"
    assert written["statutory"][1] == f"Pay to: {payee}."
    post = next(row["text"] for row in written["how_to_pay"] if row["title"] == "By post")
    assert "out to Chief Finance Officer, Ilford." in post
    assert "Town Hall, 128 High Road, Ilford, IG1 1DD" in post


def test_an_area_with_another_name_than_its_order_is_named() -> None:
    row = text(offence={"restricted_area": "Loxford ward"})["what_we_say"][2]["text"]
    assert row.endswith("made on 2 February 2026. Restricted area: Loxford ward")


def test_a_requirement_is_named_as_one_of_the_order_and_not_of_the_police() -> None:
    asked = {"is_requirement": True, "prohibition": "A person must leave when asked to."}
    row = text(offence=asked)["what_we_say"][3]
    assert row["title"] == "Article 1, a requirement"
    assert row["text"] == (
        "A person must leave when asked to. This is a requirement of the council’s order. "
        "It is not a direction by the police."
    )


def test_the_particulars_stand_last_and_unchanged() -> None:
    said = "  She said: “no”.\nHe drove on. "
    assert text(offence={"particulars": said})["what_we_say"][-1]["text"] == said


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({}, "Call 020 7946 0120."),
        ({"phone": None}, "Write to notices@ilford.example."),
        ({"phone": None, "email": None}, "Go to pay.ilford.example/notice."),
    ],
)
def test_the_council_can_be_reached_by_what_it_gave(known: dict[str, Any], sentence: str) -> None:
    written = text(council=known)
    for section in ("if_you_cannot", "other_formats"):
        assert sentence in written[section][0]
    assert written["statutory"][2].endswith(f"Questions? {sentence}")
    assert "None" not in str(written["statutory"] + written["other_formats"] + written["roll"])


def test_a_council_without_help_lines_still_says_999() -> None:
    assert text(council={"help_lines": ()})["if_you_cannot"][-1] == "In danger now? Call 999."


def test_court_is_said_with_its_most_and_a_way_out() -> None:
    court = text()["if_nothing"][-1]
    assert "a court decides" in court
    assert "The most it can fine is £1,000." in court
    assert "you can still pay £100 or write to us" in court


def test_the_lower_amount_is_promised_to_who_asked_in_time() -> None:
    assert text()["look_again"][-1].endswith(
        "If you asked by 2 December 2026, you can still pay the lower amount, £75."
    )


def test_a_birth_year_that_is_not_known_leaves_no_gap() -> None:
    assert text(person={"born_year": None})["labels"]["born"] == ""
