"""Each way to a penalty, tried with everybody who may never get one, and with all who may."""

import re
from collections.abc import Iterator, Sequence

import pytest

from tests.builders.forbidden import ALLOWED, FORBIDDEN
from tests.builders.meetings import Meeting
from tests.builders.standing import breaches, standing
from tests.builders.town import town
from tests.builders.ways import OPENS_FOR_ALL, WAYS, Items, Scene
from tests.house.sources import HERE, python_files

EVERY = {"sqlite": 1, "postgresql": 6}
AT_THE_DESK = 7
"""Pages take their time: of the seven ways by the desk each is tried with a seventh of them all."""


@pytest.fixture
def scene(session, at, office, app) -> Scene:
    """A town whose doors are open."""
    made = Scene(town(session, at), office, app)
    session.commit()
    return made


def by_policy(scene: Scene, chosen: Sequence[Meeting]) -> Iterator[Items]:
    """The meetings as items, those under one policy together, with that policy adopted."""
    items = scene.town.items(chosen)
    for policy in sorted({one.policy for one in chosen}):
        scene.town.adopt(policy)
        scene.town.street.session.commit()
        yield [item for one, item in zip(chosen, items, strict=True) if one.policy == policy]


@pytest.mark.parametrize("name", WAYS)
def test_nobody_of_whom_it_is_forbidden_gets_one(scene: Scene, backend, name: str) -> None:
    session, turn = scene.town.street.session, list(WAYS).index(name)
    every = EVERY[backend] * (AT_THE_DESK if "desk" in name else 1)
    for items in by_policy(scene, list(FORBIDDEN.values())[turn % every :: every]):
        WAYS[name](scene, items)
        session.expire_all()
        assert (breaches(session), standing(session)) == ([], set())


@pytest.mark.parametrize("name", sorted(OPENS_FOR_ALL))
def test_everybody_who_may_be_given_one_is(scene: Scene, backend, name: str) -> None:
    session, sent = scene.town.street.session, set()
    for items in by_policy(scene, list(ALLOWED.values())[:: min(3, EVERY[backend])]):
        WAYS[name](scene, items)
        sent |= {item["id"] for item in items}
    session.expire_all()
    assert (breaches(session), standing(session)) == ([], sent)


def test_nothing_else_begins_a_case_or_gives_it_a_status() -> None:
    begins = re.compile(r"\bFixedPenalty\(|\binsert\(FixedPenalty")
    changes = re.compile(r"\.status = str\(moved|\bcase\.status = |update\(FixedPenalty\)")
    found = {"begins": set(), "changes": set()}
    for path in python_files():
        text = path.read_text("utf-8").replace("class FixedPenalty(", "")
        found["begins"] |= {path.relative_to(HERE).as_posix()} if begins.search(text) else set()
        found["changes"] |= {path.relative_to(HERE).as_posix()} if changes.search(text) else set()
    assert found == {
        "begins": {"penalties/actions/issuing.py"},
        "changes": {"penalties/actions/moves.py"},
    }
