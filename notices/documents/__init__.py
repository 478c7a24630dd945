"""Every PDF that leaves the house. Only this folder knows ReportLab, and loads it when asked."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from notices.documents.notice import Notice

_one_press = Lock()
"""ReportLab keeps its fonts in one table of the process, so one document is made at a time."""


def render(snapshot: Mapping[str, Any], *, code: str, link: str, paper: str = "a4") -> bytes:
    """The PDF of a frozen notice on ``a4``, ``roll80`` or in ``large`` print.

    ``code`` is the access code of eight characters and ``link`` what the QR symbol holds; both are
    printed and neither is part of the snapshot's hash. The same of all four gives the same bytes
    under one version of ReportLab. Raises ``ValueError`` for a kind or paper it cannot print.
    """
    from notices.documents.papers import press  # loads ReportLab

    with _one_press:
        return press(Notice(snapshot, code, link), paper)
