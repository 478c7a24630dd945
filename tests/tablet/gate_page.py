"""The gate's script on a page of ours, judging by the kits that the page itself fetched."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import wsgi
from penalties.office.authorities import Authority
from penalties.office.clock import Clock
from penalties.office.premises import Office
from tests.browser import new_page, served
from tests.builders.apps import app_in
from tests.builders.patrol import patrol
from tests.conftest import SUNDAY_EVENING, new_settings
from tests.rules.gate_cases import POLICIES, Case, line

FETCH_KIT = """
async (token) => {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch("/api/v1/field-kit", { headers })).text();
}
"""
JUDGE = """
async (sent) => {
  const { ask, derive, isOpen, policyOf } = await import("/static/gate.js");
  const { kit, cases } = JSON.parse(sent);
  const judged = cases.map(({ facts, history }) => {
    const derived = derive(facts, history, policyOf(kit), kit.gate);
    const gate = ask(facts, history, policyOf(kit), kit.gate);
    const holding = Object.keys(derived.facts).filter((name) => derived.facts[name]);
    return {
      derived: { facts: holding.sort(), sign: derived.sign },
      gate,
      open: Object.keys(gate.outcomes).filter((outcome) => isOpen(gate.outcomes[outcome])).sort(),
    };
  });
  return JSON.stringify(judged);
}
"""

Kit = Mapping[str, Any]
Told = Mapping[str, Any]
"""A case as its line tells it: what goes in, and what must come out."""


@dataclass
class GatePage:
    """A page of the council, and the kit that it fetched under each of the cases' policies."""

    page: Page
    kits: Sequence[Kit]

    def judged(self, cases: Sequence[Told], **changed: Any) -> list[Any]:
        """What the script makes of each case by the kit of its policy, in the cases' order.

        ``changed`` are parts of the table that the kit has otherwise than the council.
        """
        found: dict[int, Any] = {}
        for policy, kit in zip(POLICIES, self.kits, strict=True):
            places = [place for place, told in enumerate(cases) if told["policy"] == policy]
            table = {**kit["gate"], **changed}
            said = self.judged_by({**kit, "gate": table}, [cases[place] for place in places])
            found |= dict(zip(places, said, strict=True))
        return [found[place] for place in range(len(cases))]

    def judged_by(self, kit: Kit, cases: Sequence[Told]) -> list[Any]:
        """What the script makes of cases by one kit."""
        asked = [{part: told[part] for part in ("facts", "history")} for told in cases]
        sent = json.dumps({"kit": kit, "cases": asked})
        said: list[Any] = json.loads(self.page.evaluate(JUDGE, sent))
        return said


@pytest.fixture(scope="module")
def gate_page(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatePage]:
    """The council's start page, once its board has decided each of the policies in turn."""
    settings = new_settings("sqlite", request, tmp_path_factory.mktemp("gate"))
    wsgi.upgrade(settings)
    office = Office(settings, Clock(SUNDAY_EVENING))
    with office.transaction() as session:
        street = patrol(session, SUNDAY_EVENING)
        authority_id, token = street.authority.id, street.token
    with served(app_in(office)) as url, new_page(browser) as page:
        page.goto(url)
        kits = []
        for policy in POLICIES:
            with office.transaction() as session:
                session.get_one(Authority, authority_id).gate_policy = dict(policy)
            kits.append(json.loads(page.evaluate(FETCH_KIT, token)))
        yield GatePage(page, kits)
    office.engine.dispose()


def told(case: Case) -> Any:
    """A case, and what Python makes of it."""
    return json.loads(line(case))


def by_python(cases: Sequence[Told]) -> list[Any]:
    """What must come out for each case."""
    return [
        {
            "derived": told["derived"],
            "gate": told["gate"],
            "open": sorted(
                outcome
                for outcome, answer in told["gate"]["outcomes"].items()
                if answer["standing"] != "closed"
            ),
        }
        for told in cases
    ]
