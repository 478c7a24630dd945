"""Lists: newest first, a page at a time, narrowed by what the caller asks for."""

from collections.abc import Callable
from typing import Any

from .books import Books
from .errors import no_such
from .shapes import Record, Shape, Span, Text, Whole
from .store import Thing

USUAL = 10
MOST = 100
CURSOR: dict[str, Shape] = {"limit": Whole(1), "starting_after": Text(), "ending_before": Text()}


def list_shape(**filters: Shape) -> Record:
    """The parameters of a list: cursor, size of a page, span of time, and its own filters."""
    return Record({**CURSOR, "created": Span(), **filters})


def listing(
    books: Books,
    kind: str,
    url: str,
    asked: dict[str, Any],
    *fields: str,
    only: Callable[[Thing], bool] = lambda thing: True,
) -> Thing:
    """A page of one kind; `fields` are filters that compare equal, `only` is any other."""
    things = [
        thing
        for thing in books.every(kind)
        if _within(thing["created"], asked.get("created"))
        and all(thing[name] == asked[name] for name in fields if name in asked)
        and only(thing)
    ]
    return paged(things, url, asked)


def paged(things: list[Thing], url: str, asked: dict[str, Any]) -> Thing:
    """The page that the cursor asks for, of things that are already narrowed."""
    size = min(asked.get("limit", USUAL), MOST)
    if "starting_after" in asked:
        things = things[_position(things, asked, "starting_after") + 1 :]
    elif "ending_before" in asked:
        earlier = things[: _position(things, asked, "ending_before")]
        return page_of(earlier[-size:], url, more=len(earlier) > size)
    return page_of(things[:size], url, more=len(things) > size)


def page_of(things: list[Thing], url: str, more: bool = False) -> Thing:
    """The list object itself."""
    return {"object": "list", "data": things, "has_more": more, "url": url}


def _within(stamp: int, span: dict[str, int] | int | None) -> bool:
    if span is None:
        return True
    if isinstance(span, int):
        return stamp == span
    return (
        stamp > span.get("gt", -1)
        and stamp >= span.get("gte", 0)
        and stamp < span.get("lt", stamp + 1)
        and stamp <= span.get("lte", stamp)
    )


def _position(things: list[Thing], asked: dict[str, Any], cursor: str) -> int:
    for position, thing in enumerate(things):
        if thing["id"] == asked[cursor]:
            return position
    raise no_such("object", asked[cursor], cursor, 400)
