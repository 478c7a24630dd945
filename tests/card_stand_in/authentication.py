"""Who calls: a secret test key, and perhaps one of the platform's connected accounts."""

import re

from flask import Request

from .errors import StripeError, refused_key
from .store import Account

TEST_KEY = re.compile(r"(sk|rk)_test_[A-Za-z0-9_]{1,240}")
CONNECTED = re.compile(r"acct_[A-Za-z0-9]{1,60}")


def account_of(request: Request) -> Account:
    """The account whose books are asked for.

    Raises StripeError without a key, and for a live key above all: none belongs in a stand-in.
    """
    key = _key(request)
    if not key:
        raise refused_key(
            "You did not provide an API key. It belongs in the Authorization header, as a bearer's."
        )
    if not TEST_KEY.fullmatch(key):
        raise refused_key("Invalid API Key provided: only secret test keys open anything here.")
    account = request.headers.get("Stripe-Account")
    if account and not CONNECTED.fullmatch(account):
        raise StripeError(
            403,
            "invalid_request_error",
            f"The provided key has no access to account '{account[:60]}', or there is none.",
            code="account_invalid",
        )
    return account


def _key(request: Request) -> str:
    sent = request.authorization
    if sent is None:
        return ""
    if sent.type == "basic":
        return sent.username or ""
    return sent.token or ""
