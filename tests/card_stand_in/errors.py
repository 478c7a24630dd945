"""What the processor answers when it will not do what was asked, in its own shape."""

from typing import Any

DOCUMENTATION = "https://docs.stripe.com/error-codes#"


class StripeError(Exception):
    """A refusal with its HTTP status, type and fields, as an error body carries them."""

    def __init__(self, status: int, kind: str, message: str, **fields: Any) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.message = message
        self.fields = {name: value for name, value in fields.items() if value is not None}

    def body(self, request_id: str) -> dict[str, Any]:
        """The error body, with where to read more when the refusal has a code."""
        error = {"message": self.message, "type": self.kind, **self.fields}
        if "code" in self.fields:
            error["doc_url"] = DOCUMENTATION + self.fields["code"]
        error["request_log_url"] = f"https://dashboard.stripe.com/test/logs/{request_id}"
        return {"error": error}


def invalid(message: str, param: str | None = None, code: str | None = None) -> StripeError:
    """400: the request itself is wrong."""
    return StripeError(400, "invalid_request_error", message, param=param, code=code)


def unknown(param: str) -> StripeError:
    """400: a parameter that this operation does not have."""
    return invalid(f"Received unknown parameter: {param}", param, "parameter_unknown")


def missing(param: str) -> StripeError:
    """400: a required parameter is not there."""
    return invalid(f"Missing required param: {param}.", param, "parameter_missing")


def no_such(kind: str, id_: str, param: str, status: int = 404) -> StripeError:
    """404 for an object named in the path, 400 for one named in a parameter."""
    message = f"No such {kind}: '{id_}'"
    return StripeError(
        status, "invalid_request_error", message, param=param, code="resource_missing"
    )


def refused_key(message: str) -> StripeError:
    """401: no key, or not one that opens anything here."""
    return StripeError(401, "invalid_request_error", message)


def misused_idempotency_key(message: str) -> StripeError:
    """400: the key was used before for something else."""
    return StripeError(400, "idempotency_error", message)


def broken(message: str) -> StripeError:
    """500: the stand-in failed, or was told to behave as if it had."""
    return StripeError(500, "api_error", message)
