"""What a matter in a queue is called, for whoever opens the desk."""

from collections.abc import Mapping

QUEUES: Mapping[str, str] = {
    "supervisor": "For a supervisor",
    "finance": "For finance",
    "legal": "For legal",
    "admin": "For an administrator",
}
KINDS: Mapping[str, str] = {
    "legal_review": "Decide what happens next",
    "first_alarm": "Two months left to start proceedings",
    "second_alarm": "One month left to start proceedings",
    "prosecution_safe": "Last safe day to start proceedings",
}


def words_of(kind: str) -> str:
    """The kind of a queue item in words; an unknown one is shown by its code, never hidden."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())
