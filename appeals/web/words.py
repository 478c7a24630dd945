"""The codes of a second look in words, for pages and for the trail."""

from collections.abc import Callable, Mapping
from typing import Any

from appeals.rules.readability import hint
from appeals.rules.representations import Channel
from appeals.rules.uploads import BROKEN_OFF, OUR_FAULT
from penalties.rules.sent_files import Fault

CHANNELS: Mapping[str, str] = {
    Channel.PAGE: "on our page",
    Channel.PHONE: "by phone",
    Channel.POST: "by post",
    Channel.EMAIL: "by e-mail",
    Channel.PERSON: "in person",
}
DECISIONS: Mapping[str, str] = {
    "cancelled": "The notice is cancelled",
    "refused": "The notice stands",
    "refused_lower": "The notice stands, and the lower amount is open again",
    "paused": "The notice is paused by the council",
}
LETTERS: Mapping[str, str] = {
    "acknowledgement": "We have what you sent",
    "more_asked": "We ask for more",
    "decision": "Our decision",
    "cancelled": "The notice is cancelled",
}
ADJUSTMENTS: Mapping[str, str] = {
    "large_print": "Large print",
    "phone": "Calls instead of letters",
    "email": "E-mail instead of letters",
    "easy_words": "Short and easy words",
    "language": "Another language",
    "helper": "A helper in every call and meeting",
    "more_time": "More time to answer",
    "other": "Something else",
}
LETTER_STATES: Mapping[tuple[str, str], str] = {
    ("post", "waiting"): "By post: waits to be posted",
    ("post", "kept_back"): "May not be posted: on the page alone",
    ("post", "gone"): "By post: posted",
    ("email", "waiting"): "By e-mail: waits to be sent",
    ("email", "gone"): "By e-mail: sent",
    ("page", "gone"): "On the page of the notice",
}
UPLOAD_PROBLEMS: Mapping[str, str] = {
    BROKEN_OFF: "The file stopped half way",
    OUR_FAULT: "We could not work on the file",
    Fault.NOT_A_KIND: "The file is of a kind that we do not take",
    Fault.A_VIDEO: "The file is a video",
    Fault.UNREADABLE: "The file is not whole, or damaged",
    Fault.TOO_MANY_PIXELS: "The picture has more than 60 megapixels",
    Fault.TOO_MUCH_INSIDE: "What is packed inside the file is too large",
    Fault.TOO_MANY_PAGES: "The PDF has too many pages",
    Fault.NOT_PLAIN_PAGES: "The PDF holds a script, a form or another file",
    Fault.LOCKED: "The PDF is locked",
    Fault.NOT_PLAIN_TEXT: "The text is not plain text",
}


def _of(known: Mapping[str, str]) -> Callable[[str], str]:
    """A code in words; an unknown one is shown by its code, never hidden."""
    return lambda code: known.get(code, code.replace("_", " ").capitalize())


FILTERS: Mapping[str, Callable[[Any], str]] = {
    "adjustment_words": _of(ADJUSTMENTS),
    "answer_letter_words": _of(LETTERS),
    "channel_words": _of(CHANNELS),
    "decision_words": _of(DECISIONS),
    "letter_state": lambda letter: LETTER_STATES.get((letter.way, letter.status), "Draft"),
    "reading_hint": lambda words: hint(words) or "",
    "upload_problem_words": _of(UPLOAD_PROBLEMS),
}
"""What templates call these by."""
