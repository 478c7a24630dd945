"""The list of what waits for our answer: by risk, filtered, by pages; it names nobody."""

import re

import pytest

from appeals.rules.grounds import Ground
from appeals.rules.representations import Channel
from appeals.web import representations
from penalties.actions.staff import actor
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import penalised, person
from tests.builders.staff import member
from tests.web.case_pages import promoted
from tests.web.review_pages import ask as ask
from tests.web.review_pages import desk_of as desk_of
from tests.web.review_pages import issuer as issuer
from tests.web.review_pages import night as night
from tests.web.review_pages import number as number
from tests.web.review_pages import waiting as waiting

LIST = "/desk/representations/"
SEEN = re.compile(r'href="/desk/representations/([0-9a-f-]{36})"')


@pytest.fixture
def notice(night):
    """Hands in a notice of somebody else each time; its number."""
    names = iter("ABCDEFGH")

    def handed_in(**changes):
        somebody = person(family_name=f"Other{next(names)}")
        return night.hand_in(penalised(person=somebody, **changes)).notice.number

    return handed_in


def test_what_waits_comes_in_order_of_risk_and_names_nobody(desk_of, ask, notice):
    plain = ask(notice())
    child = ask(notice(), grounds=(Ground.UNDER_18,))
    page = desk_of(Role.SUPERVISOR).open(LIST)
    assert SEEN.findall(page) == [str(child), str(plain)]
    assert "4 Dec (in 12 days)" in page
    assert "Age or safety" in page
    for name in ("Other", "Tomasz", "under 18", "bus"):
        assert name not in page


def test_the_end_of_six_months_comes_before_everything(desk_of, ask, notice, clock):
    first = ask(notice(), grounds=(Ground.UNDER_18,))
    clock.turn(days=160)
    page = desk_of(Role.SUPERVISOR).open(LIST)
    assert SEEN.findall(page) == [str(first)]
    assert "Last safe day: 21 May" in page
    assert "days ago" in page


def test_the_queue_and_its_matter_lead_to_the_page(desk_of, ask, number, waiting):
    one = ask(number)
    desk = desk_of(Role.SUPERVISOR)
    home = desk.open("/desk/")
    assert "Somebody asks us to look again" in home
    assert f'href="/desk/representations/{one}"' in home
    assert waiting() == ["representation"]


def test_it_can_be_narrowed_and_says_so(desk_of, ask, notice, office, night, at):
    with kept(office) as session:
        typist = actor(member(session, night.patrol.authority, Role.LEGAL, at=at))
    page_made = ask(notice())
    phoned = ask(notice(), channel=Channel.PHONE, by=typist)
    desk = desk_of(Role.SUPERVISOR)
    assert SEEN.findall(desk.open(f"{LIST}?channel=phone")) == [str(phoned)]
    assert SEEN.findall(desk.open(f"{LIST}?channel=page&standing=open")) == [str(page_made)]
    narrowed = desk.open(f"{LIST}?channel=phone&standing=asked")
    assert "Nothing waits here." in narrowed
    assert "Shown: by phone." in narrowed
    assert 'href="/desk/representations/?standing=asked">Show all again' in narrowed
    assert SEEN.findall(desk.open(f"{LIST}?late=yes")) == []


@pytest.mark.parametrize(
    "asked", ["standing=decided-ly", "channel=pigeon", "page=0", "page=2", "page=x", "page=-1"]
)
def test_what_it_cannot_mean_is_not_there(desk_of, asked):
    desk_of(Role.SUPERVISOR).open(f"{LIST}?{asked}", 404)


def test_an_own_issue_is_for_somebody_else(app, office, night, ask, number):
    ask(number)
    own = sign_in(app, office, promoted(office, night))
    assert "You issued it: for somebody else" in own.open(LIST)


def test_only_those_who_may_see_it(desk_of, issuer):
    for desk in (issuer, desk_of(Role.FINANCE), desk_of(Role.AUDITOR), desk_of(Role.ADMIN)):
        desk.open(LIST, 403)
    assert "Nothing waits here." in desk_of(Role.LEGAL).open(LIST)


def test_fifty_stand_on_a_page():
    assert representations.A_PAGE == 50


def test_the_others_stand_on_the_pages_after_it(desk_of, ask, notice, monkeypatch):
    monkeypatch.setattr(representations, "A_PAGE", 2)
    made = [str(ask(notice(), channel=Channel.PAGE)) for _ in range(5)]
    desk = desk_of(Role.SUPERVISOR)
    pages = [desk.open(f"{LIST}?channel=page&page={page}") for page in (1, 2, 3)]
    assert sorted(one for page in pages for one in SEEN.findall(page)) == sorted(made)
    assert [len(SEEN.findall(page)) for page in pages] == [2, 2, 1]
    assert "Representations (page 2 of 3)" in pages[1]
    assert "Previous page" not in pages[0]
    assert 'href="/desk/representations/?channel=page&amp;page=3"' in pages[1]
    assert "Next page" not in pages[2]
    desk.open(f"{LIST}?channel=page&page=4", 404)
