"""`expand[]`: names in an answer replaced by the objects that they name."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from .books import Books
from .errors import StripeError, invalid
from .lists import page_of
from .store import Thing

DEEPEST = 4


def expanded(books: Books, answer: Thing, paths: list[str]) -> Thing:
    """A copy of an answer with each path, such as `payment_intent.latest_charge`, filled in.

    Raises StripeError where a path leads to nothing that can be expanded.
    """
    answer = deepcopy(answer)
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise invalid(f"You cannot expand more than {DEEPEST} levels of a property.", "expand")
        _fill(books, answer, steps, path)
    return answer


def _fill(books: Books, thing: Thing, steps: list[str], path: str) -> None:
    name, *rest = steps
    if name == "data" and thing.get("object") == "list" and rest:
        for item in thing["data"]:
            _fill(books, item, rest, path)
        return
    thing[name] = _value(books, thing, name, path)
    if rest and isinstance(thing[name], dict):
        _fill(books, thing[name], rest, path)


def _value(books: Books, thing: Thing, name: str, path: str) -> Any:
    included = INCLUDABLE.get((thing.get("object", ""), name))
    if included:
        return included(books, thing)
    if name not in thing:
        raise _cannot(path)
    value = thing[name]
    if isinstance(value, str):
        found = books.world.store.named(books.account, value)
        if found is None:
            raise _cannot(path)
        return deepcopy(found)
    if value is not None and not isinstance(value, dict):
        raise _cannot(path)
    return value


def _cannot(path: str) -> StripeError:
    return invalid(f"This property cannot be expanded ({path}).", "expand")


def _line_items(books: Books, session: Thing) -> Thing:
    items = books.world.baskets[session["id"]].lines
    return page_of(deepcopy(items), f"/v1/checkout/sessions/{session['id']}/line_items")


def _refunds(books: Books, charge: Thing) -> Thing:
    refunds = [refund for refund in books.every("refund") if refund["charge"] == charge["id"]]
    return page_of(deepcopy(refunds), f"/v1/charges/{charge['id']}/refunds")


INCLUDABLE: dict[tuple[str, str], Callable[[Books, Thing], Thing]] = {
    ("checkout.session", "line_items"): _line_items,
    ("charge", "refunds"): _refunds,
}
