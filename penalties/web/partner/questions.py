"""Enforcement's questions to the safeguarding lead, and what goes to the disclosure officer."""

import uuid
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import bar_questions as actions
from penalties.actions import crossings, disclosures
from penalties.actions.support_people import fingerprints
from penalties.forms.bar_questions import BarForm, DisclosureDecisionForm, DisclosureForm
from penalties.office import support_trail
from penalties.office.staff import staff_member
from penalties.records.bar_questions import BarQuestion, question
from penalties.records.disclosures import DisclosureNote, disclosure_note, disclosure_notes
from penalties.records.referrals import referrals_of_person
from penalties.records.safeguarding import matters_about
from penalties.records.support import kept_of_person
from penalties.rules.bar_questions import BarAnswer
from penalties.rules.events import Event
from penalties.rules.referrals import STAGES
from penalties.rules.safeguarding import ENDING_WORDS, KIND_WORDS
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("questions", __name__, url_prefix="/partner")


@bp.route("/questions/<uuid:question_id>", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def answer(question_id: uuid.UUID) -> Page:
    """Say whether a case may go on; with what support knows beside it."""
    asked_of_us, form = _the_question(question_id), asked(BarForm)
    if is_answered(form):
        with refusals_on(form):
            said = BarAnswer(form.answer.data)
            words = str(form.words.data)
            actions.answer(door.session(), asked_of_us, said, words, by=me(), at=door.now())
            flash("Enforcement is told your answer, and nothing more.", "success")
            return redirect(url_for("partner.home"))
    page = render_template(
        "penalties/partner/questions/answer.html",
        form=form,
        question=asked_of_us,
        is_under_way=crossings.is_under_way(door.session(), asked_of_us),
        **_known(asked_of_us),
    )
    return page, status(form)


@bp.route("/questions/<uuid:question_id>/disclosure", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def note(question_id: uuid.UUID) -> Page:
    """Give the disclosure officer what might help a defence."""
    asked_of_us, form = _the_question(question_id), asked(DisclosureForm)
    if is_answered(form):
        with refusals_on(form):
            words = str(form.words.data)
            disclosures.note(door.session(), asked_of_us, words, by=me(), at=door.now())
            flash("The disclosure officer has it. Enforcement does not.", "success")
            return redirect(url_for("questions.answer", question_id=question_id))
    page = render_template(
        "penalties/partner/questions/disclosure.html", form=form, question=asked_of_us
    )
    return page, status(form)


@bp.get("/disclosures")
@needs(Permission.DISCLOSURES_DECIDE)
def list_disclosures() -> str:
    """Everything that was given to the disclosure officer, what waits first."""
    notes = disclosure_notes(door.session(), staff().authority_id)
    return render_template("penalties/partner/questions/disclosures.html", notes=notes)


@bp.route("/disclosures/<uuid:note_id>", methods=["GET", "POST"])
@needs(Permission.DISCLOSURES_DECIDE)
def decide(note_id: uuid.UUID) -> Page:
    """Read what might help a defence, and decide; every reading is written down."""
    given, form = _the_note(note_id), asked(DisclosureDecisionForm)
    if is_answered(form):
        with refusals_on(form):
            decision, words = str(form.decision.data), str(form.words.data)
            disclosures.decide(door.session(), given, decision, words, by=me(), at=door.now())
            flash("Your decision is kept.", "success")
            return redirect(url_for("questions.list_disclosures"))
    opened = door.office().keyring.support.open
    page = render_template(
        "penalties/partner/questions/decide.html",
        form=form,
        note=given,
        words=opened(given.body),
        decided=opened(given.decision_body) if given.decision_body else "",
        giver=staff_member(door.session(), given.authority_id, given.given_by),
    )
    return page, status(form)


def _known(asked_of_us: BarQuestion) -> dict[str, Any]:
    """Who the case is about, and what support keeps of them; reading it is written down."""
    session, here = door.session(), asked_of_us.authority_id
    person, met = crossings.whom(session, asked_of_us)
    keys = fingerprints(session, person) if person else frozenset()
    kept = kept_of_person(session, here, keys)
    support_trail.write(
        session,
        Event.RECORD_READ,
        authority_id=here,
        by=me(),
        at=door.now(),
        subject=("support", asked_of_us.id),
        facts={"part": "question"},
    )
    return {
        "person": person,
        "referrals": referrals_of_person(session, here, keys, {met}),
        "kept": kept,
        "matters": matters_about(session, here, {met, *(one.id for one in kept)}, keys),
        "stages": STAGES,
        "kind_words": KIND_WORDS,
        "ending_words": ENDING_WORDS,
    }


def _the_question(question_id: uuid.UUID) -> BarQuestion:
    return question(door.session(), staff().authority_id, question_id) or abort(404)


def _the_note(note_id: uuid.UUID) -> DisclosureNote:
    found = disclosure_note(door.session(), staff().authority_id, note_id) or abort(404)
    support_trail.write(
        door.session(),
        Event.RECORD_READ,
        authority_id=found.authority_id,
        by=me(),
        at=door.now(),
        subject=("disclosure", found.id),
        facts={"part": "note"},
    )
    return found
