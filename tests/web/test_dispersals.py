"""Authorisations to disperse at the desk: given, entered, signed, ended; the council reads."""

import html
import json
from io import BytesIO

import pytest

from penalties.rules.area_files import read_area
from penalties.rules.staff import Role
from tests.builders.dispersals import HOUR
from tests.builders.orders import SQUARE
from tests.web.dispersal_pages import by_phone as by_phone
from tests.web.dispersal_pages import constables as constables
from tests.web.dispersal_pages import councils as councils
from tests.web.dispersal_pages import desk_of as desk_of
from tests.web.dispersal_pages import fletcher as fletcher
from tests.web.dispersal_pages import ilford as ilford
from tests.web.dispersal_pages import inspectors as inspectors
from tests.web.dispersal_pages import khan as khan
from tests.web.dispersal_pages import order as order
from tests.web.dispersal_pages import stored as stored
from tests.web.dispersal_pages import written as written

LIST = "/desk/dispersals/"
NEW, PHONED = f"{LIST}new", f"{LIST}phoned"
AREA = {"type": "Polygon", "coordinates": [SQUARE]}


def moment(name, day, month, year, time):
    return {
        f"{name}_on-day": day,
        f"{name}_on-month": month,
        f"{name}_on-year": year,
        f"{name}_time": time,
    }


FILLED = {
    **moment("given", 22, 11, 2026, "9:10pm"),
    **moment("starts", 22, 11, 2026, "9:30pm"),
    **moment("ends", 23, 11, 2026, "6am"),
    "rank": "Insp",
    "locality": "Loxford Lane & the streets off it",
    "area_from": "own",
    "geometry": json.dumps(AREA),
    "grounds": "Residents were shouted at.\nOn three nights.",
    "rights_considered": "y",
    "signed_name": "N. Khan",
}


def test_an_inspector_gives_one_in_writing_and_sees_it_to_come(inspectors, stored, khan):
    path = inspectors.send(NEW, **FILLED)
    page = inspectors.open(path)
    (one,) = stored()
    assert path == f"{LIST}{one.id}"
    assert (one.rank, one.signed_name, one.authorised_by) == ("Inspector", "N. Khan", khan.id)
    assert one.area == read_area(AREA)
    assert "Not begun" in page
    assert "It begins at 9:30pm on 22 November 2026, in 15 minutes." in page
    assert "8 hours and 30 minutes of elapsed time" in page
    assert "Loxford Lane &amp; the streets off it" in page
    assert ", in writing" in page
    assert "N. Khan, at <time" in page
    assert "app-map__area" in page
    assert "Dispersal authorised" in page


def test_the_form_begins_with_now(inspectors):
    page = inspectors.open(NEW)
    assert page.count('value="9:15pm"') == 2
    assert page.count('value="November"') == 2


def test_the_area_of_an_order_in_force_may_be_its_locality(inspectors, stored, order):
    page = inspectors.open(NEW)
    assert "As the area of order ILF-HAR" in page
    chosen = page.split('name="area_from" type="radio" value="')[1].split('"')[0]
    inspectors.send(NEW, **FILLED | {"area_from": chosen, "geometry": ""})
    (one,) = stored()
    assert one.area == read_area(AREA)


def test_an_outline_may_come_as_a_file(inspectors, stored):
    file = (BytesIO(json.dumps(AREA).encode()), "lane.geojson")
    inspectors.send(NEW, **FILLED | {"geometry": "", "file": file})
    (one,) = stored()
    assert one.area == read_area(AREA)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            moment("ends", 24, 11, 2026, "9:31pm"),
            "This is 48 hours and 1 minute. An authorisation lasts 48 hours at most: it can end at "
            "9:30pm on 24 November 2026. (ASBCPA 2014 s34(1))",
        ),
        (moment("ends", 22, 11, 2026, "9:30pm"), "It must end after it starts."),
        (moment("starts", 22, 11, 2026, "9:09pm"), "so it cannot start before"),
        (moment("given", 22, 11, 2026, "9:16pm"), "this time is still to come"),
        (moment("given", 20, 11, 2026, "9pm"), "too long to enter it"),
        ({"rank": "Sgt"}, "A Sergeant cannot authorise a dispersal."),
        ({"grounds": ""}, "Enter the grounds"),
        ({"signed_name": ""}, "Enter your name"),
        ({"geometry": ""}, "Paste the outline, or choose a file with it"),
        ({"geometry": "Loxford"}, "The locality is not GeoJSON: see line 1, column 1."),
        ({"geometry": json.dumps(AREA | {"coordinates": []})}, "geometry is empty"),
        ({"starts_time": "half nine"}, "Enter a time, like 9:15pm or 21:15"),
        ({"starts_time": "9:30pm BST"}, "the clocks show GMT, not BST"),
        ({"ends_on-day": "31"}, "must be a real date"),
    ],
)
def test_what_breaks_a_rule_is_refused_on_its_page_and_not_kept(inspectors, stored, changes, said):
    page = html.unescape(inspectors.send(NEW, 422, **FILLED | changes))
    assert said in page
    assert "<title>Error: Authorise a dispersal" in page
    assert "On three nights." in page or "grounds" in changes
    assert stored() == []


def test_whoever_does_not_confirm_the_rights_is_asked_to(inspectors, stored):
    sent = {name: value for name, value in FILLED.items() if name != "rights_considered"}
    page = inspectors.send(NEW, 422, **sent)
    assert "Select the box once particular regard was had to these rights" in page
    assert stored() == []


def test_a_night_on_which_the_clocks_go_back_is_not_counted_by_them(inspectors, stored, clock):
    clock.turn(days=-29)  # Saturday 24 October, 10:15pm in London
    night = {
        **moment("given", 24, 10, 2026, "10pm"),
        **moment("starts", 24, 10, 2026, "10:15pm"),
        **moment("ends", 26, 10, 2026, "10:15pm"),
    }
    page = html.unescape(inspectors.send(NEW, 422, **FILLED | night))
    assert "The clocks go back on 25 October 2026, so this is 49 hours." in page
    assert "it can end at 9:15pm on 26 October 2026. (ASBCPA 2014 s34(1))" in page
    twice = FILLED | night | moment("ends", 25, 10, 2026, "1:30am")
    page = inspectors.send(NEW, 422, **twice)
    assert "Enter 1:30am BST for the first or 1:30am GMT for the second" in page
    assert stored() == []
    path = inspectors.send(NEW, **twice | {"ends_time": "1:30am GMT"})
    assert "4 hours and 15 minutes of elapsed time" in inspectors.open(path)


def test_one_given_by_phone_runs_at_once_and_waits_for_its_signature(
    constables, inspectors, desk_of, stored, khan, clock
):
    now = moment("starts", 22, 11, 2026, "9:10pm")
    path = constables.send(PHONED, **FILLED | now | {"giver": str(khan.id)})
    page = constables.open(path)
    for said in ("Live", "Not signed yet", "8 hours and 45 minutes left", ", by phone", "Not yet:"):
        assert said in page
    assert "sign it</a>" not in page
    (one,) = stored()
    assert (one.signed_at, one.by_phone, one.authorised_by) == (None, True, khan.id)
    work = inspectors.open("/desk/")
    assert "A dispersal was authorised by phone, and is not signed yet" in work
    clock.turn(minutes=20)
    matter = work.split('href="/desk/matters/')[1].split('"')[0]
    assert inspectors.client.get(f"/desk/matters/{matter}").location == path
    assert "Put it in writing and sign it" in inspectors.open(path)
    assert "Enter your name" in inspectors.send(f"{path}/sign", 422, signed_name="")
    inspectors.send(f"{path}/sign", signed_name="N. Khan")
    page = inspectors.open(path)
    assert "N. Khan, at <time" in page
    assert "Not signed yet" not in page
    assert "not signed yet" not in inspectors.open("/desk/")


def test_only_whoever_gave_it_signs_it(constables, by_phone, stored):
    one = by_phone()
    page = constables.send(f"{LIST}{one.id}/sign", 422, signed_name="T. Fletcher")
    assert "Only the officer who gave it can sign it. (ASBCPA 2014 s34(4)(b))" in page
    assert stored(one).signed_at is None


def test_nobody_is_offered_who_has_no_power_today(inspectors, constables, stored, khan):
    page = inspectors.open(PHONED)
    assert "Nobody else here holds the power to authorise dispersals today." in page
    assert "Who gave it to you" not in page
    assert "Nadia Khan (" in constables.open(PHONED)
    for giver in ("", "x", str(khan.authority_id)):
        page = constables.send(PHONED, 422, **FILLED | {"giver": giver})
        assert "Select who gave it to you" in page
    assert stored() == []


def test_one_is_ended_early_with_a_reason(constables, written, stored):
    one = written()
    path = f"{LIST}{one.id}"
    assert "Enter the reason" in constables.send(f"{path}/end", 422, reason="")
    constables.send(f"{path}/end", reason="The street\nis quiet.")
    page = constables.open(path)
    for said in ("Ended early", "It was ended at 9:15pm", "The street", "Tom Fletcher"):
        assert said in page
    assert "End it early" not in page
    assert "It was over at" in constables.send(f"{path}/end", 422, reason="Again")
    assert stored(one).ended_because == "The street\nis quiet."


def test_the_list_has_those_that_run_first_with_what_is_left_and_their_maps(
    desk_of, khan, written, clock
):
    now = clock.now()
    written(locality="Mulberry Way")
    written(locality="Harbour Court", ends_at=now + 40 * HOUR)
    written(locality="Old Mill Close", starts_at=now + 14 * HOUR, ends_at=now + 15 * HOUR)
    written(locality="Sample Lane", ends_at=now + 13 * HOUR + HOUR / 2)
    clock.turn(hours=13)
    page = desk_of(khan).open(LIST)
    runs, over = page.split("Over</caption>")
    names = ("Sample Lane", "Harbour Court", "Old Mill Close")
    assert [runs.index(name) for name in names] == sorted(runs.index(name) for name in names)
    assert "30 minutes left" in runs
    assert "27 hours left" in runs
    assert "in 1 hour." in runs
    assert runs.count("app-map__area") == 3
    assert "Mulberry Way" not in runs
    assert "Mulberry Way" in over
    assert not any(name in over for name in names)


def test_an_empty_list_says_so(inspectors):
    page = inspectors.open(LIST)
    assert "None runs now, and none is to come." in page
    assert "None is over." in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.LEGAL])
def test_the_council_reads_and_does_nothing(councils, written, stored, role):
    desk, one = councils(role), written()
    for path in (LIST, f"{LIST}{one.id}"):
        page = desk.open(path)
        for deed in ("Authorise a dispersal", "Enter one", "sign it", "End it early"):
            assert deed not in page
    assert ">Dispersal<" in desk.open("/desk/")


def test_a_supervisor_of_the_council_is_told_why_not(councils, by_phone, stored):
    desk, one = councils(), by_phone()
    assert "Only a police officer can authorise a dispersal. A council cannot." in desk.open(
        NEW, 409
    )
    assert "Only a police officer can enter" in desk.open(PHONED, 409)
    page = desk.send(f"{LIST}{one.id}/end", 422, reason="Why not")
    assert "Only a police officer can end an authorisation" in page
    assert stored(one).ended_at is None


def test_a_constable_without_the_power_is_told_so(constables):
    assert "No power to authorise dispersals is recorded" in constables.open(NEW, 409)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMIN, Role.SUPPORT])
def test_who_has_nothing_to_do_with_it_sees_none(councils, written, role):
    one, desk = written(), councils(role)
    for path in ("", str(one.id)):
        desk.open(LIST + path, 403)


@pytest.mark.parametrize("path", ["new", "phoned", "{id}/sign", "{id}/end"])
def test_an_officer_of_the_council_opens_no_form(councils, written, path):
    councils(Role.OFFICER).open(LIST + path.format(id=written().id), 403)


def test_what_is_not_there_is_not_found(inspectors, ilford, khan):
    for path in ("", "/sign", "/end"):
        inspectors.open(f"{LIST}{khan.id}{path}", 404)
