"""What is being written in this browser about the open notice, and the way through its questions.

Whoever merely opened the notice sees nothing of it: it is bound to the browser, or to a code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import abort, redirect, request, url_for

from appeals.actions import drafts
from appeals.actions.standing import making_of
from appeals.forms.answered import Answered
from appeals.records.drafts import Draft, draft
from appeals.records.uploads import uploads_of_draft
from appeals.rules.asking import Step, after, before, kind_of
from appeals.rules.receipt import Making, Way
from penalties.records.fixed_penalties import FixedPenalty
from penalties.web import door, visits
from penalties.web.looking import Looked, look_up, the_notice

CHANGES = "change"
"""In the address of a question that is changed from the check: it leads back there."""


@dataclass(frozen=True)
class Writing:
    """A draft that is open here, with its notice and what can be made of it now."""

    row: Looked
    case: FixedPenalty
    draft: Draft
    making: Making

    @cached_property
    def answered(self) -> Answered:
        """What was typed so far."""
        files = uploads_of_draft(door.session(), self.case.authority_id, self.draft.id)
        typed = drafts.typed(door.session(), self.draft)
        has_files = any(file.status in ("coming", "kept") for file in files)
        return Answered(typed, self.making.way, has_files)

    def keep(self, step: Step, answers: Mapping[str, Sequence[str]] | None = None) -> None:
        """Keep what was typed on a page, that ``step`` comes next, and bind it here for a day."""
        kind = kind_of(self.making.way)
        drafts.keep(door.session(), self.draft, kind, step, answers or {}, at=door.now())
        visits.write_on(self.draft.id, self.row.number)
        self.__dict__.pop("answered", None)

    def back_from(self, step: Step) -> str:
        """Where "Back" leads from a step."""
        if CHANGES in request.args:
            return address_of(Step.CHECK)
        earlier = before(step, self.answered.steps)
        return address_of(earlier) if earlier else url_for("asking.start")

    def on_from(self, step: Step) -> Step:
        """The step that follows; whoever changes an answer is led back to the end."""
        if CHANGES in request.args:
            return self.answered.missing() or Step.CHECK
        return after(step, self.answered.steps)


def address_of(step: Step, *, changes: bool = False) -> str:
    """The address of a step; with ``changes`` it leads back to the check."""
    more: dict[str, Any] = {CHANGES: ""} if changes else {}
    if step is Step.FILES:
        return url_for("files.choose", **more)
    if step is Step.CHECK:
        return url_for("asking_check.check")
    return url_for("asking.question", step=step, **more)


def the_case(row: Looked) -> FixedPenalty:
    """The case of the open notice; where there is none yet, the way leads to its start page."""
    case = door.session().get(FixedPenalty, (row.authority_id, row.id)) if row.id else None
    return case or abort(redirect(url_for("asking.start"), 303))


def the_writing() -> Writing:
    """What is being written here. Where nothing is, the way leads to where it is begun.

    What was sent leads to its receipt: pressing Back, or Send twice, does nothing twice.
    """
    row = the_notice()
    case = the_case(row)
    found = written_here(row)
    if found is None:
        abort(redirect(url_for("asking.start"), 303))
    if found.sent_at is not None:
        abort(redirect(url_for("asking_check.sent"), 303))
    making = making_of(door.session(), case, door.now())
    if making.way is Way.CLOSED:
        abort(redirect(url_for("asking.start"), 303))
    return Writing(row, case, found, making)


def written_here(row: Looked) -> Draft | None:
    """The draft that this browser has about the open notice, sent or not."""
    draft_id = visits.written_on(row.number)
    found = draft(door.session(), row.authority_id, draft_id) if draft_id and row.id else None
    return found if found is not None and found.penalty_id == row.id else None


def rested_writing() -> Writing | None:
    """What was being written in a visit that rested too long: it may be kept, and not shown."""
    number = visits.rested_number()
    row = look_up(number) if number else None
    found = written_here(row) if row else None
    if row is None or found is None or found.sent_at is not None:
        return None
    case = the_case(row)
    return Writing(row, case, found, making_of(door.session(), case, door.now()))
