"""Beginning a recall: what is wrong, which notices that are, and only then the reason."""

from collections import Counter
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from appeals.actions import recalls as actions
from appeals.forms.recalls import BeginForm
from appeals.records.affected import Affected
from appeals.rules.recalls import Defect, Fault, told_of
from appeals.web.recall_faults import fault_in, form_for, in_words
from appeals.web.recall_words import COUNTED, DEFECTS, HINTS
from penalties.rules.refusals import Refused
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("recall_beginning", __name__, url_prefix="/desk/recalls/new")

ON_A_PAGE = 50


@bp.get("")
@needs(Permission.RECALLS_RUN)
def choose() -> str:
    """What is wrong with them."""
    return render_template("appeals/recalls/choose.html", defects=DEFECTS, hints=HINTS)


@bp.route("/<defect>", methods=["GET", "POST"])
@needs(Permission.RECALLS_RUN)
def find(defect: str) -> Page:
    """Which notices have the fault, before anything is done; then the reason, which begins it."""
    kind = _kind(defect)
    form = form_for(door.session(), staff().authority_id, kind, _sent())
    if not _is_asked() or not form.validate():
        page = render_template("appeals/recalls/fault.html", form=form, words=DEFECTS[kind])
        return page, status(form)
    fault = fault_in(kind, form)
    try:
        found = actions.find(door.session(), staff().authority_id, fault, at=door.now())
    except Refused as refused:
        form.refuse(refused)
        return render_template("appeals/recalls/fault.html", form=form, words=DEFECTS[kind]), 422
    return _begin(fault, found)


def _begin(fault: Fault, found: list[Affected]) -> Page:
    """What was found, and the form that recalls it."""
    form = asked(BeginForm)
    if is_answered(form):
        with refusals_on(form):
            words, here = str(form.words.data), staff().authority_id
            recall = actions.begin(*(door.session(), here, fault, words), by=me(), at=door.now())
            flash("The recall has begun.", "success")
            return redirect(url_for("recalls.show", recall_id=recall.id))
    return render_template("appeals/recalls/found.html", form=form, **_shown(fault, found)), status(
        form
    )


def _shown(fault: Fault, found: list[Affected]) -> dict[str, Any]:
    page, pages = _page_of(len(found))
    counts = Counter(told_of(one.status) for one in found)
    return {
        "words": in_words(door.session(), staff().authority_id, fault),
        "count": len(found),
        "counts": [(words, counts[told]) for told, words in COUNTED.items()],
        "pence": sum(one.pence for one in found),
        "notices": found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        "page": page,
        "pages": pages,
        "before": _address(page - 1) if page > 1 else None,
        "after": _address(page + 1) if page < pages else None,
        "again": url_for("recall_beginning.choose"),
    }


def _kind(defect: str) -> Defect:
    return Defect(defect) if defect in set(Defect) else abort(404)


def _sent() -> Any:
    return request.args if request.args else None


def _is_asked() -> bool:
    """Whether days were sent; which one is wrong may be known from a notice before that."""
    return "from_on-day" in request.args


def _page_of(count: int) -> tuple[int, int]:
    pages = max(1, -(-count // ON_A_PAGE))
    page = request.args.get("page", 1, type=int)
    return (page, pages) if 1 <= page <= pages else abort(404)


def _address(page: int) -> str:
    kept: dict[str, Any] = {**request.args.to_dict(), "page": page}
    return url_for("recall_beginning.find", **(request.view_args or {}), **kept)
