"""The doors of the second look: the person's pages, and the desk that looks again."""

from flask import Blueprint, Flask

from appeals.web import (
    answering,
    asking,
    asking_check,
    asking_more,
    case_second_looks,
    coming_back,
    complaining,
    complaints,
    deciding,
    decision_pages,
    evidence,
    failed_files,
    files,
    learning,
    notice_second_look,
    points,
    reading_second,
    recall_beginning,
    recall_refunds,
    recalls,
    recording,
    representations,
    reviewing,
    same_fault,
    sending,
)
from appeals.web.words import FILTERS
from penalties.rules.staff import Permission
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section
from penalties.web.looking import (
    ask_at,
    lead_on_to,
    offer_way,
    tell_of_second_looks,
)
from penalties.web.matter_pages import add_matter_page

BLUEPRINTS: tuple[Blueprint, ...] = (
    *(representations.bp, reviewing.bp, points.bp, asking_more.bp),
    *(case_second_looks.bp, recording.bp),
    *(deciding.bp, reading_second.bp, decision_pages.bp),
    *(asking.bp, asking_check.bp, answering.bp, coming_back.bp),
    *(complaining.bp, complaints.bp),
    *(recalls.bp, recall_beginning.bp, recall_refunds.bp, same_fault.bp, learning.bp),
    *(files.bp, sending.bp, evidence.bp, failed_files.bp),
)
SECTIONS: tuple[Section, ...] = (
    Section("Representations", "representations.list_all", Permission.REPRESENTATIONS_SEE),
    Section("Complaints", "complaints.list_all", Permission.COMPLAINTS_WORK),
    Section("Recalls", "recalls.list_all", Permission.RECALLS_RUN),
    Section("Learning", "learning.show", Permission.REPORTS_READ),
)
PARTS_OF_A_CASE: tuple[Part, ...] = (
    Part(45, "Representations", "case_second_looks.show", Permission.REPRESENTATIONS_SEE),
    Part(80, "Same fault", "same_fault.show", Permission.RECALLS_RUN),
)
MATTERS_OF_A_SECOND_LOOK = (
    *("representation", "representation_to_read", "answer_overdue", "more_came", "more_overdue"),
)


def init_app(app: Flask) -> None:
    """Hang this desk's doors and words into the app."""
    app.jinja_env.filters.update(FILTERS)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for section in SECTIONS:
        add_section(app, section)
    for part in PARTS_OF_A_CASE:
        add_part(app, part)
    for kind in MATTERS_OF_A_SECOND_LOOK:
        add_matter_page(app, kind, "reviewing.show", "representation_id")
    ask_at(app, "asking.start")
    lead_on_to(app, "answering.see_question")
    tell_of_second_looks(app, notice_second_look.beside)
    lead_on_to(app, "decision_pages.reasons")
    offer_way(app, "Make a complaint", "complaining.start")
    add_matter_page(app, "complaint", "complaints.show", "complaint_id")
    add_matter_page(app, "failed_upload", "failed_files.show", "upload_id")
    add_matter_page(app, "recall_to_confirm", "recalls.show", "recall_id")
    add_matter_page(app, "recall_passed_over", "recalls.show", "recall_id")
    add_matter_page(app, "recall_refunds", "recall_refunds.show", "recall_id")
