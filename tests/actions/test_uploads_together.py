"""Files that are begun at once, and again and again: no more than we take, whoever sends them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

import wsgi
from appeals.actions import drafts
from appeals.actions.uploads import Whose, begin
from appeals.records.uploads import Upload
from appeals.rules.asking import Step
from appeals.rules.uploads import MOST_A_DAY, MOST_FILES
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.rules.refusals import Refused
from tests.builders.patrol import patrol
from tests.builders.payers import case_of, handed_over
from tests.conftest import SUNDAY_EVENING, new_settings


@pytest.fixture
def own(backend, request, tmp_path):
    """An office on a database of its own, with real commits."""
    settings = new_settings(backend, request, tmp_path)
    wsgi.upgrade(settings)
    office = Office.of(settings)
    yield office
    office.engine.dispose()


@pytest.fixture
def a_draft(own):
    """Begins one more thing to be written about one notice."""
    with own.transaction() as session:
        street = patrol(session, SUNDAY_EVENING)
        here, number = street.authority.id, handed_over(street).number

    def begun() -> Whose:
        with own.transaction(Side.PUBLIC) as session:
            case = case_of(session, here, number)
            kind, at = "representation", SUNDAY_EVENING
            draft = drafts.begin(session, case, kind, Step.FILES, at=at)
            return Whose(here, case.id, draft.id)

    return begun


def was_taken(office, whose, at=SUNDAY_EVENING):
    try:
        with office.transaction(Side.PUBLIC) as session:
            begin(session, whose, "a.jpg", 9, at=at)
    except Refused:
        return False
    return True


def test_of_many_that_are_begun_at_once_no_more_are_taken_than_one_after_another(own, a_draft):
    whose = a_draft()
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: was_taken(own, whose), range(4 * MOST_FILES)))
    assert sum(taken) == MOST_FILES
    with own.transaction() as session:
        assert len(session.scalars(select(Upload)).all()) == MOST_FILES


def test_nobody_fills_the_disk_by_starting_anew(own, a_draft):
    taken = [was_taken(own, a_draft()) for _ in range(MOST_A_DAY + 1)]
    assert (taken.count(True), taken[-1]) == (MOST_A_DAY, False)
    assert was_taken(own, a_draft(), at=SUNDAY_EVENING + timedelta(hours=24))
