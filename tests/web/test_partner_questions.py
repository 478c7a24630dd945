"""Enforcement asks, the lead answers, the disclosure officer is given: each sees a part."""

import pytest
from sqlalchemy import select

from penalties.actions.support_pauses import pause_for_support
from penalties.office.audit import Entry
from penalties.records.disclosures import DisclosureNote
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import SELLER, penalised, person, seen
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here
from tests.web.support_pages import lead as lead
from tests.web.support_pages import worker as worker

NOTHING_KEPT = "Nothing about safeguarding is kept of this person"
YOUNG = person(date_of_birth="2009-11-23", apparent_age=17)
WORRY = {"screening": {"controlled_by_another": "yes"}}
HELPS = "Two men made her stand there that night."


@pytest.fixture
def legal(desk_of):
    return desk_of(Role.LEGAL)


@pytest.fixture
def asked(here, legal, lead):
    """A question about a charge; the address at which the lead answers it."""
    number = here.hand_in(here.penalised()).notice.number
    legal.send(f"/desk/notices/{number}/refer", words="Early")
    legal.send(f"/desk/notices/{number}/may-it-go-on/charge")
    page = lead.open("/partner/")
    assert "May it go to court?" in page
    return page.split('href="/partner/questions/')[1].split('"')[0]


def test_the_lead_sees_who_it_is_and_answers_with_a_reason(lead, asked, here):
    path = f"/partner/questions/{asked}"
    page = lead.open(path)
    assert "Ana Pop" in page
    assert "Support has no referral of this person." in page
    assert "Enter the reason" in lead.send(path, 422, answer="no_bar", words="")
    lead.send(path, answer="do_not_proceed", words="She was made to do it.")
    assert "Answered at" in lead.open(path)
    assert "May it go to court?" not in lead.open("/partner/")


@pytest.mark.parametrize(
    ("other", "whom"),
    [
        (lambda here: here.met(**WORRY), "Adult"),
        (lambda here: penalised(role="selling", person=SELLER, **WORRY), "Adult"),
        (lambda here: seen(id=_met(here), person=YOUNG), "Child, or age in doubt"),
    ],
    ids=["kept by support", "refused", "of the same meeting"],
)
def test_the_lead_sees_what_is_kept_of_the_safety_of_this_person(lead, asked, here, other, whom):
    path = f"/partner/questions/{asked}"
    assert NOTHING_KEPT in lead.open(path)
    here.hand_in(other(here))
    page = lead.open(path)
    assert NOTHING_KEPT not in page
    with here.support() as session:
        matter = session.scalars(select(SafeguardingMatter)).one()
    link = page.split(f'href="/partner/safeguarding/{matter.id}">')[1]
    assert link.startswith(whom)
    assert "Open" in link.split("</tr>")[0]


def test_the_call_from_the_meeting_behind_the_notice_is_shown(lead, legal, here):
    worried = {"spoke_to": "M. Field", "at": "2026-11-22T21:12:00Z", "reference": "CSC-1"}
    number = here.hand_in(here.penalised(safeguarding=worried)).notice.number
    legal.send(f"/desk/notices/{number}/refer", words="Early")
    legal.send(f"/desk/notices/{number}/may-it-go-on/charge")
    question = lead.open("/partner/").split('href="/partner/questions/')[1].split('"')[0]
    assert 'href="/partner/safeguarding/' in lead.open(f"/partner/questions/{question}")
    assert "CSC-1" not in legal.open(f"/desk/notices/{number}")


def test_of_somebody_elses_safety_nothing_is_shown(lead, asked, here):
    stranger = person(given_name="Ion", family_name="Bran")
    here.hand_in(here.met(person=stranger, **WORRY))
    here.hand_in(penalised(role="selling", person=stranger, **WORRY))
    assert NOTHING_KEPT in lead.open(f"/partner/questions/{asked}")


def _met(here):
    with here.office.transaction() as session:
        return str(here.case(session).encounter_id)


def test_enforcement_learns_the_answer_and_not_the_reason(lead, legal, asked, here, office):
    lead.send(f"/partner/questions/{asked}", answer="do_not_proceed", words="The refuge said so.")
    with kept(office) as session:
        number = here.case(session).number
        told = str([vars(one) for one in session.scalars(select(Entry))])
    assert "refuge" not in told
    assert str(here.lead.id) not in told.split("bar.answered")[1].split("seal_id")[0]
    for part in ("", "/decisions", "/timeline"):
        page = legal.open(f"/desk/notices/{number}{part}")
        assert "refuge" not in page
        assert here.lead.name not in page


def test_no_bar_is_refused_while_a_referral_is_under_way(lead, asked, here, clock, app):
    here.hand_in(here.accepted())
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    lead = sign_in(app, here.office, here.lead)
    path = f"/partner/questions/{asked}"
    assert "A referral of this person is under way" in lead.open(path)
    said = lead.send(path, 422, answer="no_bar", words="None")
    assert "A referral is under way for this person" in said


def test_what_helps_a_defence_goes_to_the_disclosure_officer_and_to_nobody_else(
    lead, asked, desk_of, legal, here, office
):
    lead.send(f"/partner/questions/{asked}/disclosure", words=HELPS)
    officer = desk_of(Role.DISCLOSURE)
    assert "Read and decide" in officer.open("/partner/")
    with here.support() as session:
        note = session.scalars(select(DisclosureNote)).one()
        assert HELPS.encode() not in note.body
    path = f"/partner/disclosures/{note.id}"
    assert HELPS in officer.open(path)
    officer.send(path, decision="disclosed", words="To the defence solicitor, today.")
    assert "Disclosed to the defence" in officer.open(path)
    assert "decided already" in officer.client.post(
        path, data={"decision": "nothing", "words": "Again", "csrf_token": token(officer)}
    ).get_data(as_text=True)
    for desk in (lead, legal):
        desk.open(path, 403)
    with kept(office) as session:
        assert HELPS not in str([vars(one) for one in session.scalars(select(Entry))])


def token(desk):
    page = desk.open("/desk/account/password")
    return page.split('name="csrf_token" value="')[1].split('"')[0]


def test_the_disclosure_officer_sees_no_referral_and_answers_no_question(desk_of, asked):
    officer = desk_of(Role.DISCLOSURE)
    for path in ("/partner/referrals/", f"/partner/questions/{asked}", "/partner/safeguarding/"):
        officer.open(path, 403)


def test_a_worker_answers_no_question(worker, asked):
    worker.open(f"/partner/questions/{asked}", 403)
    worker.open(f"/partner/questions/{asked}/disclosure", 403)


def test_somebody_whose_notice_is_over_is_to_be_told(here, lead, worker, office):
    here.hand_in(here.penalised(occurred_at="2026-11-20T21:05:00Z"))
    here.hand_in(here.accepted())
    assert "Tell them" not in lead.open("/partner/")
    with here.support() as session:
        path = f"/partner/referrals/{here.referral(session).id}"
    worker.send(f"{path}/contact", words="Met.")
    worker.send(f"{path}/engage", words="Begun.")
    assert "Tell them: their notice is over" in lead.open("/partner/")
    assert "Tell them" not in worker.open("/partner/")
    lead.send(f"{path}/told")
    assert "Tell them" not in lead.open("/partner/")
