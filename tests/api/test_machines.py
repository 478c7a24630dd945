"""A machine that reads the description asks everything it can think of, and is never surprised."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

import wsgi
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.web.api.description import description
from tests.builders.patrol import patrol
from tests.conftest import SUNDAY_EVENING, new_settings

OPERATIONS = [
    (path, way, mode)
    for path, ways in description()["paths"].items()
    for way, operation in ways.items()
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or {"parameters", "requestBody"} & set(operation)
]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def served(backend, request, tmp_path_factory):
    """The description of an app on a database of its own, and a tablet's token."""
    own = new_settings(backend, request, tmp_path_factory.mktemp(f"machine-{backend}"))
    wsgi.upgrade(own)
    office = Office(own, Clock(SUNDAY_EVENING))
    with office.transaction() as session:
        token = patrol(session, SUNDAY_EVENING).token
    app = wsgi.create_app(office)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", app), token
    office.engine.dispose()


@pytest.mark.parametrize(("path", "way", "mode"), OPERATIONS)
def test_no_answer_is_undocumented(served, path, way, mode):
    schema, token = served
    operation = schema[path][way]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=HealthCheck)
    def ask(case):
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        case.validate_response(answer, checks=CHECKS)

    ask()
