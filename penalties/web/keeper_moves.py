"""Deciding about a letter to a keeper at the desk: each decision is one page and one action."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, render_template

from penalties.actions import keeper_answers, keeper_posting
from penalties.actions import keeper_letters as actions
from penalties.forms.keeper_letters import (
    ApprovalForm,
    ReasonForm,
    SettleForm,
    TakenAnswerForm,
)
from penalties.forms.page_form import PageForm
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.numbers import notice_number
from penalties.rules.keeper_letters import Answer, How, Outcome
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.keeper_letters import back_to, the_letter
from penalties.web.orders import Page

bp = Blueprint("keeper_moves", __name__, url_prefix="/desk/letters")


@bp.route("/<number>/release", methods=["GET", "POST"])
@needs(Permission.PROSECUTIONS_DECIDE)
def release(number: str) -> Page:
    """Legal lets a company's letter be asked for."""
    return _decided(number, "release", ReasonForm, actions.release, "The letter is released.")


@bp.route("/<number>/keep-back", methods=["GET", "POST"])
@needs(Permission.PROSECUTIONS_DECIDE)
def keep_back(number: str) -> Page:
    """Legal does not let a company's letter go."""
    return _decided(number, "keep_back", ReasonForm, actions.keep_back, "The letter will not go.")


@bp.route("/<number>/approve", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_REVIEW)
def approve(number: str) -> Page:
    """Approve a letter at the level of a sergeant."""

    def deed(session: Any, letter: KeeperLetter, rank: str, **who: Any) -> None:
        actions.approve(session, letter, staff(), rank, **who)

    return _decided(number, "approve", ApprovalForm, deed, "The letter is approved.")


@bp.route("/<number>/refuse", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_REVIEW)
def turn_down(number: str) -> Page:
    """Do not approve a letter."""

    def deed(session: Any, letter: KeeperLetter, reason: str, **who: Any) -> None:
        actions.turn_down(session, letter, staff(), reason, **who)

    return _decided(number, "turn_down", ReasonForm, deed, "The letter will not go.")


@bp.route("/<number>/post", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def post(number: str) -> Page:
    """Post a letter today."""
    return _decided(number, "post", PageForm, keeper_posting.post, "Print it and post it today.")


@bp.route("/<number>/withdraw", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_REVIEW)
def withdraw(number: str) -> Page:
    """Take a letter back, and say how the keeper is told."""

    def deed(session: Any, letter: KeeperLetter, reason: str, **who: Any) -> None:
        keeper_posting.withdraw(session, letter, staff(), reason, **who)

    return _decided(number, "withdraw", ReasonForm, deed, "The letter is withdrawn.")


@bp.route("/<number>/answer", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def take_answer(number: str) -> Page:
    """Write down what somebody said by phone or by post."""

    def deed(
        session: Any, letter: KeeperLetter, answer: str, words: str, how: str, **who: Any
    ) -> None:
        numbered = notice_number(session, letter.authority_id, letter.number) or abort(404)
        said = (Answer(answer), words or "", How(how))
        keeper_answers.take(session, numbered, letter.status, *said, **who)

    return _decided(number, "answer", TakenAnswerForm, deed, "The answer is kept.")


@bp.route("/<number>/settle", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_REVIEW)
def settle(number: str) -> Page:
    """Say what came of an answer, or of looking at a letter again."""

    def deed(session: Any, letter: KeeperLetter, outcome: str, words: str, **who: Any) -> None:
        keeper_answers.settle(session, letter, Outcome(outcome), words, **who)

    return _decided(number, "settle", SettleForm, deed, "Done.")


def _decided(
    number: str,
    page: str,
    kind: type[PageForm],
    deed: Callable[..., None],
    done: str,
) -> Page:
    """Ask by ``kind`` on its page, do what was asked with the answers, and go back."""
    letter, form = the_letter(number), asked(kind)
    if is_answered(form):
        with refusals_on(form):
            answers = [field.data for field in form]
            deed(door.session(), letter, *answers, by=me(), at=door.now())
            flash(done, "success")
            return back_to(letter)
    shown = render_template(f"penalties/letters/{page}.html", form=form, letter=letter)
    return shown, status(form)
