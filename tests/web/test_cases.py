"""A case at the desk: found, listed, shown in parts, and every reading written down."""

import pytest

from penalties.office.audit import trail_of
from penalties.rules.events import Event
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

PARTS = ("", "/timeline", "/money", "/paper", "/decisions")


def test_a_notice_is_found_by_its_number_in_any_spelling(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    typed = f" {number[:3]} {number[3:].lower()}"
    answer = desk.client.get("/desk/notices/find", query_string={"number": typed})
    assert answer.location == f"/desk/notices/{number}"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_case_is_a_lawful_page(desk_of, number, part):
    desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}{part}")
