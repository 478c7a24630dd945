"""An encounter as a tablet sends it: read whole, or every fault told."""

import json
import uuid
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, ValidationError, model_validator

from penalties.forms.tablet.circumstances import Account, Place
from penalties.forms.tablet.directions import Direction
from penalties.forms.tablet.faults import faults_of
from penalties.forms.tablet.outcomes import Flag, KerbWarning, Notice, Safeguarding, Support
from penalties.forms.tablet.people import OtherPerson, Person, Vehicle
from penalties.forms.tablet.times import Moment
from penalties.forms.tablet.values import PART, Absent, Code, Id, Sent, Text, YesNo, wrong
from penalties.rules import numbers, sameness
from penalties.rules.canonical import digest
from penalties.rules.days import london_date
from penalties.rules.encounters import Outcome, Part, Said
from penalties.rules.intake import Reading
from penalties.rules.people import check_born_on
from penalties.rules.refusals import Refused
from penalties.rules.sent import SentEncounter, SentSupport

MOST_QUESTIONS = 60
QuestionName = Annotated[str, StringConstraints(pattern=PART)]
Screening = Annotated[dict[QuestionName, Said], Absent, Field(max_length=MOST_QUESTIONS)]


class Encounter(Sent):
    """One meeting on the street. ``null`` equals absent; there are no other fields."""

    id: Id
    incident_id: Id | None = None
    occurred_at: Moment
    place: Place
    order: Code
    prohibition: Code
    role: Part
    particulars: Text
    account: Account | None = None
    person: Person
    other_person: OtherPerson | None = None
    vehicle: Vehicle | None = None
    screening: Screening = Field(default_factory=dict)
    flag: Flag | None = None
    support: Support | None = None
    safeguarding: Safeguarding | None = None
    outcome: Outcome
    notice: Notice | None = None
    kerb_warning: KerbWarning | None = None
    direction: Direction | None = None
    issued_offline: YesNo | None = None
    device_clock: Moment | None = None
    supervisor_authorisation: Id | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.outcome == Outcome.FIXED_PENALTY and self.notice is None:
            raise wrong("A fixed penalty says how and when it is served.", "notice")
        if self.outcome != Outcome.KERB_WARNING and self.kerb_warning is not None:
            raise wrong("It goes with the outcome kerb_warning.", "kerb_warning")
        if self.outcome == Outcome.DIRECTION and self.direction is None:
            raise wrong("A direction says its area, leave_by and until.", "direction")
        if self._is_paper_without_number():
            raise wrong("Paper that was handed over has its number on it.", "notice.number")
        served_at = self.notice.served_at if self.notice else None
        if served_at and served_at < self.occurred_at:
            raise wrong("It must not be before occurred_at.", "notice.served_at")
        if self.person.date_of_birth:
            try:
                check_born_on(self.person.date_of_birth, london_date(self.occurred_at))
            except Refused as refused:
                raise wrong(str(refused), "person.date_of_birth") from None
        return self

    def _is_paper_without_number(self) -> bool:
        notice = self.notice
        if notice is None or notice.number is not None:
            return False
        printed = notice.snapshot_sha256 is not None
        return printed or (bool(self.issued_offline) and not notice.served.by_post)

    def sent(self) -> SentEncounter:
        """The encounter as the rules know it."""
        other = self.other_person
        return SentEncounter(
            id=self.id,
            incident_id=self.incident_id,
            occurred_at=self.occurred_at,
            place=self.place.sent(),
            order=self.order,
            prohibition=self.prohibition,
            role=self.role,
            particulars=self.particulars,
            account=self.account.sent() if self.account else None,
            person=self.person.sent(),
            other_person_age_doubt=bool(other and other.age_doubt),
            other_person_exploited=bool(other and other.exploited),
            vehicle=self.vehicle.sent() if self.vehicle else None,
            screening=self.screening,
            flag=self.flag.answer if self.flag else None,
            support=self.support.sent() if self.support else SentSupport(),
            safeguarding_answered=bool(self.safeguarding and self.safeguarding.is_answered),
            outcome=self.outcome,
            notice=self.notice.sent() if self.notice else None,
            warning_law=self.kerb_warning.law if self.kerb_warning else None,
            direction=self.direction.sent() if self.direction else None,
            issued_offline=bool(self.issued_offline),
            device_clock=self.device_clock,
            supervisor_authorisation=self.supervisor_authorisation,
        )


def read_encounter(item: Any) -> Reading:
    """One item of a delivery, parsed from JSON: read, or with every fault and what it says."""
    try:
        encounter = Encounter.model_validate(item)
    except ValidationError as error:
        return _unreadable(item, error)
    content = sameness.content(encounter.model_dump(exclude_unset=True))
    return Reading(
        id=str(encounter.id),
        body=json.dumps(content, ensure_ascii=False, sort_keys=True),
        sent=encounter.sent(),
        content=content,
        sha256=digest(content),
        number=encounter.notice.number if encounter.notice else None,
        on_paper=bool(encounter.issued_offline),
        directs=encounter.direction is not None,
    )


def _unreadable(item: Any, error: ValidationError) -> Reading:
    said = item if isinstance(item, dict) else {}
    notice = said.get("notice")
    return Reading(
        id=_said_id(said.get("id")),
        body=json.dumps(item, sort_keys=True, default=str),
        number=_said_number(notice.get("number") if isinstance(notice, dict) else None),
        on_paper=said.get("issued_offline") is True,
        directs=bool(said.get("direction")),
        faults=faults_of(error),
    )


def _said_id(value: Any) -> str:
    """The id of something that cannot be read, as far as it is one."""
    try:
        return str(uuid.UUID(value))
    except (ValueError, TypeError, AttributeError):
        return ""


def _said_number(value: Any) -> str | None:
    try:
        return numbers.compact(*numbers.read(value)) if isinstance(value, str) else None
    except Refused:
        return None
