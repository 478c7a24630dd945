"""How somebody may be reached: never lost, and never more than an address can hold."""

import pytest

from tests.builders.patrol import SELLER
from tests.builders.support import SAFE
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead
from tests.web.support_pages import referral as referral
from tests.web.support_pages import stranger as stranger
from tests.web.support_pages import worker as worker

UNDATED = {name: said for name, said in SELLER.items() if name != "date_of_birth"} | {
    "apparent_age": 42
}
ELSEWHERE = {"how": "Ring the van", "by_post": "elsewhere", "post_postcode": "ig11zz"}


def rung(here, lead):
    """The address of a referral of somebody who rang and gave one name."""
    sent = {"given_name": "Kim", "service": str(here.service.id), "words": "On the phone"}
    lead.send("/partner/referrals/new", **sent, contact=SAFE["how"], agreed="y")
    return found(here)


def met(here, _lead):
    """The same of somebody met at the kerb."""
    here.hand_in(here.accepted(person=UNDATED))
    return found(here)


def found(here):
    with here.support() as session:
        made = here.referral(session)
        assert made.person_key is None
        return f"/partner/referrals/{made.id}"


@pytest.mark.parametrize("way", [rung, met])
def test_without_a_date_of_birth_it_is_kept_and_changed_all_the_same(here, lead, worker, way):
    path = way(here, lead)
    assert SAFE["how"] in worker.open(path)
    worker.send(f"{path}/safe-contact", how="Through Mo at the van", by_post="no")
    page = worker.open(path)
    assert "Through Mo at the van" in page
    assert SAFE["how"] not in page
    assert "Through Mo at the van" in lead.open(path)


def test_what_one_nameless_person_said_is_not_shown_of_another(here, lead, worker):
    first = rung(here, lead)
    lead.send(
        *("/partner/referrals/new",),
        given_name="Kim",
        service=str(here.service.id),
        words="At the door",
        contact="Ask at the bakery",
        agreed="y",
    )
    page = worker.open(first)
    assert SAFE["how"] in page
    assert "Ask at the bakery" not in page


def test_another_services_team_neither_reads_nor_changes_it(here, lead, stranger):
    path = rung(here, lead)
    desk, _other = stranger
    desk.open(path, 404)
    desk.open(f"{path}/safe-contact", 404)


@pytest.mark.parametrize("lines", ["\n".join(["A line"] * 7), "L" * 61, "\n".join("x" * 1500)])
def test_an_address_that_fits_no_envelope_is_refused_in_a_sentence(worker, referral, lines):
    page = worker.send(f"{referral}/safe-contact", 422, **ELSEWHERE, post_lines=lines)
    assert "An address has 1 to 6 lines of up to 60 characters before its postcode" in page
    assert "Say it is Kim" in worker.open(referral)


def test_an_address_of_as_many_lines_as_fit_is_kept(worker, referral):
    lines = "\n".join(["L" * 60] * 6)
    worker.send(f"{referral}/safe-contact", **ELSEWHERE, post_lines=lines)
    assert "<br>".join(["L" * 60] * 6) in worker.open(referral)
