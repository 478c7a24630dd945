"""The frozen facts of what a direction says, put together from our own records.

Each time a direction speaks (given, varied, withdrawn) its terms get a snapshot of their own, and
so does each thing that was handed over. Nothing is frozen twice.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.notice_facts import council_facts
from penalties.office.authorities import Authority
from penalties.office.premises import settings_of
from penalties.office.staff import staff_member
from penalties.records.directions import Direction, DirectionTerms
from penalties.records.dispersals import Dispersal, dispersal
from penalties.records.surrendered_items import SurrenderedItem
from penalties.rules.canonical import canonical
from penalties.rules.days import london_date
from penalties.rules.direction_facts import DirectionFacts, Earlier, ReceiptFacts
from penalties.rules.direction_snapshots import direction_snapshot, receipt_snapshot
from penalties.rules.facts import Officer
from penalties.rules.people import age_on
from penalties.rules.surrendered_items import CHILD

LeftOpen = tuple[tuple[str, str], ...]


def freeze_terms(
    session: Session,
    direction: Direction,
    terms: DirectionTerms,
    stays_open: LeftOpen,
    officer: Officer,
    *,
    before: DirectionTerms | None = None,
    has_penalty: bool = False,
) -> None:
    """Freeze what a direction says with these terms; ``stays_open`` are pairs of occasion, words.

    ``before`` are the terms that counted until then. A withdrawal says what they asked for.
    """
    authority, given_under = _council(session, direction), _dispersal(session, direction)
    _freeze(
        terms,
        direction_snapshot(
            DirectionFacts(
                **_shared(session, direction, authority, given_under),
                **_authorised(session, given_under),
                **_tests(direction),
                kind=terms.kind,
                part=terms.serial,
                made_at=terms.made_at,
                area=terms.area,
                polygon=terms.polygon,
                leave_by=terms.leave_by,
                ends_at=before.ends_at if before and terms.kind == "withdrawn" else terms.ends_at,
                route=terms.route,
                left_open=stays_open,
                in_writing=terms.told_in_writing,
                why_not_written=terms.why_not_written,
                because=terms.because,
                officer=officer,
                before=_earlier(before),
                has_penalty=has_penalty,
            )
        ),
    )


def freeze_receipt(
    session: Session, direction: Direction, item: SurrenderedItem, part: int, officer: Officer
) -> None:
    """Freeze the receipt for a thing; ``part`` numbers the things of one direction from 1."""
    authority, given_under = _council(session, direction), _dispersal(session, direction)
    _freeze(
        item,
        receipt_snapshot(
            ReceiptFacts(
                **_shared(session, direction, authority, given_under),
                part=part,
                made_at=item.taken_at,
                item=item.item,
                because=item.because,
                how_to_recover=item.how_to_recover,
                in_writing=item.in_writing,
                taken_at=item.taken_at,
                kept_until=item.kept_until,
                disposable_on=item.disposable_on,
                officer=officer,
            )
        ),
    )


def frozen(row: DirectionTerms | SurrenderedItem) -> dict[str, Any]:
    """What was printed of a row, as plain data."""
    return dict(json.loads(row.snapshot))


def left_open(terms: DirectionTerms) -> LeftOpen:
    """What terms left open: pairs of an occasion and the words of it."""
    return tuple((str(occasion), str(words)) for occasion, words in frozen(terms)["left_open"])


def is_under_16(direction: Direction, on: date) -> bool:
    """Whether whoever got it is under 16 that day, by birth date or, without one, by their look."""
    born, looks = direction.person.get("date_of_birth"), direction.person.get("apparent_age")
    age = age_on(date.fromisoformat(born), on) if born else looks
    return age is not None and int(age) < CHILD


def name_of(direction: Direction) -> str:
    """Whom it was given to, as recorded that time; may be empty."""
    person = direction.person
    return f"{person.get('given_name') or ''} {person.get('family_name') or ''}".strip()


def description_of(direction: Direction) -> str:
    """How somebody without a name is told from others."""
    looks = direction.person.get("apparent_age")
    return str(direction.person.get("description") or (f"looks about {looks}" if looks else ""))


def _freeze(row: DirectionTerms | SurrenderedItem, snapshot: Mapping[str, Any]) -> None:
    spelt = canonical(dict(snapshot))
    row.snapshot, row.layout = spelt.decode(), str(snapshot["layout"])
    row.snapshot_sha256 = hashlib.sha256(spelt).hexdigest()


def _earlier(before: DirectionTerms | None) -> Earlier | None:
    if before is None:
        return None
    return Earlier(
        area=before.area,
        polygon=before.polygon,
        leave_by=before.leave_by,
        ends_at=before.ends_at,
        route=before.route,
        left_open=left_open(before),
    )


def _council(session: Session, direction: Direction) -> Authority:
    return session.get_one(Authority, direction.authority_id)


def _dispersal(session: Session, direction: Direction) -> Dispersal | None:
    if direction.dispersal_id is None:
        return None
    return dispersal(session, direction.authority_id, direction.dispersal_id)


def _shared(
    session: Session, direction: Direction, authority: Authority, under: Dispersal | None
) -> dict[str, Any]:
    born = direction.person.get("date_of_birth")
    return {
        "number": direction.number,
        "given_at": direction.given_at,
        "force": under.force if under else authority.police_force or "",
        "council": council_facts(authority, settings_of(session)),
        "name": name_of(direction),
        "born_year": int(born[:4]) if born else None,
        "is_under_16": is_under_16(direction, london_date(direction.given_at)),
    }


def _tests(direction: Direction) -> dict[str, Any]:
    return {
        "description": description_of(direction),
        "place": direction.place,
        "lat_e6": direction.lat_e6,
        "lon_e6": direction.lon_e6,
        "behaviour": direction.behaviour,
        "necessity": direction.necessity,
        "offence_warning": direction.offence_warning,
        "taken": direction.taken_to,
    }


def _authorised(session: Session, under: Dispersal | None) -> dict[str, Any]:
    if under is None:
        return {
            "locality": "",
            "authorised_by": "",
            "authorised_from": None,
            "authorised_to": None,
        }
    member = staff_member(session, under.authority_id, under.authorised_by)
    return {
        "locality": under.locality,
        "authorised_by": f"{under.rank} {member.name}" if member else under.rank,
        "authorised_from": under.starts_at,
        "authorised_to": under.over_at,
    }
