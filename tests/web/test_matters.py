"""What a supervisor has to look at: shown as far as the wall lets, and closed with an outcome."""

import pytest

from penalties.office.audit import trail_of
from penalties.records.queues import open_items
from penalties.rules.events import Event
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import SELLER, on_paper, penalised, person, seen
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night

ENDED = {"outcome": "first_stands", "words": "The tablet sent it twice"}


@pytest.fixture
def matter(office):
    """The only thing that waits for a supervisor."""

    def looked(queue="supervisor"):
        with kept(office) as session:
            (only,) = open_items(session, 1, queue)
            return only

    return looked


def conflict(night, first, **changes):
    """Hand in an encounter and then something else under its id."""
    night.hand_in(first)
    night.hand_in({**first, **changes})


def test_the_queue_leads_to_the_matter_and_names_nobody(desk_of, night, matter):
    conflict(night, penalised(), particulars="Something else happened.")
    desk = desk_of(Role.SUPERVISOR)
    home = desk.open("/desk/")
    assert "Two encounters that cannot both be right" in home
    assert f"/desk/matters/{matter().id}" in home
    assert "Wójcik" not in home


def test_what_conflicts_is_shown_and_closed_with_what_came_of_it(desk_of, night, office, matter):
    conflict(night, penalised(), particulars="Something else happened.")
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/matters/{matter().id}"
    assert "Something else happened." in desk.open(path)
    assert "Select what came of it" in desk.send(path, 422)
    subject = matter().subject_id
    assert desk.send(path, **ENDED) == "/desk/"
    assert "Nothing waits here." in desk.open("/desk/")
    assert "The first one is right" in desk.open(path)
    with kept(office) as session:
        told = [one.event for one in trail_of(session, 1, subject)]
    assert told.count(Event.ENCOUNTER_REVIEWED) == 1
    assert Event.RECORD_READ in told


def test_a_matter_is_closed_once(desk_of, night, matter):
    conflict(night, penalised(), particulars="Something else happened.")
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/matters/{matter().id}"
    token = desk.open(path)
    desk.send(path, **ENDED)
    field = token.split('name="csrf_token" value="')[-1].split('"')[0]
    answer = desk.client.post(path, data={**ENDED, "csrf_token": field})
    assert answer.status_code == 422
    assert "dealt with this already" in answer.get_data(as_text=True)


def test_of_what_lies_behind_the_wall_only_neutral_facts_are_shown(desk_of, night, matter):
    first = seen(role="selling", person=SELLER, support={"offered": True, "answer": "declined"})
    conflict(night, first, particulars="She waited for a friend.")
    page = desk_of(Role.SUPERVISOR).open(f"/desk/matters/{matter().id}")
    assert "kept as it came, sealed" in page
    for secret in ("Ana", "Pop", "waited", "selling", "declined"):
        assert secret not in page.split("What came in")[1]


def test_paper_that_could_not_be_read_shows_its_number_alone(desk_of, night, matter):
    number = night.lease()
    night.hand_in(on_paper(number, role="dancing", particulars="Private words"))
    page = desk_of(Role.SUPERVISOR).open(f"/desk/matters/{matter().id}")
    assert "on which no notice stands" in page
    assert "Private words" not in page


def test_a_held_notice_is_decided_on_its_own_page(desk_of, night, matter):
    held = night.hand_in(on_paper(night.lease(), device_clock="2026-11-22T23:40:00Z"))
    desk = desk_of(Role.SUPERVISOR)
    page = desk.open(f"/desk/matters/{matter().id}")
    assert f"/desk/notices/{held.notice.number}" in page
    assert "What came of it?" not in page
    assert "closed by what becomes of the notice" in page


def test_whoever_sent_it_in_does_not_close_it(app, office, night, at, matter):
    with kept(office) as session:
        both = member(session, night.patrol.authority, Role.SUPERVISOR, at=at, name="Both")
    night.patrol.officer = both
    conflict(night, seen(), particulars="Something else happened.")
    page = sign_in(app, office, both).send(f"/desk/matters/{matter().id}", 422, **ENDED)
    assert "Somebody else must look at what you sent in." in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEGAL, Role.FINANCE, Role.ADMIN])
def test_a_matter_of_another_queue_is_not_there(desk_of, night, matter, role):
    conflict(night, seen(person=person()), particulars="Something else happened.")
    desk_of(role).open(f"/desk/matters/{matter().id}", 404)


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.AUDITOR])
def test_who_has_no_queue_is_shown_no_matter(desk_of, night, matter, role):
    conflict(night, seen(person=person()), particulars="Something else happened.")
    assert desk_of(role).client.get(f"/desk/matters/{matter().id}").status_code in (403, 404)
