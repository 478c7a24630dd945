"""Choosing a file to send. What it is is told by its content, once it has come."""

from appeals.rules.uploads import KINDS, MEBIBYTE, MOST_BYTES
from penalties.forms.page_form import PageForm
from penalties.forms.uploads import Upload

ACCEPTED = (
    *("image/jpeg", "image/png", "image/webp", ".heic", ".heif"),
    *("application/pdf", "text/plain"),
)
"""What a device offers to choose. Listing JPEG lets phones send that instead of HEIC."""


class FileForm(PageForm):
    """One file; more are sent one after another."""

    file = Upload(
        "Choose a file",
        accept=ACCEPTED,
        most=MOST_BYTES,
        by_content=True,
        hint=f"{KINDS}. Up to {MOST_BYTES // MEBIBYTE}MB. Not a video.",
    )
