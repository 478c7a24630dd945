"""Bracketed form fields (`a[b][0][c]=d`) turned into a nested mapping."""

import re
from collections.abc import Iterable
from typing import Any

from .errors import invalid

NAME = re.compile(r"[^\[\]]+(\[[^\[\]]*\])*")
BRACKETED = re.compile(r"\[([^\[\]]*)\]")


def decode(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Nest every field under its brackets; a list stays a mapping of positions until it is read.

    Raises StripeError for brackets that do not close, and for a name that is value and mapping.
    """
    tree: dict[str, Any] = {}
    for name, value in pairs:
        if not NAME.fullmatch(name):
            raise invalid(f"Invalid parameter name: {name}", name)
        head = name.partition("[")[0]
        _put(tree, [head, *BRACKETED.findall(name)], value, name)
    return tree


def _put(tree: dict[str, Any], keys: list[str], value: str, name: str) -> None:
    *path, last = keys
    for key in path:
        tree = tree.setdefault(key or str(len(tree)), {})
        if not isinstance(tree, dict):
            raise invalid(f"Invalid object: {name}", name)
    last = last or str(len(tree))
    if isinstance(tree.get(last), dict):
        raise invalid(f"Invalid string: {name}", name)
    tree[last] = value
