"""The notice that is open in this browser: its row, its council on the page, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, abort, current_app, redirect, request, url_for
from sqlalchemy import Row

from penalties.office.authorities import Authority, authorities
from penalties.office.roles import Side
from penalties.records.look_ups import public_row
from penalties.rules.numbers import DIGITS
from penalties.rules.second_looks import SecondLook
from penalties.web import door, frame, visits
from penalties.web.frame import Link

Looked = Row[Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on the page of a notice about second looks, and where more is to be read."""

    look: SecondLook | None = None
    links: tuple[Link, ...] = ()


Teller = Callable[[Looked, datetime], Beside]


def look_up(number: str) -> Looked | None:
    """The row of a compact number, in one statement and a short read."""
    with door.office().reading(Side.PUBLIC) as session:
        return public_row(session, number[: -DIGITS - 1], number)


def the_notice() -> Looked:
    """The notice that is open here; without one, the way leads back to finding it."""
    number = visits.number()
    row = look_up(number) if number else None
    if row is None:
        if number:
            visits.forget()
        abort(redirect(url_for("notice_pages.show"), 303))
    frame.of_council(row)
    return row


def the_particulars() -> Looked:
    """The open notice, for who has given the date of birth; others are asked for it first."""
    row = the_notice()
    if not visits.knows_birth_date():
        back: dict[str, Any] = {"then": request.endpoint} if leads_on_to(request.endpoint) else {}
        abort(redirect(url_for("notice_details.ask", **back), 303))
    return row


def lead_on_to(app: Flask, endpoint: str) -> None:
    """Lead whoever gives the date of birth for this page back to it."""
    app.extensions.setdefault("leads_on_to", set()).add(endpoint)


def leads_on_to(endpoint: str | None) -> bool:
    """Whether a page is one to which the date of birth leads back."""
    return endpoint in current_app.extensions.get("leads_on_to", ())


def the_only_council() -> Authority | None:
    """The council of this deployment, where there is just one: the page is drawn as its own."""
    with door.office().reading(Side.PUBLIC) as session:
        found = authorities(session)
    frame.of_the_only_council(found)
    return found[0] if len(found) == 1 else None


def offer_paper(app: Flask, words: str, endpoint: str) -> None:
    """Offer one more form of a notice to who has given the date of birth, under these words."""
    app.extensions.setdefault("papers", []).append((words, endpoint))


def papers() -> list[Link]:
    """The forms in which the open notice can be had."""
    return _offered("papers")


def ask_at(app: Flask, endpoint: str) -> None:
    """Lead whoever wants us to look again to this page."""
    app.extensions["asks_at"] = endpoint


def offer_way(app: Flask, words: str, endpoint: str) -> None:
    """Offer one more thing to do about a notice, however it stands, under these words."""
    app.extensions.setdefault("ways", []).append((words, endpoint))


def tell_of_second_looks(app: Flask, teller: Teller) -> None:
    """Have the page of a notice say what this tells of second looks at it."""
    app.extensions["second_looks"] = teller


def second_look(row: Looked, at: datetime) -> Beside:
    """What there is to tell of second looks at the open notice."""
    teller: Teller = current_app.extensions["second_looks"]
    return teller(row, at)


def asking() -> str:
    """The address at which somebody asks us to look again."""
    return url_for(current_app.extensions["asks_at"])


def ways() -> list[Link]:
    """What else can be done about the open notice."""
    return _offered("ways")


def _offered(what: str) -> list[Link]:
    offered = current_app.extensions.get(what, ())
    return [Link(words, url_for(endpoint), is_current=False) for words, endpoint in offered]
