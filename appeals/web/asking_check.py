"""Looking at all answers before they are sent, sending them once, and the receipt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from appeals.actions import drafts
from appeals.actions.drafts import Told
from appeals.forms.answered import told
from appeals.forms.asking import FORMS
from appeals.records.messages import messages_of
from appeals.records.representations import Representation
from appeals.records.uploads import Upload, uploads_of, uploads_of_draft
from appeals.rules.asking import Step
from appeals.rules.receipt import Way, target
from appeals.rules.representations import UNDECIDED, Standing
from appeals.web import mail_choices
from appeals.web.asking import question_with_errors
from appeals.web.open_drafts import Writing, address_of, the_case, the_writing
from penalties.forms.page_form import PageForm
from penalties.office.authorities import Authority, holidays
from penalties.rules.clocks import Deadline
from penalties.rules.writing import counted
from penalties.web import door
from penalties.web.access import public
from penalties.web.asking import refusals_on, status
from penalties.web.kit import visible
from penalties.web.looking import the_notice
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("asking_check", __name__, url_prefix="/notice/ask")

Page = str | tuple[str, int] | Response


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of the check, and where it is changed. ``is_missing``: it has to be given yet."""

    asked: str
    said: str
    change: str
    is_missing: bool = False


@bp.get("/check")
@public
def check() -> Page:
    """All answers, each with a way to change it."""
    return _checked(the_writing(), PageForm())


@bp.post("/send")
@public
def send() -> Page:
    """Send it. What is missing is asked for first; what is open already is added to."""
    writing, form = the_writing(), PageForm()
    if missing := writing.answered.missing():
        return question_with_errors(writing, missing)
    tries = Tries("second_look", writing.row.number)
    if opens := tries.opens_at():
        form.form_errors = [words_of_wait(opens)]
        return _checked(writing, form)[0], 429
    with refusals_on(form):
        answered, at = writing.answered, door.now()
        said = None if answered.way is Way.ADD else answered.said()
        told = Told(answered.in_words(), said)
        drafts.send(door.session(), writing.case, writing.draft, told, at=at)
        tries.counted()
        return redirect(url_for(".sent"), 303)
    return _checked(the_writing(), form)


@bp.get("/sent")
@public
def sent() -> Page:
    """The receipt: it tells of no word that was written, and can be opened again at any time."""
    row = the_notice()
    case = the_case(row)
    one = drafts.latest(door.session(), case)
    if one is None:
        return redirect(url_for("asking.start"), 303)
    messages = messages_of(door.session(), one.authority_id, one.id)
    files = uploads_of(door.session(), one.authority_id, one.id)
    return render_template(
        "appeals/asking/sent.html",
        row=row,
        one=one,
        is_open=Standing(one.standing) in UNDECIDED,
        due=_due(one),
        added=[message.at for message in messages if message.kind != "asked"],
        files=counted(kept, "file") if (kept := _kept(files)) else "",
        mail_goes_out=mail_choices.goes_out(one.authority_id),
    )


def _checked(writing: Writing, form: PageForm) -> tuple[str, int]:
    page = render_template(
        "appeals/asking/check.html",
        row=writing.row,
        form=form,
        rows=list(_rows(writing)),
        is_added=writing.answered.way is Way.ADD,
        making=writing.making,
        back=writing.back_from(Step.CHECK),
    )
    return page, status(form)


def _rows(writing: Writing) -> Iterator[Row]:
    answered = writing.answered
    for step in answered.steps:
        change = address_of(step, changes=True)
        if step is Step.FILES:
            yield Row("Files", _files(writing), change)
        if step not in FORMS:
            continue
        form = answered.form(step)
        is_right = form.validate() if step is not Step.NEW else True
        for field, (asked, said) in zip(form, told(form), strict=True):
            yield Row(asked, visible(said), change, bool(field.errors) and not is_right)


def _files(writing: Writing) -> str:
    case = writing.case
    files = uploads_of_draft(door.session(), case.authority_id, writing.draft.id)
    coming = [file for file in files if file.status in ("coming", "kept")]
    return counted(len(coming), "file") if coming else ""


def _kept(files: Iterable[Upload]) -> int:
    return sum(file.status == "kept" for file in files)


def _due(one: Representation) -> Deadline:
    """The day by which we answer, with its steps; what moved it since says itself elsewhere."""
    session = door.session()
    council = session.get_one(Authority, one.authority_id)
    return target(one.came_at, council.answer_days, holidays(session))
