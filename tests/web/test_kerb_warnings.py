"""Warnings in person at the desk: the list, one of them, its paper, and what went before."""

import pytest

from penalties.office.audit import trail_of
from penalties.records.kerb_warnings import warning_with
from penalties.rules.numbers import printed
from penalties.rules.staff import Permission, Role, may
from tests.builders.desk import kept
from tests.builders.patrol import penalised
from tests.web.warning_pages import desk_of as desk_of
from tests.web.warning_pages import given as given
from tests.web.warning_pages import street as street
from tests.web.warning_pages import warning as warning
from tests.web.warning_pages import words

SEES = [role for role in Role if may(role, Permission.KERB_WARNINGS_SEE)]


@pytest.mark.parametrize("role", SEES)
def test_the_list_has_the_reference_and_nobodys_name(desk_of, warning, role):
    page = desk_of(role).open("/desk/warnings/")
    assert f'href="/desk/warnings/{warning}"' in page
    assert "Wójcik" not in page


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMIN])
def test_others_see_nothing_of_warnings(desk_of, warning, role):
    desk = desk_of(role)
    for path in ("/desk/warnings/", f"/desk/warnings/{warning}", "/desk/courses/"):
        desk.open(path, 403)
    assert 'href="/desk/warnings/"' not in desk.open("/desk/")


def test_one_warning_shows_what_was_frozen_and_that_it_was_read_is_written_down(
    desk_of, office, street, warning
):
    page = desk_of().open(f"/desk/warnings/{warning}")
    for part in ("Tomasz Wójcik, born 1984", "AB12CDE", "Bus stop", "The order (ASBCPA 2014"):
        assert part in page
    assert "It is not a penalty and not a conviction" in page
    with kept(office) as session:
        row = warning_with(session, street.authority.id, warning)
        parts = [each.facts.get("part") for each in trail_of(session, row.authority_id, row.id)]
        assert parts[-1] == "facts"
        reads = trail_of(session, row.authority_id, row.person_id)
        assert [each.facts.get("part") for each in reads][-1] == "history"


def test_an_unknown_number_is_not_found_and_a_penaltys_is_no_warning(desk_of, given):
    number = given(penalised())
    desk = desk_of()
    for wrong in (number, "ILF00099990", "LON00000015", "nothing"):
        desk.open(f"/desk/warnings/{wrong}", 404)
        assert desk.client.get(f"/desk/warnings/{wrong}.pdf").status_code == 404


@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_its_paper_is_drawn_from_what_was_frozen(desk_of, warning, paper):
    said = words(desk_of().client.get(f"/desk/warnings/{warning}.pdf?paper={paper}"))
    assert "Warning given in person" in said
    assert printed(warning) in said


def test_a_paper_that_it_does_not_come_on_is_not_found(desk_of, warning):
    assert desk_of().client.get(f"/desk/warnings/{warning}.pdf?paper=large").status_code == 404


def test_a_tablet_gets_the_paper_where_it_was_told(app, street, warning):
    bearer = {"Authorization": f"Bearer {street.token}"}
    path = f"/api/v1/notices/{warning}.pdf?paper=roll80"
    assert "Warning given in person" in words(app.test_client().get(path, headers=bearer))


def test_the_section_is_marked_on_all_its_pages(desk_of, warning):
    desk = desk_of()
    for path in ("/desk/warnings/", f"/desk/warnings/{warning}", "/desk/courses/"):
        page = desk.open(path)
        line = next(part for part in page.split("<a ") if 'href="/desk/warnings/"' in part)
        assert 'aria-current="true"' in line or 'aria-current="page"' in line
