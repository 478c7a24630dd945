"""What the lead reads of somebody who wanted help and whose record was not taken in."""

import html

import pytest
from sqlalchemy import select

from penalties.records.safeguarding import SafeguardingMatter
from tests.builders.patrol import SELLER, penalised, seen, some_id
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead
from tests.web.test_partner_attempts import CALL

HOME, LIST = "/partner/", "/partner/safeguarding/"
WAITS = "Wanted help, and the record was not taken in"


@pytest.fixture
def one(here):
    """Hand something in; the address of the only matter of the town."""

    def hand_in(item):
        here.hand_in(item)
        with here.support() as session:
            return f"{LIST}{session.scalars(select(SafeguardingMatter)).one().id}"

    return hand_in


def refused(here):
    return penalised(role="selling", person=SELLER, support=here.accepted()["support"])


def page(desk, path):
    return html.unescape(desk.open(path))


def test_the_wish_waits_on_the_first_page_and_in_the_list_without_a_name(here, lead, one):
    one(refused(here))
    for path in (HOME, LIST):
        shown = page(lead, path)
        assert WAITS in shown
        assert SELLER["given_name"] not in shown


def test_the_wish_is_shown_with_its_service_and_the_way_to_a_referral(here, lead, one):
    shown = page(lead, one(refused(here)))
    for said in (
        "Safeguarding: wanted help",
        "Find them a service, by",
        f"They said yes to {here.service.name}, and agreed",
        'href="/partner/referrals/new"',
        "Text 07700 900 123",
        SELLER["given_name"],
    ):
        assert said in shown, said


@pytest.mark.parametrize("service", [some_id(), "the blue door"], ids=["unknown", "unread"])
def test_a_service_that_nobody_knows_is_said_to_be_unknown(here, lead, one, service):
    item = here.accepted()
    item["support"] |= {"service": service}
    shown = page(lead, one(item))
    assert "They said yes to a service that we do not know" in shown
    assert "could not be taken in (the service that was named)" in shown
    assert SELLER["given_name"] in shown


def test_what_was_recorded_after_all_has_its_referral_beside_it(here, lead, one):
    item = refused(here)
    matter = one(item)
    here.hand_in(here.accepted(id=item["id"]))
    with here.support() as session:
        made = here.referral(session)
    assert "A referral was made from the same meeting" in page(lead, LIST)
    shown = page(lead, matter)
    assert f'href="/partner/referrals/{made.id}">{made.reference}' in shown
    assert "No referral was made from this" not in shown


def test_of_a_wish_no_duty_has_to_be_decided_before_it_closes(here, lead, one):
    matter = one(refused(here))
    lead.send(f"{matter}/call", **CALL)
    assert "Close it, by" in page(lead, matter)
    lead.send(f"{matter}/close", ending="safe_with_services", words="Referred.")
    assert WAITS not in page(lead, HOME)


def test_without_a_wish_nothing_is_said_of_one(here, lead, one):
    shown = page(lead, one(seen(safeguarding={"spoke_to": "M."}, outcome="safeguarding")))
    assert "wanted help" not in shown.lower()
