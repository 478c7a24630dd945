"""Which outcomes of a second look are open: as a table, and for whatever may come together."""

import uuid
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.cancelling import Reason
from appeals.rules.decisions import REFUSALS, Chosen, Facts, Outcome, check, closed
from appeals.rules.grounds import Ground
from appeals.rules.points import Progress
from appeals.rules.representations import Kind, Standing
from appeals.rules.second_reading import Refusing, drawn, must_be_read
from appeals.rules.signs import NO_SIGNS, Question, Signs
from penalties.rules.clocks import Deadline
from penalties.rules.refusals import Refusal, Refused

EVERY = frozenset(Outcome)
KEEPING = frozenset(REFUSALS)
ANSWERING = KEEPING | {Outcome.CANCELLED}
NO_TIME = Refusal("decisions.no_time", "Cancel the notice.", "the Act")
LIMIT = Deadline("prosecution_limit", date(2027, 5, 22), date(2026, 11, 22), (), "the Act")


def facts(**changes: Any) -> Facts:
    """A man of known age who wrote in time, one point of his answered; late for the discount."""
    plain: dict[str, Any] = {
        "today": date(2026, 12, 10),
        "standing": Standing.OPEN,
        "kind": Kind.REPRESENTATION,
        "grounds": frozenset({Ground.NOT_SO}),
        "points": Progress(1, 1),
        "is_alive": True,
        "by_issuer": False,
        "decided_first": False,
        "age_in_doubt": False,
        "is_paused": False,
        "is_held": False,
        "more_by": None,
        "has_lower": True,
        "lower_was_open": False,
        "lower_is_paid": False,
        "limit": LIMIT,
        "no_time": None,
    }
    return Facts(**(plain | changes))


@pytest.mark.parametrize(
    ("changes", "outcomes", "rule"),
    [
        ({}, frozenset(), ""),
        ({"by_issuer": True}, EVERY, "decisions.issuer"),
        ({"decided_first": True, "kind": Kind.REVIEW}, EVERY, "decisions.decided_first"),
        ({"standing": Standing.TO_BE_READ}, EVERY, "decisions.waits"),
        ({"standing": Standing.DECIDED}, EVERY, "decisions.over"),
        ({"standing": Standing.OVERTAKEN}, EVERY, "decisions.over"),
        ({"is_alive": False}, EVERY, "decisions.over"),
        ({"points": Progress(2, 3)}, ANSWERING, "decisions.unanswered"),
        ({"points": Progress(0, 0)}, ANSWERING, "decisions.no_points"),
        ({"is_paused": True}, KEEPING, "decisions.paused"),
        ({"is_held": True}, KEEPING, "decisions.held"),
        (
            {"grounds": {Ground.UNDER_18}, "age_in_doubt": True},
            KEEPING,
            "decisions.age",
        ),
        ({"grounds": {Ground.UNDER_18}}, frozenset(), ""),
        ({"age_in_doubt": True}, frozenset(), ""),
        ({"more_by": date(2026, 12, 10)}, KEEPING, "decisions.asked"),
        ({"more_by": date(2026, 12, 9)}, frozenset(), ""),
        ({"lacks_a_file": True}, KEEPING, "decisions.file"),
        ({"has_unseen": True}, KEEPING, "decisions.unseen"),
        ({"no_time": NO_TIME}, KEEPING, "decisions.no_time"),
        ({"today": date(2027, 5, 22)}, frozenset(), ""),
        ({"today": date(2027, 5, 23), "no_time": NO_TIME}, KEEPING, "decisions.six_months"),
        ({"has_lower": False}, {Outcome.REFUSED_LOWER}, "decisions.no_lower"),
        ({"lower_was_open": True}, {Outcome.REFUSED}, "decisions.lower_kept"),
        ({"lower_is_paid": True}, {Outcome.REFUSED_LOWER}, "decisions.lower_paid"),
        (
            {"lower_was_open": True, "has_lower": False},
            {Outcome.REFUSED_LOWER},
            "decisions.no_lower",
        ),
    ],
)
def test_what_closes_which_outcome(
    changes: dict[str, Any], outcomes: frozenset[Outcome], rule: str
) -> None:
    found = closed(facts(**changes))
    assert set(found) == set(outcomes)
    assert {refusal.rule for refusal in found.values()} == ({rule} if rule else set())
    assert all(refusal.sentence.endswith(".") and refusal.source for refusal in found.values())


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize(("answer", "rule"), [(True, "decisions.sign_{}"), (None, "not_answered")])
@pytest.mark.parametrize("outcome", sorted(KEEPING))
def test_a_yes_or_no_answer_to_any_question_closes_every_refusal(
    outcome: Outcome, answer: bool | None, rule: str, question: Question
) -> None:
    said = {"under_18": False, "sells": False, "made_to": False, str(question): answer}
    with pytest.raises(Refused) as no:
        check(facts(), Chosen(outcome, "Seen.", signs=Signs(**said)))
    assert rule.format(question) in no.value.refusals[0].rule
    assert no.value.refusals[0].source


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.PAUSED])
def test_a_sign_leaves_cancelling_and_pausing_open(outcome: Outcome) -> None:
    for question in Question:
        check(facts(), Chosen(outcome, "Seen.", Reason.EXCUSE, Signs(**{str(question): True})))


def test_a_cancelled_notice_says_why_and_everything_is_decided_in_words() -> None:
    for chosen, rule in (
        (Chosen(Outcome.CANCELLED, "Seen."), "decisions.reason"),
        (Chosen(Outcome.CANCELLED, " ", Reason.EXCUSE), "decisions.words"),
        (Chosen(Outcome.REFUSED, "", signs=NO_SIGNS), "decisions.words"),
        (Chosen(Outcome.PAUSED, "\n"), "decisions.words"),
    ):
        with pytest.raises(Refused) as no:
            check(facts(), chosen)
        assert no.value.refusals[0].rule == rule


ANY_FACTS = st.builds(
    facts,
    today=st.dates(date(2026, 11, 22), date(2027, 6, 30)),
    standing=st.sampled_from(Standing),
    kind=st.sampled_from(Kind),
    grounds=st.frozensets(st.sampled_from(Ground)),
    points=st.integers(0, 4).flatmap(
        lambda of: st.integers(0, of).map(lambda answered: Progress(answered, of))
    ),
    is_alive=st.booleans(),
    by_issuer=st.booleans(),
    decided_first=st.booleans(),
    age_in_doubt=st.booleans(),
    is_paused=st.booleans(),
    is_held=st.booleans(),
    more_by=st.none() | st.dates(date(2026, 11, 22), date(2027, 6, 30)),
    has_lower=st.booleans(),
    lower_was_open=st.booleans(),
    no_time=st.none() | st.just(NO_TIME),
)
YES_OR_NO = st.sampled_from([True, False, None])


@given(ANY_FACTS)
def test_whatever_is_refused_can_be_cancelled_or_paused(one: Facts) -> None:
    open_ = set(Outcome) - set(closed(one))
    if open_ & KEEPING:
        assert {Outcome.CANCELLED, Outcome.PAUSED} <= open_
        assert len(open_ & KEEPING) == (2 if one.has_lower and not one.lower_was_open else 1)
    if not (one.by_issuer or one.decided_first):
        over = one.standing in (Standing.DECIDED, Standing.OVERTAKEN, Standing.TO_BE_READ)
        assert (Outcome.PAUSED in open_) == (one.is_alive and not over)


@given(ANY_FACTS, st.sampled_from(sorted(KEEPING)), YES_OR_NO, YES_OR_NO, YES_OR_NO)
def test_nobody_is_refused_of_whom_anything_speaks_for_support(
    one: Facts, outcome: Outcome, under_18: bool | None, sells: bool | None, made_to: bool | None
) -> None:
    said = Signs(under_18, sells, made_to)
    try:
        check(one, Chosen(outcome, "Seen.", signs=said))
    except Refused:
        return
    assert said == NO_SIGNS
    assert one.points.is_complete
    assert one.no_time is None
    assert not any((one.by_issuer, one.decided_first, one.is_paused))
    assert not (Ground.UNDER_18 in one.grounds and one.age_in_doubt)


def refusing(**changes: Any) -> Refusing:
    plain: dict[str, Any] = {
        "representation_id": uuid.UUID(int=7),
        "kind": Kind.REPRESENTATION,
        "grounds": {Ground.NOT_SO},
    }
    return Refusing(**(plain | changes))


@pytest.mark.parametrize(
    ("changes", "is_read"),
    [
        ({}, False),
        ({"kind": Kind.REVIEW}, True),
        ({"grounds": {Ground.UNDER_18, Ground.NOT_SO}}, True),
        ({"grounds": {Ground.VULNERABLE}}, True),
        ({"grounds": set(Ground) - {Ground.UNDER_18, Ground.VULNERABLE}}, False),
    ],
)
def test_the_set_cases_are_always_read_by_somebody_else(
    changes: dict[str, Any], is_read: bool
) -> None:
    assert must_be_read(refusing(**changes), 0) is is_read


@given(st.uuids(), st.integers(0, 100))
def test_the_share_of_the_others_follows_from_the_id_and_only_grows(
    some: uuid.UUID, percent: int
) -> None:
    one = refusing(representation_id=some)
    is_read = must_be_read(one, percent)
    assert is_read is must_be_read(one, percent)
    assert is_read is (drawn(some) < percent)
    assert must_be_read(one, 100)
    assert not must_be_read(one, 0)


def test_the_share_is_about_what_was_set() -> None:
    read = sum(must_be_read(refusing(representation_id=uuid.UUID(int=n)), 20) for n in range(5_000))
    assert 900 < read < 1_100
