"""A keeper file is taken in once, its good rows alone, and the trail says who sent it."""

import pytest
from sqlalchemy import func, select

from penalties.office.audit import Entry, detail_of
from penalties.records.keepers import Keeper, Sighting
from penalties.records.people import Vehicle
from penalties.rules.refusals import Refused
from tests.builders.letters import FORCE, KEEPER, REF, House, house

SECOND = KEEPER.replace("AB12CDE", "XY12ABC")
BAD = KEEPER.replace("AB12CDE", "NO MARK AT ALL")


@pytest.fixture
def here(office) -> House:
    return house(office)


def count(here, table):
    with here.work() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_good_rows_are_kept_and_bad_ones_told(here):
    taken = here.told(KEEPER, BAD, SECOND)
    assert taken.is_new
    assert [fault.line for fault in taken.faults] == [3]
    assert (taken.file.rows_kept, taken.file.rows_refused) == (2, 1)
    assert (count(here, Keeper), count(here, Vehicle)) == (2, 2)


def test_the_same_file_again_keeps_nothing_new(here):
    first, again = here.told(KEEPER, BAD), here.told(KEEPER, BAD)
    assert not again.is_new
    assert again.file.id == first.file.id
    assert [fault.line for fault in again.faults] == [3]
    assert count(here, Keeper) == 1


def test_what_was_disclosed_is_logged_without_names(here):
    taken = here.told(KEEPER, BAD)
    with here.work() as session:
        entry = session.scalars(select(Entry).where(Entry.subject_id == taken.file.id)).one()
        assert entry.event == "keeper_file.received"
        assert entry.facts == {"sha256": taken.file.sha256, "kept": 1, "refused": 1}
        assert detail_of(session, entry) == {"force": FORCE, "data_authority": REF}


@pytest.mark.parametrize("force", ["", "  ", "x" * 201])
def test_without_the_force_nothing_is_taken_in(here, force):
    with pytest.raises(Refused, match="which police force"):
        here.told(KEEPER, force=force)
    assert count(here, Keeper) == 0


def test_a_vehicle_that_was_seen_first_is_the_same_vehicle(here):
    here.see("officer")
    here.told(KEEPER)
    assert count(here, Vehicle) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"vrm": "NOT A MARK"}, "registration number"),
        ({"vrm": "!!"}, "registration number"),
        ({"road": ""}, "Say the make"),
        ({"supervised_by": "officer"}, "Somebody else must have been there"),
    ],
)
def test_a_sighting_that_cannot_be_is_refused(here, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        here.see("officer", **changes)
    assert count(here, Sighting) == 0


@pytest.mark.parametrize("somebody", ["officer", "constable"])
def test_only_a_police_supervisor_takes_in_a_file_at_the_desk(here, somebody):
    """With names made up, anybody else could ask whom support knows."""
    with pytest.raises(Refused, match="Only a police supervisor takes in a file of the police"):
        here.told(KEEPER, by=somebody)
    assert count(here, Keeper) == 0
