"""No point goes without its answer, and what was ticked is a point."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.grounds import Ground
from appeals.rules.points import (
    MOST_POINTS,
    check_letter_words,
    check_may_go,
    check_number,
    check_work,
    not_set_down,
    progress,
)
from appeals.rules.representations import Standing
from penalties.rules.refusals import Refused


@dataclass(frozen=True)
class Raised:
    ground: str
    finding: str | None = None


DONE, OPEN = Raised("excuse", "agreed"), Raised("other")


@pytest.mark.parametrize(
    ("ticked", "points", "words"),
    [
        ((), (), "0 of 0 points answered"),
        (("excuse",), (), "0 of 1 point answered"),
        (("excuse",), (DONE,), "1 of 1 point answered"),
        (("excuse", "not_me"), (DONE, OPEN), "1 of 3 points answered"),
        ((), (DONE, DONE, OPEN), "2 of 3 points answered"),
    ],
)
def test_the_words_count_what_was_ticked_and_what_was_set_down(ticked, points, words):
    assert progress(ticked, points).words == words


@pytest.mark.parametrize(
    ("ticked", "points"),
    [
        ((), ()),
        (("excuse",), ()),
        ((), (OPEN,)),
        (("not_me",), (DONE,)),
        (("excuse",), (DONE, OPEN)),
    ],
)
def test_it_is_not_complete_while_a_point_waits(ticked, points):
    assert not progress(ticked, points).is_complete


def test_with_every_point_answered_it_is_complete():
    assert progress(("excuse",), (DONE, Raised("other", "partly"))).is_complete


def test_what_was_ticked_twice_is_one_point_and_in_its_order():
    assert not_set_down(("not_me", "excuse", "not_me"), ()) == (Ground.NOT_ME, Ground.EXCUSE)


findings = st.sampled_from([None, "agreed", "partly", "not_agreed"])
raised = st.builds(Raised, st.sampled_from([str(one) for one in Ground]), findings)
grounds = st.lists(st.sampled_from([str(one) for one in Ground]))


@given(grounds, st.lists(raised))
def test_it_is_complete_just_where_each_reason_has_a_point_and_each_point_an_answer(ticked, points):
    covered = set(ticked) <= {point.ground for point in points}
    answered = all(point.finding for point in points)
    assert progress(ticked, points).is_complete is (bool(points) and covered and answered)


@pytest.mark.parametrize("standing", list(Standing))
def test_points_are_worked_on_until_somebody_has_decided(standing):
    if standing in (Standing.OPEN, Standing.ASKED):
        check_work(standing, is_issuer=False)
    else:
        with pytest.raises(Refused, match="stay as they are"):
            check_work(standing, is_issuer=False)
    with pytest.raises(Refused, match="Somebody else"):
        check_work(standing, is_issuer=True)


def test_the_last_point_about_what_was_ticked_does_not_go():
    with pytest.raises(Refused, match="ticked this"):
        check_may_go(("other",), (DONE, OPEN), OPEN)
    twin = Raised("other")
    check_may_go(("other",), (twin, OPEN), OPEN)
    check_may_go(("excuse",), (DONE, OPEN), OPEN)


def test_there_are_so_many_points_and_no_more():
    check_number(MOST_POINTS - 1)
    with pytest.raises(Refused, match="30 points are enough"):
        check_number(MOST_POINTS)


@pytest.mark.parametrize("word", ["fine", "You must pay", "sexual", "on the street", "a crime"])
def test_words_that_tell_or_press_are_not_for_a_letter(word):
    with pytest.raises(Refused, match="No letter may say"):
        check_letter_words(word)


@pytest.mark.parametrize("words", ["", "We saw the photo that you sent.", "The notice stands."])
def test_other_words_are(words):
    check_letter_words(words)
