"""What stands around every page: whose service it is, who is signed in, and where they may go.

Plain copies of the rows are kept, so that an error page can be drawn when the database cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask, current_app, g, request, url_for
from sqlalchemy import Row

from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.staff import BEHIND_THE_WALL, Permission, Role

HOMES = ("/desk/", "/partner/")


@dataclass(frozen=True, slots=True)
class Council:
    """The council whose page this is."""

    name: str
    short_name: str
    colour: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whoever works at the desk now."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One of the two desks that staff sign in to: what it is called, and its pages."""

    words: str
    home: str
    sign_in: str


NOTICES = Desk("Notices desk", "/desk/", "/desk/sign-in")
SUPPORT = Desk("Support desk", "/partner/", "/partner/sign-in")


@dataclass(frozen=True, slots=True)
class Rest:
    """After how many seconds of rest the session ends, and the addresses to stay and to leave.

    ``stay`` answers 2xx to a GET that has renewed the session; ``leave`` is where its end leads.
    """

    seconds: int
    stay: str
    leave: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the desk, for those who hold its permission. Its endpoint's blueprint is it.

    ``also`` are the beginnings of other addresses that belong to it.
    """

    words: str
    endpoint: str
    permission: Permission
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One item of the desk's navigation."""

    words: str
    href: str
    is_current: bool


def add_section(app: Flask, section: Section) -> None:
    """Offer a part of the desk in the navigation, after those added before."""
    app.extensions.setdefault("sections", []).append(section)


def of_council(authority: Authority | Row[Any]) -> None:
    """Draw this request's pages as that council's."""
    g.council = Council(
        authority.name,
        authority.short_name,
        authority.colour,
        authority.phone,
        authority.email,
    )


def of_the_only_council(authorities: Sequence[Authority]) -> None:
    """Draw this request's pages as the one council's, where a deployment has just one."""
    if len(authorities) == 1:
        of_council(authorities[0])


def of_staff(member: Staff, authority: Authority) -> None:
    """Draw this request's pages as the desk of that council, for that member of staff."""
    of_council(authority)
    g.desk = desk_of(member)
    g.signed_in = SignedIn(member.name, str(member.role))
    g.nav = _of_one_part([_link(one) for one in _sections() if member.may(one.permission)])


def desk_of(member: Staff) -> Desk:
    """The desk that somebody works at: the support side has its own."""
    return SUPPORT if Role(member.role) in BEHIND_THE_WALL else NOTICES


def desk() -> Desk:
    """The desk whose page this is; an address tells it where nobody is signed in."""
    by_address = SUPPORT if request.path.startswith("/partner") else NOTICES
    found: Desk = g.get("desk", by_address)
    return found


def of_session(rest: Rest) -> None:
    """Warn on this request's page before the session ends (WCAG 2.2, criterion 2.2.1)."""
    g.rest = rest


def _sections() -> tuple[Section, ...]:
    return tuple(current_app.extensions.get("sections", ()))


def _of_one_part(links: Sequence[Link]) -> tuple[Link, ...]:
    """Only the part with the longest address is current where one lies beneath another."""
    current = max((one.href for one in links if one.is_current), key=len, default="")
    return tuple(replace(one, is_current=one.href == current) for one in links)


def _link(section: Section) -> Link:
    blueprint, href = section.endpoint.rpartition(".")[0], url_for(section.endpoint)
    # The desk's own address begins every other: only its own pages are part of it.
    own = () if href in HOMES else (href,)
    beneath = request.path.startswith((*own, *section.also))
    return Link(section.words, href, beneath or request.blueprint == blueprint)
