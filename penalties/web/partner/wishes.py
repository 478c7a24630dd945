"""A wish for help that came with a record which was not taken in, as the lead sees it."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.safeguarding_reading import Opened
from penalties.records.referrals import Referral, referrals_of_person
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.services import services_of
from penalties.rules.gate_policy import Question
from penalties.rules.safeguarding import STEP_WORDS, Kind, Step
from penalties.web import door
from penalties.web.case_words import in_words
from penalties.web.partner.recorded import Group, recorded

WAITS = "Wanted help, and the record was not taken in"
TO_DO = "Find them a service"


@dataclass(frozen=True, slots=True)
class Wanted:
    """To which service somebody said yes, empty for one that nobody knows, and what was made of it.

    ``referrals`` are those of the same meeting, which was recorded after all.
    """

    service: str
    referrals: Sequence[Referral]


def wanted_in(one: SafeguardingMatter, known: Opened) -> Wanted | None:
    """What somebody wanted of whom no encounter tells."""
    if not known.wanted_help:
        return None
    session, here = door.session(), one.authority_id
    named = str((known.content or known.as_sent)["support"].get("service"))
    services = {str(each.id): each.name for each in services_of(session, here)}
    return Wanted(services.get(named, ""), made_since(session, here, {one.encounter_ref}))


def made_since(
    session: Session, authority_id: int, met: Collection[uuid.UUID]
) -> Sequence[Referral]:
    """The referrals of meetings that were recorded after all."""
    return referrals_of_person(session, authority_id, (), met)


def waiting_words(kind: str, step: Step) -> str:
    """What a list says of the next step: of a wish first that there was one."""
    return WAITS if (kind, step) == (Kind.WANTED_HELP, Step.CALL) else STEP_WORDS[step]


def step_words(kind: str, step: Step) -> str:
    """What is to be done next."""
    return TO_DO if (kind, step) == (Kind.WANTED_HELP, Step.CALL) else STEP_WORDS[step]


def groups_of(known: Opened, questions: Iterable[Question]) -> list[Group]:
    """What was recorded, one thing a group; what could not be read as it came, part by part."""
    if known.content:
        return recorded(known.content, questions)
    parts = known.as_sent.items()
    rows = tuple((in_words(name).capitalize(), _told(part)) for name, part in parts)
    return [Group("As it came, unread", rows)] if rows else []


def _told(part: Any) -> str:
    return "\n".join(_lines(part))


def _lines(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, inner in part.items():
            yield f"{in_words(name)}: {'; '.join(_lines(inner))}"
    elif isinstance(part, list):
        for inner in part:
            yield from _lines(inner)
    else:
        yield str(part)
