"""What nobody may do to their own account: whatever gives more rights needs somebody else."""

import uuid

from penalties.rules.refusals import refuse


def check_somebody_else(acting: uuid.UUID | None, account: uuid.UUID, deed: str) -> None:
    """``Refused`` where whoever acts holds the account. ``deed`` ends "Nobody can ..."."""
    if acting == account:
        raise refuse("accounts.oneself", f"Nobody can {deed}. Ask somebody else.")
