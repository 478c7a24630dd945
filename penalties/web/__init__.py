"""Screens, API and webhook: load, form, one action, answer."""

from flask import Flask
from flask_wtf import CSRFProtect

from penalties.office.premises import Office
from penalties.rules.staff import Permission
from penalties.web import (
    access,
    account,
    desk,
    door,
    errors,
    headers,
    health,
    order_standings,
    orders,
    pages,
    sign_in,
    signs,
    staff,
    staff_access,
    staff_powers,
    statements,
)
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
    staff.bp,
    staff_access.bp,
    staff_powers.bp,
    account.bp,
)
SECTIONS = (
    Section("Work", "desk.home", Permission.QUEUE_WORK),
    Section("Orders", "orders.list_all", Permission.ORDERS_SEE),
    Section("Staff", "staff.list_all", Permission.STAFF_SEE),
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
