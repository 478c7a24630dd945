"""Opening what the street put behind the wall for the lead; every reading is written down."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.premises import keyring_of
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.support import all_kept_of_encounter
from penalties.rules.days import london_date
from penalties.rules.duty_to_notify import Consent, may_be_child
from penalties.rules.events import Event
from penalties.rules.intake import Intake, wants_help
from penalties.rules.safeguarding import Kind


@dataclass(frozen=True, slots=True)
class NotTakenIn:
    """What became of a record on which no encounter stands: the answer, and what it was about.

    ``because`` are the fields that were wrong, or else what closed the gate.
    """

    status: Intake
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A matter with its seals broken: what was recorded, the call, and what became of the duty.

    Of what could not be read ``content`` has nothing, and ``as_sent`` has what came.
    """

    content: Mapping[str, Any]
    as_sent: Mapping[str, Any]
    call: Mapping[str, str]
    duty: Mapping[str, Any]
    met_on: date
    may_be_child: bool
    not_taken_in: NotTakenIn | None

    @property
    def wanted_help(self) -> bool:
        """Whether somebody wanted help of whom no encounter tells."""
        return self.not_taken_in is not None and wants_help(self.content or self.as_sent)


def read_matter(session: Session, matter: SafeguardingMatter, *, by: Actor, at: datetime) -> Opened:
    """What is kept of a matter, for its page; that it was read is written behind the wall."""
    support_trail.write(
        session,
        Event.RECORD_READ,
        authority_id=matter.authority_id,
        by=by,
        at=at,
        subject=("safeguarding", matter.id),
        facts={"part": "safeguarding"},
    )
    session.flush()
    return opened(session, matter)


def opened(session: Session, matter: SafeguardingMatter) -> Opened:
    """What is kept of a matter, for a decision that shows it to nobody."""
    content, as_sent, not_taken_in = _recorded(session, matter)
    other, met_at = content.get("other_person", {}), content.get("occurred_at")
    return Opened(
        content=content,
        as_sent=as_sent,
        call=_open(session, matter.call),
        duty=_open(session, matter.duty_body),
        met_on=london_date(datetime.fromisoformat(met_at) if met_at else matter.opened_at),
        may_be_child=may_be_child(Kind(matter.kind), other_age_doubt=bool(other.get("age_doubt"))),
        not_taken_in=not_taken_in,
    )


def person_in(content: Mapping[str, Any]) -> tuple[tuple[str, ...], date | None]:
    """The names and the birth date of the person recorded, as far as they are."""
    person = content.get("person", {})
    names = (person.get("given_name"), person.get("family_name"))
    born_on = person.get("date_of_birth")
    return tuple(filter(None, names)), date.fromisoformat(born_on) if born_on else None


def written(consent: Consent) -> dict[str, str]:
    """What somebody said when asked, as JSON."""
    return {**asdict(consent), "asked_on": consent.asked_on.isoformat()}


def _recorded(
    session: Session, matter: SafeguardingMatter
) -> tuple[dict[str, Any], dict[str, Any], NotTakenIn | None]:
    """What the officer sent, readable or else as it came, and why it was not taken in."""
    if matter.attempt_id is None:
        return _kept(session, matter), {}, None
    tried = _open(session, matter.body)
    why = NotTakenIn(Intake(tried["status"]), tuple(tried["because"]))
    as_sent = json.loads(_plain(tried.get("as_sent", "{}")))
    return tried["content"], as_sent, why


def _kept(session: Session, matter: SafeguardingMatter) -> dict[str, Any]:
    """What is kept of the meeting; what came later adds to it, and never takes its place."""
    content: dict[str, Any] = {}
    for kept in all_kept_of_encounter(session, matter.authority_id, matter.encounter_ref):
        content = {**_open(session, kept.body), **content}
    return content


def _plain(text: str) -> str:
    """JSON without the halves of letters that no page can show."""
    return json.dumps(json.loads(text), ensure_ascii=False).encode(errors="replace").decode()


def _open(session: Session, sealed: bytes | None) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(keyring_of(session).support.open(sealed)) if sealed else {}
    return content
