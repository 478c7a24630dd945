"""The parts of a case at the desk, which other desks add to: facts, timeline, money, paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from penalties.office.staff import Staff
from penalties.rules.staff import Permission
from penalties.web.frame import Link


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every case, for those who hold its permission; ``place`` orders the parts."""

    place: int
    words: str
    endpoint: str
    permission: Permission


def add_part(app: Flask, part: Part) -> None:
    """Offer a part on the page of every case."""
    app.extensions.setdefault("case_parts", []).append(part)


def links(member: Staff, number: str) -> Sequence[Link]:
    """The parts of the case with this number that the member of staff may open, in order."""
    return [
        Link(part.words, url_for(part.endpoint, number=number), request.endpoint == part.endpoint)
        for part in sorted(_parts(), key=lambda one: one.place)
        if member.may(part.permission)
    ]


def _parts() -> Sequence[Part]:
    found: list[Part] = current_app.extensions.get("case_parts", [])
    return found
