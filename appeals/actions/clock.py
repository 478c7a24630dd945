"""What the clock does by itself about second looks, after it has swept the cases.

A step works on one council in transactions of its own, does each thing once however often it runs,
and returns how many it did. One that fails is counted, and the others go on.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from appeals.actions import recall_refunds, recall_work
from appeals.actions.left_uploads import see_to_left
from appeals.actions.mails_out import send_what_waits
from appeals.actions.overdue import ring
from appeals.actions.overtaken import close_overtaken
from penalties.actions.escalation import Swept, sweep_all
from penalties.office.authorities import authorities
from penalties.office.premises import Office
from penalties.office.roles import Side

Step = Callable[[Office, int, datetime, bool], int]
"""Done for one council at a moment; the last argument is whether only to count."""

STEPS: Mapping[str, Step] = {
    "uploads_left": see_to_left,
    "mails_sent": send_what_waits,
    "representations_overtaken": close_overtaken,
    "answers_overdue": ring,
    "recalls": recall_work.work,
    "recall_refunds": recall_refunds.send_approved,
}
log = logging.getLogger(__name__)


def sweep(office: Office, *, at: datetime, dry_run: bool = False) -> Swept:
    """Perform everything that is due for every council; with ``dry_run`` only count it."""
    swept = sweep_all(office, at=at, dry_run=dry_run)
    with office.transaction(Side.CLOCK) as session:
        councils = [council.id for council in authorities(session)]
    for authority_id in councils:
        for name, step in STEPS.items():
            try:
                done = step(office, authority_id, at, dry_run)
            except Exception as failure:
                log.error("%s failed for a council: %s", name, type(failure).__name__)
                swept.failed += 1
            else:
                swept.counts.update({name: done} if done else {})
    return swept
