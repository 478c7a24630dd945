"""Every operation of the API in one table, from which its description is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from penalties.forms.tablet import answers, kit, met_before, requests
from penalties.rules.gate_history import Purpose
from penalties.rules.wording.support_card import languages

Schema = Mapping[str, Any]
ID: Schema = {"type": "string", "format": "uuid"}
TEXT: Schema = {"type": "string", "maxLength": 4000}
PICTURES: Schema = {
    "type": "object",
    "required": ["sha256"],
    "properties": {
        "photo": {"type": "string", "format": "binary"},
        "signature": {"type": "string", "format": "binary"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
    "oneOf": [{"required": ["photo"]}, {"required": ["signature"]}],
}
BUSY = 503
READS = (401, 403, BUSY)
WRITES = (400, 401, 403, 413, 415, 422, BUSY)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of the path, the query or the headers."""

    name: str
    place: str
    schema: Schema
    required: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that may be asked. ``answers`` are those of success; all others are problems."""

    method: str
    path: str
    name: str
    summary: str
    answers: Mapping[int, type[BaseModel] | str | None]
    problems: tuple[int, ...]
    body: type[BaseModel] | Schema | None = None
    parameters: tuple[Parameter, ...] = ()
    words: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def media(self) -> str:
        """As what the body is sent."""
        return "application/json" if isinstance(self.body, type) else "multipart/form-data"


def _in_path(name: str, schema: Schema = ID) -> Parameter:
    return Parameter(name, "path", schema, required=True)


OPERATIONS = (
    Operation(
        *("get", "/api/v1/field-kit", "field_kit", "What the tablet carries for 24 hours"),
        {200: kit.FieldKit, 304: None},
        READS,
        parameters=(Parameter("If-None-Match", "header", {"type": "string"}),),
        words="A 304 says that nothing has changed and renews what is held for 24 hours. "
        "With an expired kit one goes on recording; penalties and directions are closed.",
        headers={"ETag": "The version of the kit."},
    ),
    Operation(
        *("post", "/api/v1/numbers", "lease_numbers", "Lease notice numbers to this tablet"),
        {200: answers.Leases},
        WRITES,
        body=requests.NumbersAsked,
        words="The QR code on a notice is PUBLIC_URL/notice/<token>.",
    ),
    Operation(
        *("post", "/api/v1/numbers/spoil", "spoil_number", "Account for ruined paper"),
        {200: answers.SpoiledNumber},
        (*WRITES, 404),
        body=requests.Spoiled,
        words="Spoiling the same number again changes nothing.",
    ),
    Operation(
        *("post", "/api/v1/authorisations", "ask_supervisor", "Ask a supervisor before the act"),
        {200: answers.ToldAuthorisation},
        WRITES,
        body=requests.AuthorisationAsked,
        words="An authorisation binds one person and one order for two hours and is used once. "
        f"Purposes: {', '.join(Purpose)}. The same id again is the same request.",
    ),
    Operation(
        *("get", "/api/v1/authorisations/{id}", "read_authorisation", "Read the answer"),
        {200: answers.ToldAuthorisation},
        (*READS, 404),
        parameters=(_in_path("id"),),
    ),
    Operation(
        *("post", "/api/v1/encounters", "hand_in_encounters", "Hand in encounters"),
        {200: answers.Results},
        WRITES,
        body=requests.Delivery,
        words="Each encounter is taken in by itself and answered in its place: a malformed one is "
        "answered as invalid and never stops the others. The same again writes nothing. sha256 is "
        "of the canonical encounter: RFC 8785 after NFC, null and absent alike, without "
        "device_clock and issued_offline, moments in UTC to the second, degrees and metres as "
        "whole millionths under names that end in _e6.",
    ),
    Operation(
        *("get", "/api/v1/encounters/{id}", "read_encounter", "Read back one's own encounter"),
        {200: answers.ToldEncounter},
        (*READS, 404),
        parameters=(_in_path("id"),),
    ),
    Operation(
        *("post", "/api/v1/encounters/{id}/attachments", "attach", "Add a photo or a signature"),
        {200: answers.KeptAttachment, 201: answers.KeptAttachment},
        (*WRITES, 404),
        body=PICTURES,
        parameters=(_in_path("id"),),
        words="One file, JPEG or PNG, named photo or signature, with the SHA-256 of its bytes. "
        "Its metadata are not kept. 200 where the same bytes are there already.",
    ),
    Operation(
        *("get", "/api/v1/people", "find_people", "Who was met before; every look is logged"),
        {200: met_before.FoundPeople},
        (*READS, 422),
        parameters=(
            Parameter("encounter", "query", ID, True, "The open encounter, known or not yet."),
            Parameter("family_name", "query", TEXT, True),
            Parameter("given_name", "query", TEXT),
            Parameter("date_of_birth", "query", {"type": "string", "format": "date"}),
        ),
    ),
    Operation(
        *("get", "/api/v1/notices/{number}.pdf", "draw_notice", "A notice or direction on paper"),
        {200: "application/pdf"},
        (*READS, 404, 422),
        parameters=(
            _in_path("number", {"type": "string", "maxLength": 40}),
            Parameter("paper", "query", {"type": "string", "enum": ["a4", "roll80"]}),
        ),
        words="A direction is drawn as it was given; what it said later is drawn at the desk.",
    ),
    Operation(
        *("get", "/api/v1/support-card.pdf", "draw_card", "The card to hand out with an offer"),
        {200: "application/pdf"},
        (*READS, 404),
        parameters=(
            Parameter("language", "query", {"type": "string", "enum": list(languages())}),
            Parameter("paper", "query", {"type": "string", "enum": ["wallet", "roll80"]}),
        ),
        words="The same for everybody, in English for a wallet where nothing else is asked for.",
    ),
    Operation(
        *("get", "/api/v1/warning-paper.pdf", "draw_warning_paper", "The support ladder's warning"),
        {200: "application/pdf"},
        (*READS, 404),
        parameters=(
            Parameter("order", "query", {"type": "string", "maxLength": 40}, True),
            Parameter("paper", "query", {"type": "string", "enum": ["a4", "roll80"]}),
        ),
        words="It names nobody and tells who helps; the same for everybody in an order's area.",
    ),
    Operation(
        *("get", "/api/openapi.json", "describe", "This description"),
        {200: "application/json"},
        (BUSY,),
    ),
)
