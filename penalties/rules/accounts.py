"""Who may do what to an account: nobody to their own, and neither side to one of the other.

Whatever gives more rights needs somebody else. Accounts of the support side are kept by the
safeguarding lead, all others by the administrator: neither can make themselves a way through the
wall.
"""

import uuid
from collections.abc import Iterable

from penalties.rules.refusals import refuse
from penalties.rules.staff import BEHIND_THE_WALL, Role


def check_somebody_else(acting: uuid.UUID | None, account: uuid.UUID, deed: str) -> None:
    """``Refused`` where whoever acts holds the account. ``deed`` ends "Nobody can ..."."""
    if acting == account:
        raise refuse("accounts.oneself", f"Nobody can {deed}. Ask somebody else.")


def check_keeper(acting: Role, accounts: Iterable[Role]) -> None:
    """``Refused`` where whoever acts keeps no accounts of these roles: they keep their own side."""
    is_behind = acting in BEHIND_THE_WALL
    if all((role in BEHIND_THE_WALL) == is_behind for role in accounts):
        return
    if is_behind:
        said = "The administrator keeps the accounts of the notices desk."
    else:
        said = "The safeguarding lead keeps the accounts of the support side."
    raise refuse("accounts.keeper", said, "design: the wall")
