"""Screens, API and webhook: load, form, one action, answer."""

from flask import Flask
from flask_wtf import CSRFProtect

from penalties.office.premises import Office
from penalties.web import access, desk, door, errors, headers, health, sign_in

CSRF = CSRFProtect()
BLUEPRINTS = (health.bp, sign_in.bp, desk.bp)


def init_app(app: Flask, office: Office) -> None:
    """Hang this desk's doors, guards and pages into the app."""
    headers.init_app(app, office.settings)
    door.init_app(app, office)
    CSRF.init_app(app)
    access.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
