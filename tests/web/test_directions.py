"""Directions at the desk: who reads what, and what each deed shows and does."""

import pytest
from sqlalchemy import func, select

from penalties.office.audit import Entry
from penalties.records.direction_breaches import DirectionBreach
from penalties.records.directions import direction_with_number, terms_of
from penalties.records.dispersals import Dispersal
from penalties.records.surrendered_items import SurrenderedItem
from penalties.rules.events import Event
from tests.builders.desk import kept
from tests.web.direction_pages import AS_TOLD, linked
from tests.web.direction_pages import beat as beat
from tests.web.direction_pages import desk_of as desk_of
from tests.web.direction_pages import directed as directed

LIST = "/desk/directions/"
SEEN = {
    "seen_on-day": "22",
    "seen_on-month": "11",
    "seen_on-year": "2026",
    "seen_time": "10:15pm",
    "place": "Outside the bakery",
    "particulars": "She looked into cars.",
    "arrested": "no",
}
TAKEN = {
    "item": "A whistle",
    "because": "Blown at drivers",
    "how_to_recover": "At the counter",
    "taken_on-day": "22",
    "taken_on-month": "11",
    "taken_on-year": "2026",
    "taken_time": "9:10pm",
    "written": "yes",
}


@pytest.fixture
def row(office):
    """The direction with a number, and what it ever said."""

    def looked(number):
        with kept(office) as session:
            found = direction_with_number(session, 1, number)
            return found, terms_of(session, 1, found.id)

    return looked


@pytest.fixture
def count(office):
    def counted(table):
        with kept(office) as session:
            return session.scalar(select(func.count()).select_from(table))

    return counted


@pytest.fixture
def reads(office):
    """Which parts of directions were read, as the trail has it."""

    def written():
        with kept(office) as session:
            asked = select(Entry).where(Entry.event == Event.RECORD_READ)
            found = session.scalars(asked.order_by(Entry.seq))
            return [one.facts["part"] for one in found if one.subject_kind == "direction"]

    return written


def test_the_list_tells_the_running_ones_first_with_the_time_left(desk_of, directed, clock):
    number = directed(direction={"until": "2026-11-23T21:05:00Z"})
    soon = directed(direction={"until": "2026-11-22T22:00:00Z"})
    page = desk_of("given_by").open(LIST)
    # It is 9:15pm: 23 hours and 50 minutes, and 45 minutes.
    assert "23 hours and 50 minutes" in page
    assert page.index("45 minutes</td>") < page.index("23 hours and 50 minutes")
    assert f'href="{LIST}{number}"' in page
    clock.turn(hours=1)
    running, over = desk_of("given_by").open(LIST).split("none in law</caption>")
    assert f"{LIST}{soon}" in over
    assert f"{LIST}{soon}" not in running


def test_a_page_tells_all_that_was_said_and_on_what_it_rests(desk_of, directed):
    number = directed()
    page = desk_of("given_by").open(f"{LIST}{number}")
    for said in (
        "Ilford Lane and the streets beside it",
        "By Roden Street to the station",
        "She walked up to four cars",
        "a resident was shouted at",
        "Inspector Sam Reed",
        "9:05pm on Monday 23 November 2026",
        "It was first given at 9:05pm on Sunday 22 November 2026.",
        "It can never end after 9:05pm on Tuesday 24 November 2026",
        "The area to keep out of",
    ):
        assert said in page
    assert f"{LIST}{number}.pdf?part=0" in page.replace("&amp;", "&")


def test_a_page_says_nothing_of_how_the_gate_judged(desk_of, directed):
    number = directed(screening={"no_home": "yes", "drug_need": "yes"})
    page = desk_of("given_by").open(f"{LIST}{number}").split("<main", 1)[1].split("</main>")[0]
    for never in ("selling", "screening", "declined", "drug", "support", "walled"):
        assert never not in page.lower()


def test_every_reading_is_written_down(desk_of, directed, reads):
    number = directed()
    desk = desk_of("legal")
    desk.open(LIST)
    desk.open(f"{LIST}{number}")
    assert reads() == ["directions", "facts"]


@pytest.mark.parametrize("who", ["finance", "auditor", "admin"])
def test_others_do_not_see_directions(desk_of, directed, who):
    number = directed()
    desk_of(who).open(LIST, 403)
    desk_of(who).open(f"{LIST}{number}", 403)


@pytest.mark.parametrize("wrong", ["ILF9999999", "XYZ0000001A", "nothing"])
def test_a_number_that_is_no_directions_is_not_there(desk_of, wrong):
    desk_of("given_by").open(f"{LIST}{wrong}", 404)


@pytest.mark.parametrize("who", ["council_officer", "council_supervisor", "legal"])
def test_the_council_reads_and_the_police_decide(desk_of, directed, who):
    number = directed()
    page = desk_of(who).open(f"{LIST}{number}")
    assert "The police decide about this" in page
    for deed in ("vary", "withdraw", "items/new"):
        assert f"{LIST}{number}/{deed}" not in page


@pytest.mark.parametrize("deed", ["vary", "withdraw", "items/new"])
def test_what_is_for_the_police_offers_the_council_no_form(desk_of, directed, row, deed):
    number = directed()
    page = desk_of("council_officer").open(f"{LIST}{number}/{deed}")
    assert "The police decide about this" in page
    assert "govuk-button" not in page.split("<main", 1)[1]
    assert len(row(number)[1]) == 1


def test_a_constable_varies_it_and_the_new_paper_is_offered(desk_of, directed, row):
    number = directed()
    answers = {
        **AS_TOLD,
        "ends_on-day": "23",
        "ends_on-month": "11",
        "ends_on-year": "2026",
        "ends_time": "6am",
        "because": "She works there",
        "open_for": "work",
        "open_words": "The bakery",
        "open_lat": "51.5539",
        "open_lon": "0.0652",
        "open_radius": "40",
    }
    led = desk_of("colleague").send(f"{LIST}{number}/vary", **answers)
    assert led == f"{LIST}{number}#part-1"
    direction, (first, last) = row(number)
    assert direction.ends_at.isoformat() == "2026-11-23T06:00:00+00:00"
    assert last.polygon_digest != first.polygon_digest
    page = desk_of("colleague").open(f"{LIST}{number}")
    assert "The bakery" in page
    assert "She works there" in page
    assert "part=1" in page


def test_each_saying_and_each_thing_has_its_paper(desk_of, directed):
    number = directed()
    desk = desk_of("given_by")
    desk.send(f"{LIST}{number}/items/new", **TAKEN)
    desk.send(f"{LIST}{number}/vary", **AS_TOLD, because="She works there", area="Ilford Lane")
    desk.send(f"{LIST}{number}/withdraw", **AS_TOLD, because="Quiet")
    page = desk.open(f"{LIST}{number}").replace("&amp;", "&")
    papers = {linked(page, rf"{LIST}{number}/items/[\w-]+\.pdf")}
    for part in range(3):
        papers |= {
            f"{LIST}{number}.pdf?part={part}",
            f"{LIST}{number}.pdf?part={part}&paper=roll80",
        }
    for paper in papers:
        assert f'href="{paper}"' in page
        assert desk.client.get(paper).data.startswith(b"%PDF-")
    desk.open(f"{LIST}{number}.pdf?part=3", 404)


def test_one_without_any_authorisation_has_its_page_and_its_papers_too(desk_of, directed, office):
    with kept(office) as session:
        (only,) = session.scalars(select(Dispersal))
        only.ended_at, only.ended_by = only.starts_at, only.authorised_by
        only.ended_because = "A mistake"
    number = directed(hold=True, direction={})
    desk = desk_of("given_by")
    page = desk.open(f"{LIST}{number}")
    assert "No authorisation is known" in page
    assert desk.client.get(f"{LIST}{number}.pdf?part=0").data.startswith(b"%PDF-")


def test_what_varies_it_too_long_is_refused_with_the_law(desk_of, directed, row):
    number = directed()
    answers = {
        **AS_TOLD,
        "ends_on-day": "24",
        "ends_on-month": "11",
        "ends_on-year": "2026",
        "ends_time": "9:06pm",
        "because": "More time",
    }
    page = desk_of("given_by").send(f"{LIST}{number}/vary", 422, **answers)
    assert "48 hours at most" in page
    assert "ASBCPA 2014 s35(4), (8)" in page
    assert len(row(number)[1]) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ends_time": "6am"}, "Enter the day as well"),
        (
            {"leave_on-day": "22", "leave_on-month": "11", "leave_on-year": "2026"},
            "Enter the time as well",
        ),
        ({"open_words": "The bakery"}, "Enter what the place is for"),
        (
            {"open_for": "work", "open_words": "The bakery", "open_lat": "51.55"},
            "Enter the longitude",
        ),
        ({"because": ""}, "Enter why it is changed"),
        ({"told": ""}, "Select whether the person was told"),
    ],
)
def test_half_an_answer_is_asked_for_again(desk_of, directed, typed, said):
    number = directed()
    answers = {**AS_TOLD, "because": "She works there", **typed}
    assert said in desk_of("given_by").send(f"{LIST}{number}/vary", 422, **answers)


def test_a_time_that_comes_twice_is_asked_for_again(desk_of, directed):
    number = directed()
    answers = {
        **AS_TOLD,
        "ends_on-day": "31",
        "ends_on-month": "10",
        "ends_on-year": "2027",
        "ends_time": "1:30am",
        "because": "More time",
    }
    page = desk_of("given_by").send(f"{LIST}{number}/vary", 422, **answers)
    assert "comes twice, because the clocks go back" in page


def test_a_constable_withdraws_it(desk_of, directed, row):
    number = directed()
    why = {"because": "Quiet", "told": "not", "why_not": "She had gone"}
    desk_of("colleague").send(f"{LIST}{number}/withdraw", **why)
    direction, said = row(number)
    assert (direction.status, said[-1].told_at) == ("withdrawn", None)
    page = desk_of("colleague").open(f"{LIST}{number}")
    assert "Nobody is kept away by it" in page
    assert "Not told: She had gone" in page
    assert "left</span>" not in page


def test_whoever_was_not_told_at_once_is_told_later(desk_of, directed, clock):
    number = directed()
    why = {"because": "Quiet", "told": "not", "why_not": "She had gone"}
    desk_of("colleague").send(f"{LIST}{number}/withdraw", **why)
    clock.turn(hours=1)
    desk = desk_of("colleague")
    path = linked(desk.open(f"{LIST}{number}"), rf"{LIST}{number}/told/1")
    assert "She had gone" in desk.open(path)
    later = {**AS_TOLD, "told_time": "10:05pm", "written": "yes"}
    desk.send(path, **later)
    page = desk.open(f"{LIST}{number}")
    assert "10:05pm on 22 November 2026; not at once: She had gone" in page
    assert path not in page
    assert "told of this already" in desk.send(path, 422, **later)
    desk.open(f"{LIST}{number}/told/0", 404)
    assert path not in desk_of("council_officer").open(f"{LIST}{number}")


def test_a_breach_is_a_matter_of_arrest_and_leads_to_no_penalty(desk_of, directed, clock, count):
    number = directed()
    clock.turn(hours=1)
    desk = desk_of("given_by")
    page = desk.open(f"{LIST}{number}/breach")
    assert "This is an imprisonable offence. Call it in" in page
    assert "There is no fixed penalty for it" in page
    assert "/desk/encounters/" not in page.split("<main", 1)[1]
    desk.send(f"{LIST}{number}/breach", **SEEN, excuse="I live here")
    assert count(DirectionBreach) == 1
    assert "I live here" in desk.open(f"{LIST}{number}")
    assert "Somebody was met against a direction" in desk.open(LIST)


def test_an_officer_of_the_council_records_one_and_arrests_nobody(desk_of, directed, clock, count):
    number = directed()
    clock.turn(hours=1)
    desk = desk_of("council_officer")
    arrest = {**SEEN, "arrested": "yes"}
    assert "Only a constable arrests" in desk.send(f"{LIST}{number}/breach", 422, **arrest)
    desk.send(f"{LIST}{number}/breach", **SEEN)
    assert count(DirectionBreach) == 1


def test_a_thing_is_taken_given_back_and_gone(desk_of, directed, clock, office):
    number = directed()
    desk = desk_of("given_by")
    desk.send(f"{LIST}{number}/items/new", **TAKEN)
    page = desk.open(f"{LIST}{number}")
    back = linked(page, rf"{LIST}{number}/items/[\w-]+/return")
    assert f"{LIST}{number}/items/" in linked(page, rf"{LIST}{number}/items/[\w-]+\.pdf")
    assert "It must be kept until the direction ends" in desk.send(back, 422)
    clock.turn(days=1)
    desk_of("colleague").send(back, words="To herself")
    with kept(office) as session:
        (item,) = session.scalars(select(SurrenderedItem))
        assert (item.ended_how, item.ended_words) == ("returned", "To herself")
    assert "Given back at" in desk_of("colleague").open(f"{LIST}{number}")


def test_a_thing_is_disposed_of_after_28_days(desk_of, directed, clock):
    number = directed()
    desk_of("given_by").send(f"{LIST}{number}/items/new", **TAKEN)
    page = desk_of("given_by").open(f"{LIST}{number}")
    gone = linked(page, rf"{LIST}{number}/items/[\w-]+/dispose")
    clock.turn(days=2)
    early = desk_of("colleague").send(gone, 422, words="Shredded")
    assert "It may be disposed of from 20 December 2026" in early


def test_a_thing_of_another_direction_is_not_there(desk_of, directed):
    number, other = directed(), directed()
    desk = desk_of("given_by")
    desk.send(f"{LIST}{number}/items/new", **TAKEN)
    back = linked(desk.open(f"{LIST}{number}"), rf"{LIST}{number}/items/[\w-]+/return")
    desk.open(back.replace(number, other), 404)
