"""The front door: puts the three desks together into one app, with its commands and its clock."""

import os
from pathlib import Path

from flask import Flask

from notices import records as _notice_tables  # noqa: F401 - the schema knows what is imported
from penalties import records as _case_tables  # noqa: F401 - the schema knows what is imported
from penalties import web as penalties_desk
from penalties.office import schema
from penalties.office.database import Base, make_engine
from penalties.office.premises import Office
from penalties.office.settings import Settings

HERE = Path(__file__).parent


def create_app(office: Office | None = None) -> Flask:
    """The whole application. Without an ``office`` its settings are read from the environment."""
    app = Flask(
        "penalties",
        template_folder=str(HERE / "templates"),
        static_folder=str(HERE / "templates" / "static"),
        static_url_path="/static",
    )
    penalties_desk.init_app(app, office or Office.of(Settings.from_env(os.environ)))
    return app


def upgrade(settings: Settings, to: str = "head") -> None:
    """Create or migrate the database that the settings name, as the owner of its tables."""
    engine = make_engine(settings.migrate_database_url)
    schema.upgrade(engine, Base.metadata, settings.database_url, to)
    engine.dispose()
