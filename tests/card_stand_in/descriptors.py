"""What stands on the payer's card statement: a fixed prefix and a suffix of the caller's."""

import re

from .errors import invalid

PREFIX = "STAND-IN"
LONGEST = 22
FORBIDDEN = re.compile(r"[<>\\'\"*]")


def check(asked: dict[str, str]) -> None:
    """Raises StripeError for a descriptor that card networks do not carry.

    A whole descriptor is not taken for cards at all; a suffix has at most 22 characters, a letter
    among them, and none of `<>\\'"*`.
    """
    if "statement_descriptor" in asked:
        raise invalid(
            "The `statement_descriptor` parameter is not supported for card payments. Use "
            "`statement_descriptor_suffix` instead.",
            "statement_descriptor",
        )
    suffix = asked.get("statement_descriptor_suffix")
    if suffix is None:
        return
    if len(suffix) > LONGEST or FORBIDDEN.search(suffix) or not re.search(r"[A-Za-z]", suffix):
        raise invalid(
            "The statement descriptor suffix has at most 22 characters, at least one letter, and "
            "none of < > \\ ' \" *.",
            "statement_descriptor_suffix",
        )


def calculated(suffix: str | None) -> str:
    """The line on the statement, cut at 22 characters."""
    return (f"{PREFIX}* {suffix}" if suffix else PREFIX)[:LONGEST].rstrip().upper()
