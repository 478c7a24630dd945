"""The signature that a webhook carries, and the faults by which a false one can be told."""

import hashlib
import hmac

STALE_BY = 3600


def signed(secret: str, body: bytes, at: int) -> str:
    """The header's content: the real moment in seconds, and the HMAC-SHA256 of moment and body."""
    code = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={code.hexdigest()}"


def forged(fault: str, secret: str, body: bytes, at: int) -> tuple[dict[str, str], bytes]:
    """Headers and body of a webhook that must not be believed.

    `secret`: signed with another secret; `stale`: signed an hour ago; `body`: changed after
    signing; `missing`: not signed at all; `nonsense`: a header that says nothing.
    """
    if fault == "missing":
        return {}, body
    headers = {
        "secret": signed(secret[::-1], body, at),
        "stale": signed(secret, body, at - STALE_BY),
        "body": signed(secret, body, at),
        "nonsense": "t=,v1=",
    }
    return {"Stripe-Signature": headers[fault]}, body + b" " if fault == "body" else body
