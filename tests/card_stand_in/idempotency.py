"""Idempotency keys: the same request again gets the first answer, and nothing happens twice."""

from dataclasses import dataclass
from typing import Any

from .errors import invalid, misused_idempotency_key

LONGEST_KEY = 255
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Remembered:
    """What was asked under a key, and what was answered, failures included."""

    path: str
    asked: dict[str, Any]
    at: int
    status: int
    body: dict[str, Any]
    request_id: str


def check(key: str) -> None:
    """Raises StripeError for a key that is too long."""
    if len(key) > LONGEST_KEY:
        raise invalid(f"Idempotency keys have at most {LONGEST_KEY} characters.")


def recall(
    earlier: Remembered | None, key: str, path: str, asked: dict[str, Any], now: int
) -> Remembered | None:
    """The earlier answer, if there is one from the last day.

    Raises StripeError when the key was used for another operation or with other parameters.
    """
    if earlier is None or now - earlier.at >= KEPT_SECONDS:
        return None
    if earlier.path != path:
        raise misused_idempotency_key(
            f"The idempotency key '{key}' was first used for {earlier.path}, and is no other's."
        )
    if earlier.asked != asked:
        raise misused_idempotency_key(
            f"The idempotency key '{key}' was first used with other parameters."
        )
    return earlier
