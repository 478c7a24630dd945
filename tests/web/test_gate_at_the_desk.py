"""Held paper of a child or of somebody flagged: no page of the desk makes it stand."""

import pytest

from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.builders.patrol import SELLER, on_paper, person
from tests.builders.standing import breaches, standing
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

HELD = {
    "a child": {"person": person(date_of_birth="2009-03-01")},
    "somebody selling": {"role": "selling", "person": SELLER},
    "who buys from a child": {"other_person": {"age_doubt": True}},
}
ANSWERS = {
    "words": "It is all in order.",
    "reason": "It is all in order.",
    "because": "checked",
    "way": "phone",
    "pence": "100.00",
    "kind": "council",
    "decision": "run_on",
    "received_on-day": "22",
    "received_on-month": "11",
    "received_on-year": "2026",
}
NOTICE = "/desk/notices/{number}"
PAGES = (
    *(f"{NOTICE}/{page}" for page in ("let-stand", "posted", "refer", "close", "holds/new")),
    *(f"{NOTICE}/{page}" for page in ("may-it-go-on/charge", "may-it-go-on/end_pause", "pause")),
    *("/desk/payments/record/{number}", f"{NOTICE}/withdraw"),
)
ROLES = (Role.OFFICER, Role.SUPERVISOR, Role.LEGAL, Role.FINANCE, Role.ADMIN)


@pytest.mark.parametrize("what", HELD)
def test_no_page_makes_it_stand(office, night, desk_of, what) -> None:
    number = night.hand_in(on_paper(night.lease(), **HELD[what])).notice.number
    for page in PAGES:
        for role in ROLES:
            desk = desk_of(role)
            token = desk.open("/desk/account/").split('name="csrf_token" value="')[1].split('"')[0]
            answer = desk.client.post(
                page.format(number=number), data={**ANSWERS, "csrf_token": token}
            )
            assert answer.status_code < 500
            with kept(office) as session:
                assert (breaches(session), standing(session)) == ([], set()), (page, role)
    with kept(office) as session:
        assert night.case(session, number).status == "withdrawn"


@pytest.mark.parametrize("what", HELD)
def test_the_desk_offers_no_more_than_to_cancel_it(night, desk_of, what) -> None:
    number = night.hand_in(on_paper(night.lease(), **HELD[what])).notice.number
    for role in (Role.SUPERVISOR, Role.LEGAL):
        page = desk_of(role).open(f"/desk/notices/{number}")
        for words in ("Let it stand", "Record that it was posted", "Close it", "Refer it"):
            assert words not in page
    assert "Cancel it" in desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}")
