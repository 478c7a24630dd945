"""One call of the API, from the wire and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Request, Response, jsonify

from . import idempotency, identifiers
from .authentication import account_of
from .books import Books
from .decoding import decode
from .errors import StripeError, broken, invalid
from .expansion import expanded
from .shapes import Listed, Record, Text
from .store import Thing
from .world import World

Act = Callable[..., Thing]
NOTHING = Record({})


@dataclass(frozen=True)
class Operation:
    """`path` is the processor's own template; `act` takes the books, what is asked and the names.

    `described` is False for the few addresses that only the processor's own pages use.
    """

    method: str
    path: str
    act: Act
    takes: Record = NOTHING
    described: bool = True

    @property
    def shape(self) -> Record:
        """What it takes, with the expansion that all but deletions take."""
        if self.method == "DELETE":
            return self.takes
        return replace(self.takes, fields={**self.takes.fields, "expand": Listed(Text())})


def answer(
    world: World, operation: Operation, request: Request, names: Mapping[str, str]
) -> Response:
    """Do what is asked, once; every refusal is answered in the processor's own shape."""
    request_id = identifiers.new("req_", 14)
    repeats = None
    try:
        given = decode(_fields(operation, request))
        books = _books(world, operation, request, request_id)
        with world.turn():
            status, body, repeats = _once(books, operation, given, names, request.path)
    except StripeError as refusal:
        status, body = refusal.status, refusal.body(request_id)
    if world.official and operation.described:
        world.breaches += world.official.problems_of_answer(
            operation.method, operation.path, status, body
        )
    response = jsonify(body)
    response.status_code = status
    response.headers.extend(_headers(request, request_id, repeats))
    return response


def _fields(operation: Operation, request: Request) -> Iterable[tuple[str, str]]:
    fields = request.form if operation.method == "POST" else request.args
    return fields.items(multi=True)


def _books(world: World, operation: Operation, request: Request, request_id: str) -> Books:
    account = account_of(request)
    key = request.headers.get("Idempotency-Key") if operation.method == "POST" else None
    if key:
        idempotency.check(key)
    cause = {"id": request_id, "idempotency_key": key}
    return Books(world, account, request.host_url.rstrip("/"), cause)


def _once(
    books: Books,
    operation: Operation,
    given: dict[str, Any],
    names: Mapping[str, str],
    path: str,
) -> tuple[int, Thing, str | None]:
    """The status, the body, and the first request's name where this one repeats it."""
    world, key = books.world, books.request["idempotency_key"]
    if key is None:
        return *_performed(books, operation, given, names), None
    earlier = idempotency.recall(
        world.remembered.get((books.account, key)), key, path, given, books.stamp()
    )
    if earlier:
        return earlier.status, earlier.body, earlier.request_id
    status, body = _performed(books, operation, given, names)
    world.remembered[books.account, key] = idempotency.Remembered(
        path, given, books.stamp(), status, body, str(books.request["id"])
    )
    if world.answers_to_lose > 0:
        world.answers_to_lose -= 1
        raise broken("The answer was lost on its way back.")
    return status, body, None


def _performed(
    books: Books, operation: Operation, given: dict[str, Any], names: Mapping[str, str]
) -> tuple[int, Thing]:
    """The answer of an operation that began; what is malformed is refused before that."""
    asked = operation.shape.read(given)
    if books.world.official and operation.described:
        problems = books.world.official.problems_of_request(operation.method, operation.path, asked)
        if problems:
            raise invalid(f"The official description refuses this request: {problems[0]}")
    paths = asked.pop("expand", [])
    try:
        return 200, expanded(books, operation.act(books, asked, *names.values()), paths)
    except StripeError as refusal:
        return refusal.status, refusal.body(str(books.request["id"]))


def _headers(request: Request, request_id: str, repeats: str | None) -> dict[str, str]:
    echoed = ("Stripe-Version", "Stripe-Account", "Idempotency-Key")
    headers = {name: request.headers[name] for name in echoed if name in request.headers}
    headers["Request-Id"] = request_id
    if repeats:
        headers |= {"Idempotent-Replayed": "true", "Original-Request": repeats}
    return headers
