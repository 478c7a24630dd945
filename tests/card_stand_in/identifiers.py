"""Names of objects: a prefix that tells the kind, and letters that nobody can guess."""

import secrets
import string

LETTERS = string.ascii_letters + string.digits


def new(prefix: str, length: int = 24) -> str:
    """A fresh name, such as `ch_` and 24 letters."""
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length))
