"""The worst that can be typed into the pages of a case: answered in words, and nothing is kept."""

import pytest
from sqlalchemy import func, select

from penalties.office.audit import Entry
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number
from tests.web.nasty import WORST, worst_answers
from tests.web.test_encounters import ID, NEW, counts

FORMS = {
    "withdraw": Role.SUPERVISOR,
    "holds/new": Role.SUPERVISOR,
    "refer": Role.LEGAL,
    "close": Role.LEGAL,
}


def trail(office):
    """How long the trail is."""
    with kept(office) as session:
        return session.scalar(select(func.count()).select_from(Entry))


@pytest.mark.parametrize("path", FORMS)
def test_a_deed_is_not_done_for_the_worst_words(desk_of, office, number, path):
    desk, address = desk_of(FORMS[path]), f"/desk/notices/{number}/{path}"
    worst, before = worst_answers(desk.open(address)), trail(office)
    assert "There is a problem" in desk.send(address, 422, **worst)
    assert trail(office) == before


@pytest.mark.parametrize("step", ["check", "record", "called"])
def test_the_worst_encounter_is_told_field_by_field_and_not_kept(issuer, office, step):
    worst = worst_answers(issuer.open(NEW)) | {"encounter_id": ID, "step": step}
    page = issuer.send(NEW, 422, **worst)
    assert page.count("govuk-error-message") > 20
    assert counts(office) == (0, 0, 0)


def test_an_encounter_without_an_id_of_its_own_is_no_form_of_ours(issuer):
    for id_ in ("", "1", WORST):
        issuer.send(NEW, 400, encounter_id=id_, step="check")
    issuer.send(NEW, 400, step="check")


def test_a_deed_without_the_token_of_its_page_is_refused(desk_of, night, office, number):
    answer = desk_of(Role.SUPERVISOR).client.post(
        f"/desk/notices/{number}/withdraw", data={"because": "checked", "words": "Mine"}
    )
    assert answer.status_code == 400
    with kept(office) as session:
        assert night.case(session, number).status == "served"
