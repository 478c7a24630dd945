"""Whose word is taken for where a request came from: that of so many proxies, and of nobody else.

Addresses slow down whoever keeps guessing, so one that anybody can make up would protect nobody.
"""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from penalties.office.settings import Settings


def init_app(app: Flask, settings: Settings) -> None:
    """Read address and scheme from what the trusted proxies added, where there are any."""
    count = settings.trusted_proxies
    if count:
        # The host stays what the proxy sends: links are made from PUBLIC_URL alone.
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0
        )
