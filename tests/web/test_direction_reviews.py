"""What waits about a direction: everybody who sees directions reads it, the police decide it."""

import pytest

from penalties.records.directions import direction_with_number, terms_of
from penalties.records.queues import open_items
from tests.builders.desk import kept
from tests.web.direction_pages import AS_TOLD, linked
from tests.web.direction_pages import beat as beat
from tests.web.direction_pages import desk_of as desk_of
from tests.web.direction_pages import directed as directed
from tests.web.test_directions import SEEN

NOT_WARNED = {"offence_warning": False}
WHY = {"words": "I looked at it"}


@pytest.fixture
def matter(office):
    """Where the only thing that waits for a supervisor is decided."""

    def looked():
        with kept(office) as session:
            (only,) = open_items(session, 1, "supervisor")
            return f"/desk/directions/{only.facts['number']}/matters/{only.id}"

    return looked


@pytest.fixture
def direction(office):
    """A direction by its number, and what it ever said."""

    def looked(number):
        with kept(office) as session:
            found = direction_with_number(session, 1, number)
            return found, terms_of(session, 1, found.id)

    return looked


def test_it_is_reached_from_the_queue_and_from_the_list(desk_of, directed, matter):
    directed(hold=True)
    desk = desk_of("supervisor")
    home = desk.open("/desk/")
    assert "A direction that a rule speaks against" in home
    led = desk.client.get(linked(home, r"/desk/matters/[\w-]+"))
    assert led.location == matter()
    assert matter() in desk.open("/desk/directions/")


@pytest.mark.parametrize("who", ["council_supervisor", "council_officer", "colleague", "legal"])
def test_nobody_but_a_police_supervisor_is_offered_a_decision(desk_of, directed, matter, who):
    number = directed(hold=True)
    page = desk_of(who).open(matter())
    assert "The police decide about this" in page
    assert "What do you decide?" not in page
    assert "48 hours at most" in page
    assert number in page


def test_nor_does_one_count_that_is_sent_all_the_same(desk_of, directed, matter, direction):
    number = directed(hold=True)
    desk, path = desk_of("council_supervisor"), matter()
    token = desk.open("/desk/account/").split('name="csrf_token" value="')[1].split('"')[0]
    sent = {**AS_TOLD, **WHY, "outcome": "void", "csrf_token": token}
    answer = desk.client.post(path, data=sent)
    assert answer.status_code == 422
    assert "The police decide about this." in answer.get_data(as_text=True)
    assert direction(number)[0].status == "given"


def test_what_is_none_in_law_can_only_be_withdrawn(desk_of, directed, matter, direction):
    number = directed(hold=True)
    desk, path = desk_of("supervisor"), matter()
    page = desk.open(path)
    assert "It never counted" in page
    assert "It stands" not in page
    assert "Select whether the person was told" in desk.send(path, 422, **WHY, outcome="void")
    assert desk.send(path, **AS_TOLD, **WHY, outcome="void") == f"/desk/directions/{number}"
    kept_row, said = direction(number)
    assert (kept_row.status, said[-1].kind) == ("withdrawn", "withdrawn")
    assert "It never counted: withdraw it, and tell the person" in desk.open(path)
    assert "What do you decide?" not in desk.open(path)


def test_what_is_none_in_law_is_never_shown_as_live(desk_of, directed):
    number = directed(hold=True)
    page = desk_of("given_by").open(f"/desk/directions/{number}")
    assert "No direction in law" in page
    assert "Live</strong>" not in page
    assert "hours and" not in page.split("What it says now")[0]
    for deed in ("breach", "vary"):
        assert f"/desk/directions/{number}/{deed}" not in page
    running, over = desk_of("given_by").open("/desk/directions/").split("none in law</caption>")
    assert f'/desk/directions/{number}"' not in running
    assert f'/desk/directions/{number}"' in over


def test_what_a_constable_withdrew_before_is_closed_as_that(desk_of, directed, matter, direction):
    number = directed(hold=True)
    path = matter()
    desk_of("colleague").send(f"/desk/directions/{number}/withdraw", **AS_TOLD, because="Too long")
    page = desk_of("supervisor").open(path)
    assert "It was withdrawn before" in page
    assert "Was the person told?" not in page
    desk_of("supervisor").send(path, **WHY, outcome="withdrawn_before")
    assert len(direction(number)[1]) == 2
    assert "Nothing waits for a police supervisor." in desk_of("supervisor").open(
        "/desk/directions/"
    )


def test_what_is_merely_wrong_may_stand(desk_of, directed, matter, direction):
    number = directed(hold=True, direction=NOT_WARNED)
    desk, path = desk_of("supervisor"), matter()
    assert "Enter why" in desk.send(path, 422, outcome="stands")
    desk.send(path, **WHY, outcome="stands")
    assert direction(number)[0].status == "given"
    assert "Nothing waits for a police supervisor." in desk.open("/desk/directions/")


def test_a_breach_is_closed_with_what_the_police_do(desk_of, directed, matter, clock):
    number = directed()
    clock.turn(hours=1)
    desk_of("given_by").send(f"/desk/directions/{number}/breach", **SEEN)
    desk, path = desk_of("supervisor"), matter()
    page = desk.open(path)
    assert "Outside the bakery" in page
    assert "If it is withdrawn" not in page
    desk.send(path, **WHY, outcome="investigated")
    assert "The police investigate it" in desk.open(path)


def test_a_matter_of_another_direction_is_not_there(desk_of, directed, matter):
    number, other = directed(hold=True), directed()
    desk_of("supervisor").open(matter().replace(number, other), 404)
