"""Referrals at the support desk: a team sees its own, as far as it was agreed to, and no more."""

import re

import pytest
from sqlalchemy import select

from penalties.office.security_log import SecurityEvent
from penalties.office.support_trail import WalledEntry
from penalties.records.heard import HeardAnswer, heard_by_quarter
from penalties.records.referrals import Referral
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.services import service
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead
from tests.web.support_pages import referral as referral
from tests.web.support_pages import stranger as stranger
from tests.web.support_pages import worker as worker

LIST = "/partner/referrals/"


def test_a_team_finds_what_waits_and_how_to_reach_somebody_safely(worker, referral):
    page = worker.open("/partner/")
    assert "Get in touch" in page
    assert "Ana" not in page
    page = worker.open(referral)
    for words in ("Ana Pop", "A safe place to stay", "Say it is Kim", "Nothing by post"):
        assert words in page


def test_what_was_not_agreed_to_is_not_shown(worker, referral):
    page = worker.open(referral)
    for words in ("IG1 2DQ", "1984", "selling", "Loxford", "notice"):
        assert words not in page


def test_from_the_first_contact_to_support_and_its_end(worker, referral, here):
    assert "Enter what you agreed" in worker.send(f"{referral}/contact", 422, words=" ")
    worker.send(f"{referral}/contact", words="She comes to the van on Friday.")
    assert "She comes to the van on Friday." in worker.open(referral)
    worker.send(f"{referral}/engage", words="A key worker and a bed.")
    to = worker.send(f"{referral}/end", outcome="moved_on", words="")
    assert to == f"{referral}/heard"
    worker.send(to, answer="yes")
    page = worker.open(referral)
    assert "Ended: They moved on" in page
    with here.support() as session:
        found = heard_by_quarter(session, here.street.authority.id, here.service.id)
    assert [(str(quarter), dict(said)) for quarter, said in found] == [("2026-10-01", {"yes": 1})]


def test_nothing_tells_whose_answer_it_was(worker, referral, here):
    worker.send(f"{referral}/heard", answer="no")
    with here.support() as session:
        answer = session.scalars(select(HeardAnswer)).one()
        assert answer.id.version == 4
        assert set(HeardAnswer.__table__.columns.keys()) == {
            *("authority_id", "id", "service_id", "quarter_from", "answer")
        }
        events = session.scalars(select(WalledEntry.event)).all()
    assert not [event for event in events if "heard" in event]


def test_the_lead_sees_how_often_people_felt_heard_and_never_so_few_that_one_is_known(
    lead, worker, referral, here
):
    path = "/partner/heard/"
    assert "Nobody was asked yet." in lead.open(path)
    assert path in lead.open(LIST)
    for said in ("yes", "yes", "partly", "no"):
        worker.send(f"{referral}/heard", answer=said)
    few = lead.open(path)
    assert "1 October 2026" in few
    assert few.count("Too few") == 3
    worker.send(f"{referral}/heard", answer="yes")
    page = lead.open(path)
    assert "Too few" not in page
    assert re.findall(r"numeric[^>]*>\s*(\d+)\s*<", page) == ["3", "1", "1"]
    worker.open(path, 403)


def test_a_deed_out_of_its_order_is_refused_in_a_sentence(worker, referral):
    said = worker.send(f"{referral}/engage", 422, words="Too early")
    assert "A referral that is sent cannot be engaged." in said


@pytest.mark.parametrize("part", ["", "/contact", "/engage", "/end", "/decline", "/withdraw"])
def test_another_services_team_gets_404_and_it_is_written_down(
    stranger, referral, office, here, part
):
    desk, _other = stranger
    desk.open(referral + part, 404)
    with here.support() as session:
        found = select(WalledEntry).where(WalledEntry.event == "referral.denied")
        denied = session.scalars(found).one()
        assert referral.endswith(str(denied.subject_id))
        assert denied.actor_id not in (None, here.worker.id)
    with kept(office) as session:  # where enforcement reads: neither who asked nor for what
        (noted,) = session.scalars(select(SecurityEvent)).all()
        assert (noted.kind, noted.actor_id, noted.facts) == ("denied", None, {})
    assert "There is no referral." in desk.open(LIST)


def test_a_withdrawn_consent_closes_it_to_the_team_and_not_to_the_lead(
    worker, lead, referral, here
):
    with here.support() as session:
        reference = here.referral(session).reference
    assert worker.send(f"{referral}/withdraw", words="She rang.") == LIST
    worker.open(referral, 404)
    page = worker.open(LIST)
    assert reference in page
    assert "Consent withdrawn" in page
    assert referral not in page
    assert "Ana" not in page
    assert "Consent withdrawn" in lead.open(referral)


def test_safe_contact_is_changed_by_what_they_say_now(worker, referral):
    sent = {"how": "Ring the van", "by_post": "elsewhere", "post_lines": "", "post_postcode": ""}
    page = worker.send(f"{referral}/safe-contact", 422, **sent)
    assert "Enter the address" in page
    assert "Enter the postcode" in page
    place = {"post_lines": "PO Box 7\nIlford", "post_postcode": "ig11zz"}
    worker.send(f"{referral}/safe-contact", **sent | place)
    page = worker.open(referral)
    assert "PO Box 7<br>Ilford<br>IG1 1ZZ" in page
    assert "Ring the van" in worker.open(f"{referral}/safe-contact")


def test_a_declined_one_goes_back_with_its_reason(worker, lead, referral):
    worker.send(f"{referral}/decline", words="We have no bed.")
    assert "Service could not take it" in worker.open(referral)
    assert "Service could not take it" in lead.open(LIST)


def test_the_lead_places_one_that_waits_where_the_person_agreed(lead, worker, here):
    with here.support() as session:
        session.merge(here.service).places_free = 0
        other = service(session, here.street.authority, name="The Haven")
    here.hand_in(here.accepted())
    assert "Find a service" in lead.open("/partner/")
    with here.support() as session:
        path = f"/partner/referrals/{here.referral(session).id}"
    full = {"service": str(here.service.id), "words": "By phone"}
    assert "Open Door has no room now." in lead.send(f"{path}/place", 422, **full)
    lead.send(f"{path}/place", service=str(other.id), words="By phone")
    assert "The Haven" in lead.open(path)
    worker.open(path, 404)


def test_the_lead_makes_a_referral_for_somebody_who_asks(lead, worker, here):
    sent = {
        "given_name": "Kim",
        "service": str(here.service.id),
        "contact": "Text 07700 900 124",
        "words": "On the phone",
    }
    assert "Select that they agree" in lead.send("/partner/referrals/new", 422, **sent)
    lead.send("/partner/referrals/new", **sent, agreed="y", needs=["no_home"])
    with here.support() as session:
        found = session.scalars(select(Referral)).one()
        assert (found.encounter_id, found.stage) == (None, "sent")
    assert "Kim" in worker.open(f"/partner/referrals/{found.id}")


def test_an_overdue_first_contact_rings_for_team_and_lead(worker, lead, referral, clock, app, here):
    assert "Overdue" not in worker.open("/partner/")
    clock.turn(days=3)
    for somebody in (here.worker, here.lead):
        page = sign_in(app, here.office, somebody).open("/partner/")
        assert "Overdue" in page
        assert "should have been done by now" in page


def test_every_reading_stands_in_the_trail_behind_the_wall(worker, referral, here):
    worker.open(referral)
    with here.support() as session:
        read = session.scalars(select(WalledEntry).where(WalledEntry.event == "record.read")).one()
        assert (read.subject_kind, read.actor_id) == ("referral", here.worker.id)


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.SUPPORT, Role.SAFEGUARDING)]
)
def test_nobody_else_opens_a_referral(desk_of, referral, role):
    desk = desk_of(role)
    for path in (LIST, referral, f"{referral}/contact", f"{referral}/place"):
        desk.open(path, 403)


def test_a_worker_in_no_team_is_told_so(desk_of):
    page = desk_of(Role.SUPPORT).open(LIST)
    assert "You are in no service" in page
    assert "There is no referral." in page


def test_a_worker_places_nothing(worker, referral):
    for path in (f"{referral}/place", "/partner/referrals/new", f"{referral}/told"):
        worker.open(path, 403)
