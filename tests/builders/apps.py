"""The whole application, put together once for equal settings and hung into many offices."""

import copy
from functools import lru_cache
from pathlib import Path
from types import CodeType

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

import wsgi
from penalties.office.premises import Office
from penalties.office.settings import PUBLIC_URL, Settings

ANYWHERE = "sqlite://"
HTTPS = "https://notices.example"


def app_in(office: Office) -> Flask:
    """The application at work in ``office``; its doors and its compiled pages are shared.

    What a test changes in ``config`` or ``extensions`` is that test's alone. Whoever hangs in more
    doors asks ``wsgi.create_app`` for an application of its own.
    """
    app = copy.copy(_put_together(_built_in(office.settings)))
    app.config = copy.copy(app.config)
    app.extensions = {**app.extensions, "office": office}
    return app


def _built_in(settings: Settings) -> Settings:
    """What of the settings an application is built with; the rest it asks its office."""
    return Settings(
        database_url=ANYWHERE,
        migrate_database_url=ANYWHERE,
        files_dir=Path(),
        secret_keys=settings.secret_keys,
        public_url=HTTPS if settings.is_https else PUBLIC_URL,
        trusted_proxies=settings.trusted_proxies,
    )


@lru_cache
def _put_together(settings: Settings) -> Flask:
    app = wsgi.create_app(Office.of(settings))
    assert "wsgi_app" not in vars(app), "what is wrapped round it would lead to another office"
    app.jinja_env.bytecode_cache = COMPILED
    return app


class Compiled(BytecodeCache):
    """Pages that this process has compiled, for every application in it."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.pages.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.pages[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
