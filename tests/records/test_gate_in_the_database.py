"""The database by itself: no statement makes a penalty stand that may not, whoever sends it.

Each is tried on SQLite, and on PostgreSQL by the owner of the tables and by the role of each side.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError, IntegrityError

import wsgi
from penalties.office.clock import Clock
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.rules.fixed_penalties import Status
from tests.builders.gate_rows import ASKED, CASES, MET, OWNER, Ground, ground, hands
from tests.builders.gate_statements import INSERTED, UNDERNEATH, Statement, changed, met
from tests.conftest import SUNDAY_EVENING, new_settings

STANDING = sorted(set(Status) - {Status.HELD_FOR_REVIEW, Status.WITHDRAWN})


@pytest.fixture(scope="module")
def here(backend, request, tmp_path_factory) -> Iterator[Ground]:
    settings = new_settings(backend, request, tmp_path_factory.mktemp(backend))
    wsgi.upgrade(settings)
    office = Office(settings, Clock(SUNDAY_EVENING))
    made = ground(office)
    yield made
    made.close()


def refused(here: Ground, who: str, statement: Statement) -> None:
    """A constraint refuses the statement, or the side may not send such a one at all."""
    with here.hand(who) as connection, pytest.raises(DBAPIError) as refusal:
        connection.execute(statement)
    denied = who != OWNER and "permission denied" in str(refusal.value)
    assert denied or isinstance(refusal.value, IntegrityError)


def test_a_penalty_by_exception_with_everything_in_order_may_stand(here, backend) -> None:
    for who in set(hands(backend)) & {OWNER, Side.ENFORCEMENT}:
        with here.hand(who) as connection:
            connection.execute(insert(CASES).values(here.row()))


@pytest.mark.parametrize("name", INSERTED)
def test_no_row_stands_with(here, backend, name) -> None:
    row = here.row(**INSERTED[name](here))
    for who in hands(backend):
        refused(here, who, insert(CASES).values(row))


@pytest.mark.parametrize("status", STANDING)
@pytest.mark.parametrize("name", ["child", "flagged", "exploiting"])
def test_what_is_held_cannot_be_made_to_stand(here, backend, name, status) -> None:
    whole = {key: here.row()[key] for key in ("person_id", "order_version_id", "prohibition_id")}
    whole |= {"full_pence": 10_000, "lower_pence": 5_000, "adult_on": here.row()["adult_on"]}
    lies = ({}, whole, whole | {"gate_is_open": True}, whole | {"by_exception": False})
    open_one = {"encounter_id": here["advised encounter"]["id"]}
    elsewhere = whole | open_one | {"by_exception": False, "gate_is_open": True}
    money = {"paid_at": here.office.clock.now()}
    for who in hands(backend):
        for lie in (*lies, elsewhere):
            refused(here, who, changed(CASES, here[name], status=status, **money, **lie))


@pytest.mark.parametrize("what", UNDERNEATH)
def test_nothing_is_taken_from_under_a_penalty_that_stands(here, backend, what) -> None:
    for who in hands(backend):
        refused(here, who, UNDERNEATH[what](here))


@pytest.mark.parametrize(
    "values",
    [
        {"is_walled": False},
        {"gate_is_open": True},
        {"is_walled": False, "gate_is_open": True},
    ],
)
@pytest.mark.parametrize("name", ["helped", "child", "flagged"])
def test_no_encounter_leaves_the_wall_or_opens_its_gate_afterwards(
    here, backend, name, values
) -> None:
    named = {"authorisation_id": here["word: exception, asked by a colleague"]["id"]}
    for who in hands(backend):
        for lie in (values, values | named):
            refused(here, who, changed(MET, here[f"{name} encounter"], **lie))


def test_one_word_opens_one_gate(here, backend) -> None:
    row = met(here) | {"id": new_id()}
    for who in hands(backend):
        refused(here, who, insert(MET).values(row))


def test_nobody_gives_their_own_word(here, backend) -> None:
    asked = here["word: exception not answered"]
    said = {"answer": "given", "answered_at": asked["asked_at"]}
    for who in hands(backend):
        refused(here, who, changed(ASKED, asked, answered_by=asked["asked_by"], **said))
    with here.hand(OWNER) as connection:
        somebody = here.row()["authorised_by"]
        connection.execute(changed(ASKED, asked, answered_by=somebody, **said))
