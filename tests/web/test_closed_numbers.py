"""The number of a warning or a course opens nothing to the public, and no case to anybody."""

from datetime import UTC, datetime

from penalties.actions.numbers import access_of
from penalties.records.kerb_warnings import warning_with
from penalties.records.numbers import counts_by_state, gaps, notice_number
from penalties.records.subjects import subjects_named
from penalties.rules.numbers import compact, printed
from penalties.web.notice_search import WRONG
from tests.builders.desk import kept
from tests.builders.patrol import penalised
from tests.web.warning_pages import OFFER
from tests.web.warning_pages import desk_of as desk_of
from tests.web.warning_pages import given as given
from tests.web.warning_pages import street as street
from tests.web.warning_pages import warning as warning

LATER = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
SERVED = {"served": "hand", "served_at": "2026-11-24T21:14:00Z"}


def test_a_warnings_number_opens_no_case_at_the_desk(desk_of, warning):
    desk = desk_of()
    desk.open(f"/desk/notices/{warning}", 404)
    assert "There is no notice with this number" in desk.open(
        f"/desk/notices/find?number={warning}", 404
    )


def test_the_public_page_says_of_a_warnings_number_what_it_says_of_any_wrong_pair(
    app, office, street, desk_of, warning
):
    path = desk_of().send(f"/desk/courses/after/{warning}", **OFFER)
    public = app.test_client()
    for number in (warning, path.rpartition("/")[2], compact("ILF", 9999)):
        page = public.get("/notice").get_data(as_text=True)
        token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
        sent = {"number": number, "code": "7KQM2XWD", "csrf_token": token}
        answer = public.post("/notice", data=sent)
        assert answer.status_code == 422
        assert WRONG in answer.get_data(as_text=True)


def test_nobody_has_a_code_or_a_link_for_them_and_the_series_has_no_gap(
    office, street, given, warning
):
    given(penalised(occurred_at="2026-11-24T21:05:00Z", notice=SERVED), at=LATER)
    with kept(office) as session:
        here = street.authority.id
        assert access_of(session, notice_number(session, here, warning)) == ("", "")
        assert gaps(session, here) == []
        assert counts_by_state(session, here)["issued"] == 2


def test_the_trail_finds_a_warning_by_its_number(office, street, warning):
    with kept(office) as session:
        here = street.authority.id
        row = warning_with(session, here, warning)
        assert row.id in subjects_named(session, here, printed(warning))
