"""The doors of the second look: the person's pages, and the desk that looks again."""

from flask import Blueprint, Flask

from appeals.web import asking, asking_check, coming_back, complaining, complaints
from appeals.web.words import FILTERS
from penalties.rules.staff import Permission
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section
from penalties.web.looking import ask_at, offer_way
from penalties.web.matter_pages import add_matter_page

BLUEPRINTS: tuple[Blueprint, ...] = (
    *(asking.bp, asking_check.bp, coming_back.bp),
    *(complaining.bp, complaints.bp),
)
SECTIONS: tuple[Section, ...] = (
    Section("Complaints", "complaints.list_all", Permission.COMPLAINTS_WORK),
)
PARTS_OF_A_CASE: tuple[Part, ...] = ()


def init_app(app: Flask) -> None:
    """Hang this desk's doors and words into the app."""
    app.jinja_env.filters.update(FILTERS)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for section in SECTIONS:
        add_section(app, section)
    for part in PARTS_OF_A_CASE:
        add_part(app, part)
    ask_at(app, "asking.start")
    offer_way(app, "Make a complaint", "complaining.start")
    add_matter_page(app, "complaint", "complaints.show", "complaint_id")
