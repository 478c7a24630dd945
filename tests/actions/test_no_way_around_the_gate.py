"""No penalty ever stands for a child, nor for somebody flagged without offer and authorisation.

The whole space of meetings goes through the real action; what then stands in the database is held
against the law as ``tests/builders/gate_law.py`` says it, in both directions: what may stand does.
"""

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.forbidden import ALLOWED, FORBIDDEN, by_chance, one_part_at_a_time
from tests.builders.gate_law import may_stand
from tests.builders.meetings import CHOICES, Meeting
from tests.builders.standing import breaches, standing
from tests.builders.town import Town, town

SEED = 20261122
SOME = {"sqlite": 160, "postgresql": 60}
EVERY = {"sqlite": 1, "postgresql": 4}
EXPECTED = {"recorded", "held_for_review", "refused"}

PARTS = st.fixed_dictionaries(
    {}, optional={part: st.sampled_from(ways) for part, ways in CHOICES.items()}
)
NEAR = st.builds(
    lambda good, parts: good.but(**parts),
    st.sampled_from(list(ALLOWED.values())),
    st.dictionaries(st.sampled_from(list(CHOICES)), st.integers(0, 99), max_size=3).map(
        lambda drawn: {part: CHOICES[part][n % len(CHOICES[part])] for part, n in drawn.items()}
    ),
)
MEETINGS = st.lists(
    NEAR | st.builds(lambda parts: Meeting(**parts), PARTS), min_size=1, max_size=12
)


def wrong(here: Town, meetings: Sequence[Meeting]) -> list[str]:
    """Hand them in; what then stands and may not, or may and does not."""
    told = here.take_in(meetings)
    stands = standing(here.street.session)
    assert {result.status for _, result in told} <= EXPECTED
    return breaches(here.street.session) + [
        f"{one} is {result.status}: {[each.rule for each in result.refusals]}"
        for one, result in told
        if (result.id in stands) != may_stand(one)
    ]


def test_the_tables_say_what_they_are_called() -> None:
    assert [name for name, one in ALLOWED.items() if not may_stand(one)] == []
    assert [name for name, one in FORBIDDEN.items() if may_stand(one)] == []


def test_every_part_of_a_meeting_in_each_of_its_ways(session, at, backend) -> None:
    meetings = list(one_part_at_a_time())
    assert min(Counter(map(may_stand, meetings)).values()) > 150
    meetings = meetings[:: EVERY[backend]]
    assert wrong(town(session, at), meetings)[:3] == []


def test_meetings_by_chance(session, at, backend) -> None:
    meetings = by_chance(random.Random(SEED), SOME[backend])
    assert min(Counter(map(may_stand, meetings)).values()) > 15
    assert wrong(town(session, at), meetings)[:3] == []


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(MEETINGS)
def test_any_meetings_at_all(office, at, meetings) -> None:
    with office.sessions()() as session, session.begin_nested() as trial:
        found = wrong(town(session, at), meetings)
        trial.rollback()
    assert found == []
