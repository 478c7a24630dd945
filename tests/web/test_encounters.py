"""The encounter form of the desk: checked, then issued; refused in sentences; nothing lost."""

import re

from tests.builders.desk_answers import typed
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

NEW = "/desk/encounters/new"


def step(desk, name, status=200, **changes):
    """Send the form as far as ``name``; the page, or where it leads."""
    answers = {"encounter_id": "01930000-0000-7000-8000-000000000001", **typed(**changes)}
    return desk.send(NEW, status, step=name, **answers)


def test_the_check_tells_the_place_the_gate_and_the_certificate(issuer):
    page = step(issuer, "check")
    assert "A penalty is open." in page
    assert "Inside the area" in page
    assert "A direction to leave is not open here" in page
    assert "Issue the notice" in page


def test_a_checked_notice_is_issued_and_its_paper_offered(issuer):
    where = step(issuer, "record", 302)
    assert re.fullmatch(r"/desk/notices/ILF\d{7}./paper", where)
    page = issuer.open(where)
    assert "is issued" in page
    for paper in ("a4", "roll80", "large"):
        assert f"paper={paper}" in page
