"""A second look in the marked world: what was said in it is for whoever decides, for nobody else."""

from collections.abc import Callable
from dataclasses import replace

from appeals.rules.representations import ActsFor
from penalties.rules.staff import Role
from tests.builders.patrol import penalised, person
from tests.builders.payers import case_of
from tests.builders.representations import taken_in
from tests.builders.support import Town

MAY_READ = frozenset({str(Role.SUPERVISOR), str(Role.LEGAL)})
"""Who may read what a person says against a notice."""


def represented_there(here: Town, word: Callable[[str], str]) -> str:
    """The number of a notice against which somebody wrote, in marked words."""
    at = here.office.clock.now()
    with here.office.transaction() as session:
        there = replace(here.street, session=session, at=at)
        (number,) = there.lease()
        somebody = person(given_name="Represented")
        assert there.one(penalised(number, person=somebody)).notice is not None
        taken_in(
            *(session, case_of(session, here.street.authority.id, number), at),
            words=word("said_words"),
            name=word("said_name"),
            email=f"{word('said_mail')}@example.org",
            acts_for=ActsFor(word("said_friend"), "friend", "a letter"),
        )
    return number
