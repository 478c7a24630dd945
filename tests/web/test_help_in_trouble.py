"""When a report cannot be kept, its words come back to whoever wrote them."""

from dataclasses import replace

import pytest

from penalties.office.database import make_engine
from penalties.rules.staff import Role
from tests.builders.apps import app_in
from tests.builders.councils import council
from tests.builders.harmed import ANSWERS, kept_reports, open_the_route
from tests.builders.staff import member
from tests.office.conftest import open_office as open_office
from tests.web.help_visits import Visitor


@pytest.fixture
def lead(open_office, at):
    """A council that takes reports, really committed."""
    with open_office.transaction() as session:
        reader = member(session, council(session, at), Role.SAFEGUARDING, at=at)
    open_the_route(open_office, reader, at)
    return reader


@pytest.fixture
def owner(open_office):
    """Runs a statement as the owner of the database."""
    engine = make_engine(open_office.settings.migrate_database_url)

    def ran(statement):
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)

    yield ran
    engine.dispose()


@pytest.mark.parametrize("table", ["victim_reports", "support_trail"])
def test_what_the_database_does_not_take_comes_back_and_can_be_sent_again(
    open_office, lead, owner, table
):
    visitor = Visitor(app_in(open_office))
    visitor.answer_all(ANSWERS)
    owner(f"ALTER TABLE {table} RENAME TO away")
    page = visitor.press(503, to="send")
    for said in ("silver van", "07700 900123", "We could not take this just now", "999"):
        assert said in page
    owner(f"ALTER TABLE away RENAME TO {table}")
    assert "Check what you wrote" in visitor.press(to="check")
    visitor.press(303, to="send")
    assert kept_reports(open_office, lead.authority_id) == [ANSWERS]


def test_on_the_way_nothing_is_lost_either(open_office, lead, owner):
    visitor = Visitor(app_in(open_office))
    visitor.open("/help/ilf/write")
    owner("ALTER TABLE victim_routes RENAME TO away")
    assert "He hit me." in visitor.press(503, words="He hit me.")


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_wall_that_refuses_is_no_fault_of_theirs(open_office, lead, owner):
    visitor = Visitor(app_in(open_office))
    visitor.answer_all(ANSWERS)
    public = open_office.engine.url.database + "_public"
    owner(f'REVOKE INSERT ON victim_reports FROM "{public}"')
    assert "silver van" in visitor.press(503, to="send")
    owner(f'GRANT INSERT ON victim_reports TO "{public}"')
    visitor.press(303, to="send")
    assert len(kept_reports(open_office, lead.authority_id)) == 1


def test_without_a_key_nothing_is_kept_open(open_office, lead, caplog):
    settings = replace(open_office.settings, field_keys=(), support_keys=())
    keyless = replace(open_office, settings=settings)
    visitor = Visitor(app_in(keyless))
    visitor.answer_all(ANSWERS)
    assert "silver van" in visitor.press(503, to="send")
    keyless.engine.dispose()
    assert kept_reports(open_office, lead.authority_id) == []
    assert caplog.messages == ["failure NoKey in a public page"]


def test_the_log_says_nothing_of_what_failed(open_office, lead, owner, caplog):
    visitor = Visitor(app_in(open_office))
    visitor.answer_all(ANSWERS)
    owner("ALTER TABLE victim_reports RENAME TO away")
    visitor.press(503, to="send")
    (line,) = caplog.messages
    assert line.endswith("Error in a public page")
