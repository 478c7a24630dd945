"""What tablets are told. The API's description is made from these; what is sent is held to them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from penalties.forms.tablet.times import Moment
from penalties.forms.tablet.told import Told, ToldSupport
from penalties.forms.tablet.values import Id, Sha256
from penalties.rules.fixed_penalties import Status
from penalties.rules.gate_history import Purpose
from penalties.rules.intake import Intake

Bound = Literal["recorded", "held_for_review"]


class ToldRefusal(Told):
    """A rule that said no, with the sentence for the officer and the source."""

    rule: str
    sentence: str
    source: str


class ToldError(Told):
    """What is wrong with one field; ``field`` is empty where it is the whole."""

    field: str
    sentence: str


class Closed(Told):
    """An outcome that the gate closes, and by what."""

    outcome: str
    closed_by: str
    sentence: str
    source: str


class ToldGate(Told):
    """The row of the gate that matched."""

    row: Literal["A", "B", "C", "D", "E"]
    closed: list[Closed]


class ToldNotice(Told):
    """The notice of an encounter; ``pdf`` is where its paper is drawn."""

    number: str
    status: Status
    pdf: str


class ToldDirection(Told):
    """The direction of an encounter: its number, when it ends, and where its paper is drawn."""

    number: str
    ends_at: Moment
    pdf: str


class ToldResult(Told):
    """What came of one encounter. ``was`` is the first status of one recorded already."""

    id: str
    status: Intake
    sha256: Sha256 | None = None
    was: Bound | None = None
    notice: ToldNotice | None = None
    direction: ToldDirection | None = None
    gate: ToldGate | None = None
    support: ToldSupport | None = None
    refusals: list[ToldRefusal]
    errors: list[ToldError]


class Results(Told):
    """One result for each encounter, in the order in which they were sent."""

    results: list[ToldResult]


class Lease(Told):
    """A number that a tablet holds, with what opens its page. ``PUBLIC_URL/notice/<token>``."""

    number: str
    access_code: str
    token: str
    expires_at: Moment


class Leases(Told):
    """Numbers that were leased now."""

    numbers: list[str]
    leases: list[Lease]


class SpoiledNumber(Told):
    """A number that is accounted for."""

    number: str
    state: Literal["spoiled"]


class ToldAuthorisation(Told):
    """A supervisor's answer, or that there is none yet. What is given ends at ``ends_at``."""

    id: Id
    purpose: Purpose
    order: str
    status: Literal["waiting", "given", "refused"]
    asked_at: Moment
    answered_at: Moment | None = None
    ends_at: Moment | None = None


class KeptAttachment(Told):
    """A photo or a signature as it is kept: the picture alone, without its metadata."""

    id: Id
    kind: Literal["photo", "signature"]
    sha256: Sha256
    kept_sha256: Sha256


class ToldEncounter(Told):
    """What enforcement keeps of an encounter; behind the wall, only that it happened."""

    id: Id
    status: Bound
    occurred_at: Moment
    recorded_at: Moment
    kept_by_support: bool
    order: str | None = None
    prohibition: str | None = None
    role: str | None = None
    outcome: str | None = None
    particulars: str | None = None
    place: str | None = None
    notice: ToldNotice | None = None
    attachments: list[KeptAttachment]


class Problem(BaseModel):
    """What went wrong (RFC 9457), with the fields or the rules that said no."""

    model_config = ConfigDict(extra="forbid")

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str | None = None
    errors: list[ToldError] | None = None
    refusals: list[ToldRefusal] | None = None
