"""Reports of people who were harmed: that they wait for everybody here, their words for one."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from penalties.actions import victim_reports as actions
from penalties.actions.victim_routes import reader_of, route_of
from penalties.forms.victim_reports import ReportForm
from penalties.forms.victim_routes import CloseForm
from penalties.office.audit import Actor
from penalties.office.support_trail import walled_trail_of, words_of
from penalties.records.victim_reports import (
    VictimReport,
    VictimRoute,
    closed_reports,
    victim_report,
    waiting,
)
from penalties.rules.staff import Permission
from penalties.rules.victim_reports import OUTCOME_WORDS, Outcome, Standing
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import is_answered, refusals_on, status
from penalties.web.help_answers import told
from penalties.web.orders import Page
from penalties.web.tags import Tag
from penalties.web.timeline import FOLDER, Told
from penalties.web.trails import Names

bp = Blueprint("victim_reports", __name__, url_prefix="/partner/reports")

ON_A_PAGE = 50
TAGS = {
    Standing.OVERDUE: Tag("Overdue", "red"),
    Standing.SOON: Tag("Read soon", "orange"),
    Standing.UNREAD: Tag("Unread", "blue"),
    Standing.READ: Tag("Read", "teal"),
    Standing.CLOSED: Tag("Closed", "grey"),
}


@bp.get("/")
@needs(Permission.VICTIM_REPORTS_READ)
def list_all() -> str:
    """What waits, the overdue first, and what was closed; no words of any."""
    session, council_id = door.session(), staff().authority_id
    route, before = _route(), request.args.get("before", type=uuid.UUID)
    place = _report(before) if before else None
    closed = closed_reports(session, council_id, before=place, count=ON_A_PAGE + 1)
    return render_template(
        "penalties/partner/reports/list.html",
        route=route,
        reader=reader_of(session, route),
        waiting=waiting(session, council_id, door.now()),
        closed=closed[:ON_A_PAGE],
        older=closed[ON_A_PAGE - 1].id if len(closed) > ON_A_PAGE else None,
        is_first=place is None,
        outcomes=OUTCOME_WORDS,
        tags=TAGS,
        may=staff().may,
    )


@bp.get("/<uuid:report_id>")
@needs(Permission.VICTIM_REPORTS_READ)
def show(report_id: uuid.UUID) -> str:
    """One report: its words for its reader, which is written down; for others that it waits."""
    report, route = _report(report_id), _route()
    answers = None
    if route.reader_id == staff().id:
        kept = actions.read(door.session(), route, report, by=me(), at=door.now())
        answers = told(ReportForm(data=kept))
    return render_template(
        "penalties/partner/reports/report.html",
        report=report,
        tag=TAGS[report.standing(door.now())],
        answers=answers,
        reader=reader_of(door.session(), route),
        outcomes=OUTCOME_WORDS,
        entries=_trail(report, with_words=answers is not None),
    )


@bp.route("/<uuid:report_id>/close", methods=["GET", "POST"])
@needs(Permission.VICTIM_REPORTS_READ)
def close(report_id: uuid.UUID) -> Page:
    """Close a report with what came of it."""
    report, route = _report(report_id), _route()
    form = CloseForm(request.form) if request.method == "POST" else CloseForm(obj=report)
    if route.reader_id != staff().id or report.closed_at is not None:
        abort(404)
    if is_answered(form):
        with refusals_on(form):
            actions.close(
                *(door.session(), route, report, Outcome(form.outcome.data)),
                form.words.data or "",
                hate_crime=form.is_hate_crime.data,
                by=me(),
                at=door.now(),
            )
            flash("The report is closed.", "success")
            return redirect(url_for("victim_reports.list_all"))
    page = render_template("penalties/partner/reports/close.html", form=form, report=report)
    return page, status(form)


def _route() -> VictimRoute:
    return route_of(door.session(), staff().authority_id, door.now())


def _report(report_id: uuid.UUID) -> VictimReport:
    return victim_report(door.session(), staff().authority_id, report_id) or abort(404)


def _trail(report: VictimReport, *, with_words: bool) -> list[Told]:
    """What happened to a report, the newest first; what its reader wrote, for them alone."""
    session = door.session()
    names = Names(session, report.authority_id)
    return [
        Told(
            *(entry.event, entry.at, f"{FOLDER}/{entry.event}.html", entry.facts),
            names.of(Actor(entry.actor_kind, entry.actor_id)),
            words_of(session, entry) if with_words else {},
        )
        for entry in reversed(walled_trail_of(session, report.authority_id, report.id))
    ]
