"""Taking in a file of registered keepers from the police, and ending what turns out wrong.

It is personal data that somebody else disclosed: the trail says who, by what authority and how
many, and never whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.sightings import vehicle_kept
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.staff import staff_member
from penalties.records.keepers import Keeper, KeeperFile, ended_keepers_of, keeper_file_with
from penalties.rules.events import Event
from penalties.rules.keeper_files import Fault, KeeperRow, ReadFile, read_keepers
from penalties.rules.people import folded
from penalties.rules.police import is_supervisor
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission

LONGEST = 200


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: its row, the lines that are not kept, and whether it is new."""

    file: KeeperFile
    faults: Sequence[Fault]
    is_new: bool


def take_in(
    session: Session,
    authority: Authority,
    data: bytes,
    *,
    force: str,
    data_authority: str,
    by: Actor,
    at: datetime,
) -> TakenIn:
    """Keep the good rows of a file; the same file again keeps nothing new.

    Raises ``Refused`` for what is no such file, without the force or its authority, and for staff
    who are no police supervisor: with names made up, anybody else could ask whom support knows.
    """
    _check_may_take_in(session, authority.id, by)
    for said, words in ((force, "which police force sent it"), (data_authority, "its authority")):
        if not said.strip() or len(said) > LONGEST:
            raise refuse("keepers.authority", f"Say {words}, in up to {LONGEST} characters.")
    read = read_keepers(data)
    known = keeper_file_with(session, authority.id, read.sha256)
    if known is not None:
        return TakenIn(known, read.faults, is_new=False)
    file = _file(authority.id, force, data_authority, read, by, at)
    session.add(file)
    session.flush()
    session.add_all([_keeper(session, file, row, at) for row in read.rows])
    session.flush()
    audit.record(
        session,
        Event.KEEPER_FILE_RECEIVED,
        authority_id=authority.id,
        by=by,
        at=at,
        subject=("keeper_file", file.id),
        facts={"sha256": file.sha256, "kept": file.rows_kept, "refused": file.rows_refused},
        detail={"force": file.force, "data_authority": file.data_authority},
    )
    return TakenIn(file, read.faults, is_new=True)


def _check_may_take_in(session: Session, authority_id: int, by: Actor) -> None:
    member = staff_member(session, authority_id, by.id) if by.id else None
    if by.kind == "staff" and not (
        member and is_supervisor(member.role, member.kind, Permission.KERB_WARNINGS_REVIEW)
    ):
        raise refuse("keepers.police", "Only a police supervisor takes in a file of the police.")


def end_keeper(session: Session, keeper: Keeper, *, by: Actor, at: datetime) -> None:
    """Correct our record: this is not, or no longer, the keeper. Ended once, it stays ended."""
    if keeper.ended_at is not None:
        raise refuse("keepers.ended", "Our record has been corrected already.")
    keeper.ended_at = at
    session.flush()
    audit.record(
        session,
        Event.KEEPER_ENDED,
        authority_id=keeper.authority_id,
        by=by,
        at=at,
        subject=("vehicle", keeper.vehicle_id),
    )


def was_ended_before(session: Session, keeper: Keeper) -> bool:
    """Whether our record of this name for this vehicle was corrected once, whatever came since."""
    ended = ended_keepers_of(session, keeper.authority_id, keeper.vehicle_id)
    return folded(keeper.name) in {folded(one.name) for one in ended}


def _file(
    authority_id: int,
    force: str,
    data_authority: str,
    read: ReadFile,
    by: Actor,
    at: datetime,
) -> KeeperFile:
    return KeeperFile(
        authority_id=authority_id,
        id=new_id(),
        force=force.strip(),
        data_authority=data_authority.strip(),
        sha256=read.sha256,
        rows_kept=len(read.rows),
        rows_refused=len(read.faults),
        received_by=by.id,
        received_at=at,
    )


def _keeper(session: Session, file: KeeperFile, row: KeeperRow, at: datetime) -> Keeper:
    vehicle = vehicle_kept(session, file.authority_id, row.vrm, row.make, row.colour, at)
    return Keeper(
        authority_id=file.authority_id,
        id=new_id(),
        file_id=file.id,
        vehicle_id=vehicle.id,
        make=row.make,
        colour=row.colour,
        name=row.name,
        is_company=row.is_company,
        address_lines=list(row.address),
        postcode=row.postcode,
    )
