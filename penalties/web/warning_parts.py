"""The lists of the section Warnings, which other rooms add to: in person, letters, courses."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from penalties.office.staff import Staff
from penalties.rules.staff import Permission
from penalties.web.frame import Link


@dataclass(frozen=True, slots=True)
class WarningPart:
    """One list of the section, for those who hold its permission; ``place`` orders the lists.

    Its endpoint's blueprint is it: every page of that blueprint belongs to the list.
    """

    place: int
    words: str
    endpoint: str
    permission: Permission


def add_part(app: Flask, part: WarningPart) -> None:
    """Offer a list on every page of the section."""
    app.extensions.setdefault("warning_parts", []).append(part)


def links(member: Staff) -> Sequence[Link]:
    """The lists that the member of staff may open, in order."""
    parts: list[WarningPart] = current_app.extensions.get("warning_parts", [])
    return [
        Link(
            part.words,
            url_for(part.endpoint),
            request.blueprint == part.endpoint.rpartition(".")[0],
        )
        for part in sorted(parts, key=lambda one: one.place)
        if member.may(part.permission)
    ]
