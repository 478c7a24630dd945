"""The ladder for buyers informs and never decides; what makes it up is checked."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penalties.rules.buyers import counting, read_ladder, shipped_ladder, told
from penalties.rules.refusals import Refused

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
SHIPPED = {
    "version": 1,
    "decision": "Board, 4 March 2026",
    "window_months": 12,
    "steps": [
        {"contact": 1, "usual": ["kerb_warning"], "course": False},
        {"contact": 3, "usual": ["fixed_penalty"], "course": True},
    ],
    "courses_offered": 2,
}


def test_the_first_contact_is_told_as_the_first_with_what_is_usual_and_a_course():
    sentence = told(shipped_ladder(), 0, [])
    assert sentence == (
        "This is the first contact within 12 months that we know of. Usual here: a warning in "
        "person or a penalty, with the offer of a course. This informs you. You decide."
    )


def test_a_course_that_was_offered_once_is_said_and_not_proposed_again():
    sentence = told(shipped_ladder(), 1, [date(2026, 9, 1)])
    assert "second contact" in sentence
    assert "with the offer of a course" not in sentence
    assert "A course was offered already." in sentence


def test_beyond_the_last_step_the_last_step_stays():
    assert "the 12th contact" in told(shipped_ladder(), 11, [])
    assert "a penalty or a report to the police" in told(shipped_ladder(), 11, [])


def test_a_councils_own_ladder_is_read_step_by_step():
    ladder = read_ladder(SHIPPED)
    assert [ladder.step(contact).contact for contact in (1, 2, 3, 9)] == [1, 1, 3, 3]


@pytest.mark.parametrize(
    ("before", "counts"),
    [
        (timedelta(days=0), 1),
        (timedelta(days=365), 1),
        (timedelta(days=366), 0),
        (timedelta(minutes=-1), 0),
    ],
)
def test_contacts_of_the_last_twelve_months_count_and_later_ones_do_not(before, counts):
    assert counting(shipped_ladder(), [AT - before], AT) == counts


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"steps": []}, "buyers.steps"),
        ({"steps": SHIPPED["steps"][1:]}, "buyers.steps"),
        ({"steps": SHIPPED["steps"][::-1]}, "buyers.steps"),
        ({"steps": [{"contact": 1, "usual": [], "course": True}]}, "buyers.usual"),
        ({"steps": [{"contact": 1, "usual": ["direction"], "course": True}]}, "buyers.usual"),
        ({"window_months": 0}, "buyers.window"),
        ({"courses_offered": -1}, "buyers.window"),
    ],
)
def test_a_ladder_that_means_nothing_is_refused(changes, rule):
    with pytest.raises(Refused) as refused:
        read_ladder(SHIPPED | changes)
    assert [refusal.rule for refusal in refused.value.refusals] == [rule]
