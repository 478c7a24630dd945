"""The front door: puts the three desks together into one app, with its commands and its clock."""

import os
from pathlib import Path

from flask import Flask

from notices import records as _notice_tables  # noqa: F401 - the schema knows what is imported
from penalties import records as _case_tables  # noqa: F401 - the schema knows what is imported
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.web import door

HERE = Path(__file__).parent


def create_app(settings: Settings | None = None) -> Flask:
    """The whole application. Without ``settings`` they are read from the environment."""
    office = Office.of(settings or Settings.from_env(os.environ))
    app = Flask(
        "penalties",
        template_folder=str(HERE / "templates"),
        static_folder=str(HERE / "templates" / "static"),
        static_url_path="/static",
    )
    door.init_app(app, office)
    return app
