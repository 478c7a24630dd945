"""The description says all that the API does, and nothing else; machines hold us to it."""

import re

import jsonschema

from penalties.web.api.description import description
from tests.builders.patrol import penalised, seen

DRAWN_ELSEWHERE = "/api/v1/notices/{number}.pdf"


def test_every_address_of_the_api_is_described_and_no_other(app):
    described = {
        (path, way.upper()) for path, ways in description()["paths"].items() for way in ways
    }
    served = {
        (_as_described(rule.rule), way)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for way in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert served | {(DRAWN_ELSEWHERE, "GET")} == described


def _as_described(rule):
    """An address as the description writes it: ``<encounter_id>`` is ``{id}``."""
    return re.sub(r"<(?:\w+:)?(?:\w+_)?(\w+)>", r"{\1}", rule)


def test_the_description_is_served_to_anybody(app):
    answer = app.test_client().get("/api/openapi.json")
    assert answer.json["openapi"] == "3.1.0"
    assert answer.json["components"]["schemas"]["Encounter"]["additionalProperties"] is False


def test_each_failure_is_described_as_a_problem_document():
    for ways in description()["paths"].values():
        for operation in ways.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert set(answer["content"]) == {"application/problem+json"}


def test_what_is_told_fits_what_is_described(tablet, street):
    schemas = {"$defs": description()["components"]["schemas"]}

    def fits(told, name):
        schema = {
            "$ref": f"#/components/schemas/{name}",
            "components": {"schemas": schemas["$defs"]},
        }
        jsonschema.validate(told, schema)

    fits(tablet.post("/numbers", {"count": 1}), "Leases")
    fits(tablet.get("/field-kit"), "FieldKit")
    item = penalised()
    told = tablet.post("/encounters", {"encounters": [item, None, seen(role="selling"), item]})
    fits(told, "Results")
    fits(tablet.get(f"/encounters/{item['id']}"), "ToldEncounter")
    fits(tablet.post("/numbers", {}, 422), "Problem")
