"""The person's page for what we asked: our question, their answer, and files if they have any.

Our question is shown after the date of birth, or where they have just written to us. The answer can
be given without it: we read our question to whoever calls.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions import drafts
from appeals.actions.asking import add_to
from appeals.actions.sealing import opened
from appeals.forms.more import AddForm, PersonsAnswerForm
from appeals.records.messages import Message, messages_of
from appeals.records.representations import Representation, open_representation
from appeals.rules.asking import ADDITION, Step
from appeals.rules.representations import Standing
from appeals.web.open_drafts import address_of, the_case, written_here
from penalties.office.audit import PUBLIC
from penalties.records.fixed_penalties import FixedPenalty
from penalties.web import door, visits
from penalties.web.access import public
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.looking import Looked, look_up, the_notice, the_particulars
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("answering", __name__, url_prefix="/notice/answer")

Page = str | tuple[str, int] | Response
FILES = "files"
"""What the button says that leads to photos and papers first."""


@bp.route("", methods=["GET", "POST"])
@public
def answer() -> Page:
    """What we asked, and the answer; what nobody asked for can be added, too."""
    if _is_kept_of_a_rested_visit():
        return redirect(url_for("notice_pages.show"), 303)
    row = the_notice()
    case = the_case(row)
    one = open_representation(door.session(), case)
    if one is None:
        return redirect(url_for("notice_pages.show"), 303)
    question = _question(one)
    form = asked(PersonsAnswerForm if question else AddForm, _begun(row))
    if request.form.get("step") == FILES:
        return _to_files(row, case, form)
    tries = Tries("second_look", row.number)
    if is_answered(form):
        if opens := tries.opens_at():
            form.form_errors = [words_of_wait(opens)]
            return _shown(row, one, question, form)[0], 429
        with refusals_on(form):
            _send(row, case, one, form.words.data)
            tries.counted()
            return redirect(url_for("asking_check.sent"), 303)
    return _shown(row, one, question, form)


@bp.get("/question")
@public
def see_question() -> Response:
    """Back to the page, for whoever has given the date of birth; others are asked for it first."""
    the_particulars()
    return redirect(url_for(".answer"), 303)


def _shown(
    row: Looked, one: Representation, question: Message | None, form: PersonsAnswerForm
) -> tuple[str, int]:
    just_written = visits.written_on(row.number) == one.id
    page = render_template(
        "appeals/asking/answer.html",
        row=row,
        form=form,
        question=question,
        can_be_shown=row.adult_on is not None and row.is_frozen,
        words=_words(question) if visits.knows_birth_date() or just_written else "",
    )
    return page, status(form)


def _question(one: Representation) -> Message | None:
    """What we asked last, as long as we wait for the answer."""
    if one.standing != Standing.ASKED:
        return None
    passed = messages_of(door.session(), one.authority_id, one.id)
    return next((each for each in reversed(passed) if each.kind == "asked"), None)


def _words(question: Message | None) -> str:
    return str(opened(door.session(), question.body)["words"]) if question else ""


def _send(row: Looked, case: FixedPenalty, one: Representation, words: str) -> None:
    """Send it, with the files of what was begun here. What was sent twice is kept once."""
    session, at = door.session(), door.now()
    begun = written_here(row)
    if begun is not None and begun.sent_at is None and begun.kind == ADDITION:
        drafts.send(session, case, begun, drafts.Told(words), at=at)
    elif not _was_sent(one, words):
        add_to(session, one, words, kind="answered", by=PUBLIC, at=at)


def _was_sent(one: Representation, words: str) -> bool:
    passed = messages_of(door.session(), one.authority_id, one.id)
    last = passed[-1] if passed else None
    if last is None or last.kind == "asked":
        return False
    return str(opened(door.session(), last.body)["words"]) == words.strip()


def _begun(row: Looked) -> dict[str, str]:
    """What was typed here before and not sent."""
    begun = written_here(row)
    if begun is None or begun.sent_at is not None or begun.kind != ADDITION:
        return {}
    return {"words": next(iter(drafts.typed(door.session(), begun).get("words", ())), "")}


def _to_files(row: Looked, case: FixedPenalty, form: PersonsAnswerForm) -> Response:
    """Keep what was typed, right or not, and go to photos and papers."""
    _keep(row, case, form.words.typed)
    return redirect(address_of(Step.FILES), 303)


def _keep(row: Looked, case: FixedPenalty, words: str) -> None:
    session, at = door.session(), door.now()
    begun = written_here(row)
    if begun is None or begun.sent_at is not None:
        begun = drafts.begin(session, case, ADDITION, Step.WORDS, at=at)
    drafts.keep(session, begun, ADDITION, Step.FILES, {"words": [words]}, at=at)
    visits.write_on(begun.id, row.number)


def _is_kept_of_a_rested_visit() -> bool:
    """Lose nothing of what somebody sends from a page that rested too long: it is kept for them."""
    number = visits.rested_number() if request.method == "POST" else None
    row = look_up(number) if number else None
    case = door.session().get(FixedPenalty, (row.authority_id, row.id)) if row and row.id else None
    if row is None or case is None or open_representation(door.session(), case) is None:
        return False
    _keep(row, case, asked(PersonsAnswerForm).words.typed)
    return True
