"""Screens, API and webhook: load, form, one action, answer."""

from flask import Flask
from flask_wtf import CSRFProtect

from penalties.office.premises import Office
from penalties.rules.staff import Permission
from penalties.web import (
    access,
    access_codes,
    account,
    case_decisions,
    desk,
    door,
    errors,
    fixed_penalties,
    headers,
    health,
    holds,
    numbers,
    order_standings,
    orders,
    pages,
    sign_in,
    signs,
    staff,
    staff_access,
    staff_powers,
    statements,
    tablets,
)
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section

CSRF = CSRFProtect()
BLUEPRINTS = (
    health.bp,
    statements.bp,
    sign_in.bp,
    desk.bp,
    orders.bp,
    order_standings.bp,
    signs.bp,
    fixed_penalties.bp,
    case_decisions.bp,
    holds.bp,
    access_codes.bp,
    staff.bp,
    staff_access.bp,
    staff_powers.bp,
    account.bp,
    tablets.bp,
    numbers.bp,
)
SECTIONS = (
    Section("Work", "desk.home", Permission.QUEUE_WORK),
    Section("Notices", "fixed_penalties.list_all", Permission.PENALTIES_SEE),
    Section("Orders", "orders.list_all", Permission.ORDERS_SEE),
    Section("Numbers", "numbers.account", Permission.NUMBERS_SEE),
    Section("Tablets", "tablets.list_all", Permission.TABLETS_SEE),
    Section("Staff", "staff.list_all", Permission.STAFF_SEE),
)
PARTS_OF_A_CASE = (
    Part(10, "Facts", "fixed_penalties.facts", Permission.PENALTIES_SEE),
    Part(20, "Timeline", "fixed_penalties.events", Permission.PENALTIES_SEE),
    Part(30, "Money", "fixed_penalties.money", Permission.PENALTIES_SEE),
    Part(50, "Decisions", "case_decisions.show", Permission.PENALTIES_SEE),
)


def init_app(app: Flask, office: Office) -> None:
    """Hang this desk's doors, guards and pages into the app."""
    pages.init_app(app)
    headers.init_app(app, office.settings)
    door.init_app(app, office)
    CSRF.init_app(app)
    access.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for section in SECTIONS:
        add_section(app, section)
    for part in PARTS_OF_A_CASE:
        add_part(app, part)
