"""A second look in the marked world: what was said in it is for whoever decides, nobody else."""

from collections.abc import Callable
from dataclasses import replace

from appeals.actions import recalls
from appeals.rules.representations import ActsFor
from penalties.actions.staff import actor
from penalties.office.staff import Staff
from penalties.rules.staff import Role
from tests.builders.deciding import decided, pause
from tests.builders.patrol import penalised, person
from tests.builders.payers import case_of
from tests.builders.recalled import of_version
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


def paused_there(here: Town, number: str, decider: Staff, word: Callable[[str], str]) -> None:
    """Pause a notice after a second look; why is for the safeguarding lead alone."""
    at = here.office.clock.now()
    with here.office.transaction() as session:
        case = case_of(session, here.street.authority.id, number)
        one = taken_in(session, case, at, words=word("said_before_pause"))
        why = pause(words=word("met_paused_why"))
        decided(session, case, one, why, by=actor(decider), at=at)


def recalled_there(here: Town, asker: Staff) -> None:
    """Begin to recall every notice under the order."""
    at = here.office.clock.now()
    with here.office.transaction() as session:
        fault = of_version(session, replace(here.street, session=session))
        council = here.street.authority.id
        recalls.begin(session, council, fault, "A word was left out.", by=actor(asker), at=at)
