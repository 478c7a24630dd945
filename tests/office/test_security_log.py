"""A security fact stands though the request that caused it was undone."""

import pytest
from flask import Flask
from sqlalchemy import func, select

import wsgi
from penalties.office import security_log
from penalties.office.authorities import ExtraBankHoliday
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.office.security_log import SecurityEvent
from penalties.rules.refusals import refuse
from penalties.web import door
from penalties.web.access import public


@pytest.fixture
def app(open_office: Office) -> Flask:
    """The application with one more door: it writes, notes a fact, and then refuses or breaks."""
    app = wsgi.create_app(open_office)

    @app.get("/tried/<ending>")
    @public
    def tried(ending: str) -> str:
        door.act_as(Side.ENFORCEMENT)
        door.session().add(ExtraBankHoliday(on=door.now().date(), name="Undone"))
        door.session().flush()
        door.note("wrong_pair", authority_id=7, pair="a keyed digest")
        if ending == "refused":
            raise refuse("pair.wrong", "They do not match.")
        if ending == "broken":
            raise RuntimeError("a fault of ours")
        return "kept"

    return app


@pytest.mark.parametrize(
    ("ending", "status", "kept"), [("refused", 409, 0), ("broken", 500, 0), ("well", 200, 1)]
)
def test_a_fact_stands_whatever_becomes_of_the_request(
    app: Flask, open_office: Office, ending: str, status: int, kept: int
) -> None:
    assert app.test_client().get(f"/tried/{ending}").status_code == status
    with open_office.transaction() as session:
        fact = session.scalars(select(SecurityEvent)).one()
        holidays = session.scalar(select(func.count()).select_from(ExtraBankHoliday))
    assert (fact.kind, fact.authority_id, fact.at) == ("wrong_pair", 7, open_office.clock.now())
    assert fact.facts == {"path": "tried", "pair": "a keyed digest"}
    assert holidays == kept


def test_a_fact_names_who_acted_where_somebody_was_known(office: Office) -> None:
    actor = new_id()
    moment = office.clock.now()
    security_log.note(office.sessions(), "denied", at=moment, actor_id=actor, thing="orders:see")
    with office.transaction() as session:
        fact = session.scalars(select(SecurityEvent)).one()
    assert (fact.actor_id, fact.facts) == (actor, {"thing": "orders:see"})
