"""``flask recall`` tells how far recalls have come, and does what is left of them at once."""

import pytest

from appeals.actions import recalls
from penalties.office.audit import Actor
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.builders.patrol import patrol
from tests.builders.recalled import LOWER, handed_out, of_version
from tests.builders.staff import member


@pytest.fixture
def begun(office, at):
    """A recall of three notices, one of them paid, at which nobody has worked yet."""
    with kept(office) as session:
        street = patrol(session, at)
        handed_out(street, 3, paying=1)
        by = Actor("staff", member(session, street.authority, Role.SUPERVISOR, at=at).id)
        fault = of_version(session, street)
        return recalls.begin(session, street.authority.id, fault, "Lapsed.", by=by, at=at)


def test_before_the_first_there_is_none(answer, type_in, ilford):
    assert answer("recall", "list") == []
    assert type_in("recall", "list").stdout == "Nothing has been recalled yet.\n"
    assert answer("recall", "run") == {"done": 0, "recalls": {}}


def test_it_is_listed_run_once_and_shown(answer, begun):
    (listed,) = answer("recall", "list")
    assert (listed["stage"], listed["notices"]) == ("holding", {"listed": 3})
    assert answer("recall", "run") == {"done": 3, "recalls": {str(begun.id): 3}}
    assert answer("recall", "run")["done"] == 0
    shown = answer("recall", "show", str(begun.id))
    assert (shown["stage"], shown["notices"], shown["problems"]) == ("prepared", {"held": 3}, {})
    assert (shown["refunds"], shown["pence"]) == (1, LOWER)


def test_without_json_it_answers_in_sentences(type_in, begun):
    assert "holding  3 notices, 0 refunds of £0" in type_in("recall", "list").stdout
    result = type_in("recall", "run")
    assert (result.exit_code, result.stdout) == (0, "3 notices done.\n")
    assert "- held: 3" in type_in("recall", "show", str(begun.id)).stdout


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("typed", ["nothing", "01930000-0000-7000-8000-00000000000a"])
def test_what_is_no_recall_is_refused_in_a_sentence(type_in, typed):
    result = type_in("recall", "show", typed)
    assert result.exit_code != 0
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output
