"""An address is believed as far as the proxies in front of us are known, and no further."""

from dataclasses import replace

import pytest
from flask import Flask, request

import wsgi
from penalties.office.premises import Office
from penalties.web.access import public

LAST_HOP = "192.0.2.99"
CLAIMED = {"X-Forwarded-For": "203.0.113.1, 198.51.100.2", "X-Forwarded-Proto": "http, https"}


@pytest.mark.parametrize(
    ("proxies", "address", "scheme"),
    [
        (0, LAST_HOP, "http"),
        (1, "198.51.100.2", "https"),
        (2, "203.0.113.1", "http"),
        (3, LAST_HOP, "http"),
    ],
)
def test_the_address_is_what_the_outermost_trusted_proxy_saw(
    office: Office, proxies: int, address: str, scheme: str
) -> None:
    client = _asked_who(office, proxies).test_client()
    answer = client.get("/who", headers=CLAIMED, environ_base={"REMOTE_ADDR": LAST_HOP})
    assert answer.json == [address, scheme, "localhost"]


def test_no_proxy_may_say_under_which_name_or_path_we_stand(office: Office) -> None:
    headers = CLAIMED | {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/elsewhere"}
    answer = _asked_who(office, 1).test_client().get("/who", headers=headers)
    assert answer.json == ["198.51.100.2", "https", "localhost"]


def _asked_who(office: Office, proxies: int) -> Flask:
    """The application with a page that says who it thinks is asking."""
    settings = replace(office.settings, trusted_proxies=proxies)
    app = wsgi.create_app(replace(office, settings=settings))

    @app.get("/who")
    @public
    def who() -> list[str | None]:
        return [request.remote_addr, request.scheme, request.host]

    return app
