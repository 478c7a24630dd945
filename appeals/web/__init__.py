"""The doors of the second look: the person's pages, and the desk that looks again."""

from flask import Blueprint, Flask

from appeals.web.words import FILTERS
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section

BLUEPRINTS: tuple[Blueprint, ...] = ()
SECTIONS: tuple[Section, ...] = ()
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
