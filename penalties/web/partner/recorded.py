"""What an officer recorded of a meeting, in words, for those behind the wall who may read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from penalties.actions.safeguarding_reading import NotTakenIn
from penalties.rules.duty_to_notify import Duty
from penalties.rules.gate_policy import Question
from penalties.rules.intake import Intake
from penalties.rules.writing import day, moment
from penalties.web.case_words import in_words

MEETING = {
    "role": "What the person met was doing",
    "particulars": "What happened",
    "outcome": "Outcome",
}
PERSON = {
    "given_name": "Given names",
    "family_name": "Family name",
    "date_of_birth": "Date of birth",
    "apparent_age": "How old they look",
    "gender": "Gender, as they said it",
    "identity": "How we know who they are",
    "identity_checked": "How that was checked",
}
OTHER_PERSON = {
    "age_doubt": "They may be under 18",
    "exploited": "Somebody may be making them do this",
}
SUPPORT = {"offered": "Support was offered", "answer": "What they said", "consent": "They agree"}
CONTACT = {
    "how": "How to reach them safely",
    "when": "When",
    "words": "Which words are safe",
    "by_post": "By post to their home",
}
CODES = frozenset({"answer", "gender", "identity", "identity_checked", "outcome", "role"})
"""What stands there as a code of ours; everything else is shown as it was typed."""
SECOND_LOOK = {"why": "Why we paused it"}
DUTY = {
    Duty.REFERRAL: "A referral to the National Referral Mechanism",
    Duty.ANONYMOUS: "A notification without a name",
    Duty.NONE: "Nobody has to be notified",
}
ASKED = {
    "asked_by": "Who asked them",
    "asked_on": "When they were asked",
    "words": "What they said",
}
NOTIFIED = {"at": "Notified", "reference": "Reference", "words": "What was sent"}
CALL = {"spoke_to": "Spoke to", "at": "When", "reference": "Their reference"}
NOT_TAKEN_IN = {
    Intake.REFUSED: "The officer’s record was refused",
    Intake.INVALID: "The officer’s record could not be taken in",
    Intake.CONFLICT: "Something else was recorded first, so this could not be taken in",
}
FIELDS = {
    "id": "the same id",
    "notice.number": "the number of the notice",
    "support.service": "the service that was named",
}

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """What was recorded of one thing."""

    title: str
    rows: tuple[Row, ...]


def recorded(content: Mapping[str, Any], questions: Iterable[Question]) -> list[Group]:
    """Everything of a meeting that is there, one thing a group; what is missing is left out."""
    groups = (
        Group("The meeting", tuple(_meeting(content))),
        Group("The person", tuple(_person(content.get("person", {})))),
        Group("The other person", _named(content.get("other_person", {}), OTHER_PERSON)),
        Group("The vehicle", tuple(_every(content.get("vehicle", {})))),
        Group("Questions", tuple(_answers(content.get("screening", {}), questions))),
        Group("Flag and support", tuple(_support(content))),
        Group("What else was seen and heard", tuple(_every(content.get("account", {})))),
        Group("A second look at the notice", _named(content.get("second_look", {}), SECOND_LOOK)),
    )
    return [group for group in groups if group.rows]


def why_not_taken_in(tried: NotTakenIn) -> str:
    """That no encounter stands on what was sent, and why, by the codes that the lead may know."""
    why = ", ".join(FIELDS.get(code) or in_words(code) for code in tried.because)
    said = f"{NOT_TAKEN_IN[tried.status]} ({why})" if why else NOT_TAKEN_IN[tried.status]
    return f"{said}. It may never come again: do not wait for it."


def call_rows(call: Mapping[str, str]) -> tuple[Row, ...]:
    """A call in words."""
    return _named(_with_moment(call), CALL)


def duty_rows(duty: Duty, said: Mapping[str, Any]) -> tuple[Row, ...]:
    """How the duty to notify is met, in words: why, what the person said, and what was sent."""
    decided = said["decided"]
    asked = dict(decided["consent"] or {})
    if asked:
        asked["asked_on"] = day(date.fromisoformat(asked["asked_on"]))
    return (
        ("How it is met", DUTY[duty]),
        *_named(decided, {"reason": "Why"}),
        *_named(asked, ASKED),
        *_named(_with_moment(said.get("notified", {})), NOTIFIED),
    )


def _with_moment(said: Mapping[str, str]) -> Mapping[str, str]:
    at = said.get("at")
    return {**said, "at": moment(datetime.fromisoformat(at))} if at else said


def _meeting(content: Mapping[str, Any]) -> Iterator[Row]:
    yield "When", moment(datetime.fromisoformat(content["occurred_at"]))
    if place := content.get("place"):
        yield "Where", place["description"]
        yield "Point", _point(place)
    yield from _named(content, MEETING)


def _point(place: Mapping[str, Any]) -> str:
    point = f"{place['lat_e6'] / 1e6:.6f}, {place['lon_e6'] / 1e6:.6f}"
    off = place.get("accuracy_m_e6")
    return point if off is None else f"{point}, give or take {_metres(off)}"


def _person(person: Mapping[str, Any]) -> Iterator[Row]:
    born_on, address = person.get("date_of_birth"), person.get("address")
    written = {"date_of_birth": day(date.fromisoformat(born_on))} if born_on else {}
    yield from _named({**person, **written}, PERSON)
    if address:
        yield "Address", "\n".join(filter(None, (*address["lines"], address.get("postcode"))))
    if person.get("no_fixed_abode"):
        yield "Address", "No fixed abode"


def _answers(screening: Mapping[str, str], questions: Iterable[Question]) -> Iterator[Row]:
    """The answers in the words of the questions; one that is asked no more keeps its name."""
    asked = {each.question: f"“{each.ask}”" for each in questions}
    for name, answer in screening.items():
        yield asked.get(name, in_words(name).capitalize()), answer.capitalize()


def _support(content: Mapping[str, Any]) -> Iterator[Row]:
    flag, support = content.get("flag", {}), content.get("support", {})
    yield from _named(flag, {"answer": "Flag for support", "reason": "Why"})
    yield from _named(support, SUPPORT)
    yield from _named(support.get("safe_contact", {}), CONTACT)


def _every(said: Mapping[str, Any]) -> Iterator[Row]:
    for name, value in said.items():
        if name.endswith("_m_e6"):
            yield in_words(name.removesuffix("_m_e6")).capitalize(), _metres(value)
        else:
            yield in_words(name).capitalize(), _told(name, value)


def _named(said: Mapping[str, Any], words: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(
        (words[name], _told(name, said[name])) for name in words if said.get(name) not in (None, "")
    )


def _metres(millionths: int) -> str:
    return f"{millionths / 1e6:g} metres"


def _told(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return in_words(value).capitalize() if name in CODES else str(value)
