"""How second looks and what waits about them are named at the desk."""

from collections.abc import Mapping
from datetime import date

from appeals.rules.representations import AnswerBy, Standing
from appeals.rules.risk import Waits
from penalties.rules import writing
from penalties.web.tags import Tag

STANDINGS: Mapping[str, Tag] = {
    Standing.OPEN: Tag("To be looked at", "blue"),
    Standing.ASKED: Tag("Waiting for the person", "yellow"),
    Standing.TO_BE_READ: Tag("For a second reader", "purple"),
    Standing.DECIDED: Tag("Decided", "green"),
    Standing.OVERTAKEN: Tag("Closed", "grey"),
}
LATE = Tag("Late", "orange")
FINDINGS: Mapping[str, Tag] = {
    "agreed": Tag("Agreed", "green"),
    "partly": Tag("Partly agreed", "teal"),
    "not_agreed": Tag("Not agreed", "grey"),
}
ANSWERS: Mapping[str, str] = {
    AnswerBy.PAGE: "On the page of the notice",
    AnswerBy.EMAIL: "By e-mail",
    AnswerBy.POST: "By post",
}
MESSAGES: Mapping[str, str] = {
    "asked": "We asked",
    "answered": "The person answered",
    "added": "The person added",
}


def kind_words(kind: str) -> str:
    """What came."""
    return "Review of a decision" if kind == "review" else "Representation"


def reasons_to_hurry(one: Waits, today: date) -> list[str]:
    """Why one is looked at before others, in words that name no ground."""
    told = []
    if one.is_near_the_end(today):
        told.append(f"Last safe day: {writing.short_day(one.safe_until, today)}")
    if one.is_about_safety:
        told.append("Age or safety")
    return told
