"""What every answer carries: a strict content policy, no referrer, no framing, safe cookies."""

import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from penalties.office.settings import Settings
from penalties.web import door

HOSTED_CARD_PAGE = "https://checkout.stripe.com"


def init_app(app: Flask, settings: Settings) -> None:
    """Set the cookie's rules and hang the headers on every answer."""
    keys = settings.secret_keys
    app.config.update(
        SECRET_KEY=keys[0] if keys else None,
        SECRET_KEY_FALLBACKS=list(keys[1:]),
        SESSION_COOKIE_NAME="__Host-fairstreet" if settings.is_https else "fairstreet",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=25 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
    )

    @app.after_request
    def add_headers(response: Response) -> Response:
        # A policy of 'self' alone would silently stop the form that leads to the hosted card page.
        pay_at = _origin(door.office().settings.stripe_api_base) or HOSTED_CARD_PAGE
        response.headers.setdefault("Content-Security-Policy", _policy(nonce(), pay_at))
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Permissions-Policy"] = "camera=(self), geolocation=(self)"
        if settings.is_https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def nonce() -> str:
    """The nonce that this answer's own scripts carry."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    made: str = g.csp_nonce
    return made


def _policy(script_nonce: str, pay_at: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{script_nonce}'",
            "style-src 'self'",
            "img-src 'self' data: https:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            f"form-action 'self' {pay_at}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _origin(url: str | None) -> str | None:
    parts = urlsplit(url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None
