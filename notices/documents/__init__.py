"""Every PDF that leaves the house. Only this folder knows ReportLab, and loads it when asked."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from notices.documents.notice import Notice
from penalties.rules.wording.support_card import SupportCard
from penalties.rules.wording.support_warning import SupportWarning

_one_press = Lock()
"""ReportLab keeps its fonts in one table of the process, so one document is made at a time."""


def render(
    snapshot: Mapping[str, Any],
    *,
    code: str | None = None,
    link: str | None = None,
    paper: str = "a4",
) -> bytes:
    """The PDF of a frozen paper of any kind, on ``a4``, ``roll80`` or in ``large`` print.

    ``code`` is the access code of eight characters and ``link`` what the QR symbol holds; a notice
    has both printed, and neither is part of the snapshot's hash. The same of all four gives the
    same bytes under one version of ReportLab. Raises ``ValueError`` for a kind or paper it cannot
    print.
    """
    from notices.documents.papers import press  # loads ReportLab

    with _one_press:
        return press(Notice(snapshot, code or "", link or ""), paper)


def render_card(card: SupportCard, paper: str) -> bytes:
    """The PDF of the information card for a ``wallet`` or on ``roll80``.

    The same card gives the same bytes. Raises ``ValueError`` for a paper it does not come on.
    """
    from notices.documents.support_card import press_card

    with _one_press:
        return press_card(card, paper)


def left_out_of_wallet(card: SupportCard) -> list[str]:
    """The names of the help lines, then the health page, for which the wallet card has no room."""
    from notices.documents.support_card import measure_wallet

    with _one_press:
        return measure_wallet(card)


def render_support_warning(warning: SupportWarning, paper: str) -> bytes:
    """The PDF of a warning of the support ladder on ``a4`` or ``roll80``, the same for everybody.

    The same words give the same bytes. Raises ``ValueError`` for a paper it does not come on.
    """
    from notices.documents.support_warning import press_warning

    with _one_press:
        return press_warning(warning, paper)
