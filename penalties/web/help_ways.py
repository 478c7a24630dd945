"""How a council answers who was harmed, as the public pages of help need it."""

from dataclasses import dataclass

from flask import abort

from penalties.actions.victim_routes import open_route
from penalties.office.authorities import Authority, authority_of
from penalties.office.roles import Side
from penalties.records.victim_reports import VictimRoute, victim_route
from penalties.rules.victim_reports import signposts
from penalties.web import door, frame


@dataclass(frozen=True, slots=True)
class Way:
    """A council, whom it points to, and its route while that takes reports."""

    authority: Authority
    signposts: list[dict[str, str]]
    route: VictimRoute | None

    @property
    def code(self) -> str:
        """The council in the address of a page."""
        return self.authority.code.lower()


def way_of(code: str) -> Way:
    """The way of the council with this code, on whose page we then are; 404 where none has it."""
    if not (code.isascii() and code.isalpha()):
        abort(404)
    with door.office().reading(Side.PUBLIC) as session:
        authority = authority_of(session, code) or abort(404)
        kept = victim_route(session, authority.id)
        route = open_route(session, authority.id)
    frame.of_council(authority)
    own = kept.signposts if kept else ()
    return Way(authority, signposts(own, authority.anonymous_line, authority.help_lines), route)


def way_with_reports(code: str) -> tuple[Way, VictimRoute]:
    """The way of a council that takes reports; 404 for any other."""
    way = way_of(code)
    return way, way.route or abort(404)
