"""Letters to keepers at the desk: the lists, asking for one, and all that is known of one."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import keeper_letters as actions
from penalties.actions.keeper_moves import read
from penalties.forms.keeper_letters import ANSWERS
from penalties.forms.page_form import PageForm
from penalties.office.staff import staff_of
from penalties.records.keeper_letters import KeeperLetter, letter_with_number, letters_with_status
from penalties.records.keepers import Keeper, KeeperAgreement, KeeperFile
from penalties.records.letter_answers import answers_to, sightings_behind
from penalties.records.trails import latest_of
from penalties.rules import numbers
from penalties.rules.staff import Permission
from penalties.rules.vehicles import read_mark
from penalties.web import door, letter_deeds, letter_words, warning_parts
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import compact_of
from penalties.web.orders import Page
from penalties.web.sightings import the_vehicle
from penalties.web.trails import Names

bp = Blueprint("keeper_letters", __name__, url_prefix="/desk/letters")

SHOWN_OF_TRAIL = 20


def the_letter(number: str) -> KeeperLetter:
    """The council's letter with this number; 404 where there is none."""
    compact = compact_of(council(), number) or abort(404)
    return letter_with_number(door.session(), council().id, compact) or abort(404)


def back_to(letter: KeeperLetter) -> Page:
    """To the page of that letter."""
    return redirect(url_for("keeper_letters.show", number=letter.number))


@bp.get("/")
@needs(Permission.KERB_WARNINGS_SEE)
def list_all() -> str:
    """Every letter by how it stands, without anybody's name."""
    session, here = door.session(), staff().authority_id
    return render_template(
        "penalties/letters/list.html",
        lists={
            words: letters_with_status(session, here, *statuses)
            for words, statuses in letter_words.LISTS.items()
        },
        mark=letter_words.mark,
        parts=warning_parts.links(staff()),
        may=staff().may,
    )


@bp.get("/<number>")
@needs(Permission.KERB_WARNINGS_SEE)
def show(number: str) -> str:
    """One letter: what it rests on, the keeper, who decided, its paper and what came back."""
    letter, session = the_letter(number), door.session()
    here = letter.authority_id
    read(session, letter, "facts", by=me(), at=door.now())
    keeper = session.get_one(Keeper, (here, letter.keeper_id))
    return render_template(
        "penalties/letters/show.html",
        letter=letter,
        mark=letter_words.mark(here, letter.vehicle_id),
        keeper=keeper,
        file=session.get_one(KeeperFile, (here, keeper.file_id)),
        agreement=session.get_one(KeeperAgreement, (here, letter.agreement_id)),
        sightings=sightings_behind(session, letter),
        answers=answers_to(session, here, letter.number),
        officers={one.id: one for one in staff_of(session, here)},
        trail=Names(session, here).told(latest_of(session, here, letter.id, SHOWN_OF_TRAIL)),
        deeds=letter_deeds.deeds(letter, staff()),
        words=letter_words,
        answers_in_words=ANSWERS,
        may=staff().may,
    )


@bp.route("/about/<uuid:vehicle_id>", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def ask(vehicle_id: uuid.UUID) -> Page:
    """Ask for a letter about a vehicle."""
    vehicle, form = the_vehicle(vehicle_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            letter = actions.ask(
                door.session(), council(), staff(), vehicle, by=me(), at=door.now()
            )
            flash(f"Letter {numbers.printed(letter.number)} is asked for.", "success")
            return back_to(letter)
    mark = read_mark(vehicle.vrm).printed
    page = render_template("penalties/letters/ask.html", form=form, vehicle=vehicle, mark=mark)
    return page, status(form)
