"""What stands in a database, and what is wrong with it by its own rows: raw SQL alone."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.builders.gate_law import is_child

STANDS = "f.status NOT IN ('held_for_review', 'withdrawn')"
ROWS = text(
    f"""
    SELECT f.encounter_id, f.offence_on, f.adult_on, f.issued_by, p.date_of_birth,
           e.is_walled, e.gate_is_open, e.authorisation_id AS used,
           a.id AS authorisation, a.kind, a.answer, a.answered_by, o.answer AS offer
    FROM fixed_penalties f
    JOIN encounters e ON e.authority_id = f.authority_id AND e.id = f.encounter_id
    LEFT JOIN people p ON p.authority_id = f.authority_id AND p.id = f.person_id
    LEFT JOIN supervisor_authorisations a
           ON a.authority_id = f.authority_id AND a.id = f.authorisation_id
    LEFT JOIN support_offers o ON o.authority_id = f.authority_id
           AND o.id = f.offer_id AND o.encounter_id = f.encounter_id
    WHERE {STANDS}
    """
)


def standing(session: Session) -> set[str]:
    """The encounters on which a penalty stands."""
    session.flush()
    return {str(uuid.UUID(str(row.encounter_id))) for row in session.execute(ROWS)}


def breaches(session: Session) -> list[str]:
    """What is wrong with the penalties that stand, a sentence each; there must be none."""
    session.flush()
    return [
        f"{row['encounter_id']}: {wrong}"
        for row in session.execute(ROWS).mappings()
        for wrong in _wrongs(row)
    ]


def _wrongs(row: Mapping[str, Any]) -> Iterator[str]:
    born, on = _day(row["date_of_birth"]), _day(row["offence_on"])
    if born is None or on is None or is_child(born, on):
        yield f"born on {born} and met on {on}"
    if not row["gate_is_open"]:
        yield "its gate is closed"
    if not row["is_walled"]:
        return
    if row["offer"] != "declined":
        yield f"walled, and the offer there is {row['offer']}"
    if row["authorisation"] is None or row["authorisation"] != row["used"]:
        yield "walled, and not on the authorisation of its own encounter"
    if (row["kind"], row["answer"]) != ("exception", "given"):
        yield f"walled, and of {row['kind']} a supervisor said {row['answer']}"
    if row["answered_by"] == row["issued_by"]:
        yield "walled, and authorised by its issuer"


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
