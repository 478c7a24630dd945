"""Recalls at the desk: which there are, how far each has come, and deciding about one."""

import uuid
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from appeals.actions import recalls as actions
from appeals.actions.recall_work import PASSED_OVER
from appeals.forms.recalls import DropForm
from appeals.records.recall_lists import lines_of, problems_of, sums_of
from appeals.records.recalls import Recall, progress_of, recalls_of
from appeals.records.recalls import recall as recall_with
from appeals.rules.recalls import TAKES, Problem, Stage, Standing
from appeals.web.recall_faults import fault_of, in_words
from appeals.web.recall_words import AT_WORK, PROBLEMS, STAGES, STANDINGS
from penalties.actions.queues import close_item
from penalties.forms.page_form import PageForm
from penalties.office.staff import staff_member
from penalties.records.queues import open_about
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("recalls", __name__, url_prefix="/desk/recalls")

ON_A_PAGE = 50
SECONDS = 5
"""After so many the page of a recall at work looks again how far it has come."""


def the_recall(recall_id: uuid.UUID) -> Recall:
    """The council's recall with this id; 404 where there is none."""
    return recall_with(door.session(), staff().authority_id, recall_id) or abort(404)


@bp.get("/")
@needs(Permission.RECALLS_RUN)
def list_all() -> str:
    """Every recall, the latest first."""
    here, session = staff().authority_id, door.session()
    rows = [
        (one, in_words(session, here, fault_of(one)), STAGES[Stage(one.status)])
        for one in recalls_of(session, here)
    ]
    return render_template("appeals/recalls/list.html", rows=rows)


@bp.get("/<uuid:recall_id>")
@needs(Permission.RECALLS_RUN)
def show(recall_id: uuid.UUID) -> str:
    """How far a recall has come. While it is at work the page looks again by itself."""
    return render_template("appeals/recalls/show.html", **_facts(the_recall(recall_id)))


@bp.get("/<uuid:recall_id>/notices")
@needs(Permission.RECALLS_RUN)
def notices(recall_id: uuid.UUID) -> str:
    """Every notice of a recall, and what became of it."""
    recall = the_recall(recall_id)
    about = (door.session(), recall.authority_id, recall.id)
    after = request.args.get("after", type=uuid.UUID)
    found = lines_of(*about, standing=_standing(), after=after, count=ON_A_PAGE + 1)
    return render_template(
        "appeals/recalls/notices.html",
        recall=recall,
        lines=found[:ON_A_PAGE],
        after=found[ON_A_PAGE - 1].of.id if len(found) > ON_A_PAGE else None,
        is_first=after is None,
        standing=_standing(),
        tags=STANDINGS,
        problems=PROBLEMS,
    )


@bp.route("/<uuid:recall_id>/confirm", methods=["GET", "POST"])
@needs(Permission.RECALLS_RUN)
def confirm(recall_id: uuid.UUID) -> Page:
    """Cancel every notice of a recall that somebody else began."""
    recall, form = _to_decide(recall_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.confirm(door.session(), recall, by=me(), at=door.now())
            return _back(recall, "The notices are being cancelled.")
    page = render_template("appeals/recalls/confirm.html", form=form, **_facts(recall))
    return page, status(form)


@bp.route("/<uuid:recall_id>/drop", methods=["GET", "POST"])
@needs(Permission.RECALLS_RUN)
def drop(recall_id: uuid.UUID) -> Page:
    """Let every notice of a recall that somebody else began go on as before."""
    recall, form = _to_decide(recall_id), asked(DropForm)
    if is_answered(form):
        with refusals_on(form):
            words = str(form.words.data)
            actions.drop(door.session(), recall, words, by=me(), at=door.now())
            return _back(recall, "The notices are being let go.")
    page = render_template("appeals/recalls/drop.html", form=form, **_facts(recall))
    return page, status(form)


@bp.post("/<uuid:recall_id>/seen")
@needs(Permission.RECALLS_RUN)
def seen(recall_id: uuid.UUID) -> AnyResponse:
    """Say that somebody has looked at what was passed over."""
    recall = the_recall(recall_id)
    for item in _passed_over(recall):
        close_item(door.session(), item, "looked_at", by=staff().id, at=door.now())
    return _back(recall, "Those that were passed over have been looked at.")


def _facts(recall: Recall) -> dict[str, Any]:
    session, here = door.session(), recall.authority_id
    stage, counts = Stage(recall.status), progress_of(session, here, recall.id)
    left = counts.get(TAKES[stage], 0) if stage in TAKES else 0
    problems = problems_of(session, here, recall.id)
    asker = staff_member(session, here, recall.asked_by)
    second = staff_member(session, here, recall.confirmed_by) if recall.confirmed_by else None
    return {
        "recall": recall,
        "words": in_words(session, here, fault_of(recall)),
        "tag": STAGES[stage],
        "stage": stage,
        "at_work": AT_WORK.get(stage, ""),
        "count": sum(counts.values()),
        "done": sum(counts.values()) - left,
        "counts": [(tag, counts.get(one, 0), one) for one, tag in STANDINGS.items()],
        "passed_over": [(PROBLEMS[one], problems[one]) for one in Problem if one in problems],
        "waits_for_legal": bool(_passed_over(recall)),
        "sums": sums_of(session, here, recall.id),
        "asker": asker.name if asker else "",
        "second": second.name if second else "",
        "may_decide": stage is Stage.PREPARED and recall.asked_by != staff().id,
        "may": staff().may,
        "seconds": SECONDS,
    }


def _passed_over(recall: Recall) -> list[Any]:
    items = open_about(door.session(), recall.authority_id, "legal", recall.id)
    return [item for item in items if item.kind == PASSED_OVER]


def _to_decide(recall_id: uuid.UUID) -> Recall:
    recall = the_recall(recall_id)
    return recall if recall.status == Stage.PREPARED else abort(404)


def _standing() -> Standing | None:
    chosen = request.args.get("standing")
    if chosen is None:
        return None
    return Standing(chosen) if chosen in set(Standing) else abort(404)


def _back(recall: Recall, words: str) -> AnyResponse:
    flash(words, "success")
    return redirect(url_for("recalls.show", recall_id=recall.id))
