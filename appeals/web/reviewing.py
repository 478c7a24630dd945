"""One second look side by side: what the person says and the answers, beside what is on file."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions import points, reviewing
from appeals.actions.sealing import opened, what_was_said
from appeals.records.messages import messages_of
from appeals.records.uploads import uploads_of
from appeals.web.point_cards import Cards, cards_of
from appeals.web.review_facts import evidence_for
from appeals.web.review_words import ANSWERS, FINDINGS, LATE, MESSAGES, STANDINGS, kind_words
from appeals.web.second_looks import SecondLook, the_second_look
from penalties.actions.reads import read_case
from penalties.forms.page_form import PageForm
from penalties.office.staff import staff_member
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import is_answered, refusals_on, status
from penalties.web.cases import due
from penalties.web.orders import Page
from penalties.web.queue_words import KINDS

MEANWHILE = "Somebody else has changed the points meanwhile. Look at them. You had typed:"

bp = Blueprint("reviewing", __name__, url_prefix="/desk/representations")


@bp.route("/<uuid:representation_id>", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_SEE)
def show(representation_id: uuid.UUID) -> Page:
    """What was said and what is on file; the answers to its points, for whoever may work on it."""
    look = the_second_look(representation_id)
    cards = cards_of(look.one)
    form = cards.form()
    if request.method == "POST" and not staff().may(Permission.REPRESENTATIONS_DECIDE):
        abort(403)
    if is_answered(form) and not _is_stale(cards, form):
        with refusals_on(form):
            given = cards.given(form)
            points.answer(door.session(), look.case, look.one, given, by=me(), at=door.now())
            flash(f"Kept. {cards_of(look.one).progress.words}.", "success")
            return _back(look)
    read_case(door.session(), look.case, "representation", by=me(), at=door.now())
    return _shown(look, cards, form), status(form)


@bp.post("/<uuid:representation_id>/authority")
@needs(Permission.REPRESENTATIONS_DECIDE)
def see_authority(representation_id: uuid.UUID) -> Response:
    """Note that whoever acts for the person has shown that they may."""
    look = the_second_look(representation_id)
    reviewing.see_authority(door.session(), look.case, look.one, by=me(), at=door.now())
    flash("It is noted that you have seen it.", "success")
    return _back(look)


@bp.post("/<uuid:representation_id>/seen")
@needs(Permission.REPRESENTATIONS_DECIDE)
def seen(representation_id: uuid.UUID) -> Response:
    """Take from the queue what only had to be seen."""
    look = the_second_look(representation_id)
    reviewing.seen(door.session(), look.one, by=me(), at=door.now())
    flash("It is out of the queue.", "success")
    return _back(look)


def _is_stale(cards: Cards, form: PageForm) -> bool:
    """Whether somebody else changed the points meanwhile; then what was typed is told, not lost."""
    left_over = cards.left_over()
    form.form_errors = [f"{MEANWHILE} “{typed}”" for typed in left_over]
    return bool(left_over)


def _shown(look: SecondLook, cards: Cards, form: PageForm) -> str:
    session, one = door.session(), look.one
    return render_template(
        "appeals/review.html",
        look=look,
        one=one,
        case=look.case,
        said=what_was_said(session, one),
        cards=cards,
        form=form,
        evidence=evidence_for(look.case, one),
        uploads=uploads_of(session, one.authority_id, one.id),
        messages=messages_of(session, one.authority_id, one.id),
        to_be_seen=reviewing.to_be_seen(session, one),
        recorded_by=_recorded_by(look),
        opened=lambda sealed: opened(session, sealed),
        state=STANDINGS[one.standing],
        deadline="" if one.decided_at else due("Answer by", one.target_on),
        kind=kind_words(one.kind),
        kinds=kind_words,
        late=LATE,
        matter_words=KINDS,
        findings=FINDINGS,
        message_words=MESSAGES,
        answer_words=ANSWERS,
        tiles=council().tile_url or "",
        knows_people=staff().may(Permission.PEOPLE_SEE),
        sees_paper=staff().may(Permission.PAPER_SEE),
    )


def _recorded_by(look: SecondLook) -> str:
    one = look.one
    if one.recorded_by is None:
        return ""
    member = staff_member(door.session(), one.authority_id, one.recorded_by)
    return member.name if member else "somebody"


def _back(look: SecondLook) -> Response:
    return redirect(url_for(".show", representation_id=look.one.id))
