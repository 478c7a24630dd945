"""How large and how many the files may be that somebody sends, and what they are told."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.refusals import Refused, refuse
from penalties.rules.sent_files import Fault

MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
MOST_FILES = 10
MOST_TRIES = 40
"""Files begun for one thing, those that were refused and removed among them."""
MOST_A_DAY = 60
"""Files begun about one notice within a day, however often somebody starts to write anew."""
BREAKS_OFF_AFTER = timedelta(minutes=30)
LEFT_WHOLE_AFTER = timedelta(minutes=2)
"""A file that is whole and was not looked at by then is one whose server died."""
BROKEN_OFF = "broken_off"
OUR_FAULT = "our_fault"
KINDS = "JPG, PNG, HEIC, WebP, PDF or text"


class Status(StrEnum):
    """What has become of one file."""

    COMING = "coming"
    KEPT = "kept"
    REFUSED = "refused"
    FAILED = "failed"
    REMOVED = "removed"


SHOWN = frozenset({Status.COMING, Status.KEPT, Status.FAILED})
"""What the person sees in their list. Of a refused one they are told at once."""

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        Fault.NOT_A_KIND: f"The selected file must be a {KINDS} file. Of anything else, take a "
        "photo, or save it as a PDF",
        Fault.A_VIDEO: "The selected file must not be a video. Send a photo of the moment that "
        "matters, or tell us about it in your own words and we will arrange how to get it",
        Fault.UNREADABLE: "The selected file must be whole. This one stops part way or is damaged. "
        "Open it to check it, then choose it again, or take a new photo",
        Fault.TOO_MANY_PIXELS: "The selected picture must be 60 megapixels or smaller. Take a new "
        "photo, or a screenshot of it",
        Fault.TOO_MUCH_INSIDE: "The selected file must be simpler: opened, it is too large for us. "
        "Take a photo of each page, or send it in parts",
        Fault.TOO_MANY_PAGES: "The selected PDF must have 100 pages or fewer. Send the pages that "
        "matter",
        Fault.NOT_PLAIN_PAGES: "The selected PDF must be plain pages, without forms or other files "
        "inside. Print it to a new PDF, or take a photo of the page",
        Fault.LOCKED: "The selected PDF must not be locked. Print it to a new PDF, or take a photo "
        "of the page",
        Fault.NOT_PLAIN_TEXT: "The selected text must be plain text. Save it as plain text "
        "(UTF-8) or as a PDF, or take a photo of it",
        OUR_FAULT: "Something went wrong on our side with this file. It is not your fault and we "
        "still have it",
        BROKEN_OFF: "This file stopped part way",
    }
)
"""What the person is told of each problem."""


def check_size(size: int) -> None:
    """Refuse an empty file and one too large, by what is said of it before a byte is sent."""
    if size <= 0:
        raise refuse("uploads.empty", "The selected file is empty")
    if size > MOST_BYTES:
        raise refuse(
            "uploads.too_large",
            f"The selected file must be smaller than {MOST_BYTES // MEBIBYTE}MB. If it is a video, "
            "send a photo of the moment that matters, or tell us about it in your own words and we "
            "will arrange how to get it",
        )


def check_count(taken: int, tried: int) -> None:
    """Refuse one more file than we take, and one more try than anybody needs."""
    if taken >= MOST_FILES or tried >= MOST_TRIES:
        raise refuse(
            "uploads.too_many",
            f"You can send up to {MOST_FILES} files. Remove one first, or tell us in your own "
            "words what else you have",
        )


def check_flood(begun: int) -> None:
    """Refuse so many files about one notice within a day that they fill our disk."""
    if begun >= MOST_A_DAY:
        raise refuse(
            "uploads.flood",
            "We cannot take more files about this notice today. Send what you wrote without them, "
            "and add them tomorrow, or call us",
        )


def refused_for(problem: str) -> Refused:
    """What is said of a file that is not taken, as a refusal."""
    return refuse(f"uploads.{problem}", SENTENCES[problem])


def is_broken_off(touched_at: datetime, at: datetime) -> bool:
    """Whether no byte has come for so long that the line must have broken."""
    return at - touched_at >= BREAKS_OFF_AFTER
