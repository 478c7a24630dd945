"""A warning in person over the API: told, drawn, read back, and told of again in a look-up."""

from tests.builders.patrol import seen
from tests.builders.warned import later, warned


def test_a_tablet_is_told_number_status_and_where_its_paper_is(tablet):
    item = warned()
    (told,) = tablet.hand_in(item)
    number = told["notice"]["number"]
    assert told["status"] == "recorded"
    assert told["notice"] == {
        "number": number,
        "status": "served",
        "pdf": f"/api/v1/notices/{number}.pdf",
    }
    assert tablet.get(f"/encounters/{item['id']}")["notice"] == told["notice"]
    for paper in ("a4", "roll80"):
        drawn = tablet.raw("GET", f"/notices/{number}.pdf?paper={paper}")
        assert (drawn.status_code, drawn.content_type) == (200, "application/pdf")
    assert tablet.raw("GET", f"/notices/{number}.pdf?paper=large").status_code == 404


def test_the_same_again_is_told_the_same(tablet):
    item = warned()
    (first,) = tablet.hand_in(item)
    (again,) = tablet.hand_in(item)
    assert (again["status"], again["notice"]) == ("already_recorded", first["notice"])


def test_a_look_up_tells_earlier_warnings_and_never_the_role(tablet):
    (told,) = tablet.hand_in(warned())
    looked = {
        "encounter": seen()["id"],
        "given_name": "tomasz",
        "family_name": "WÓJCIK",
        "date_of_birth": "1984-05-17",
    }
    (found,) = tablet.get("/people", query_string=looked)["people"]
    (warning,) = found["warnings"]
    assert warning == {
        "number": told["notice"]["number"],
        "law": "order",
        "given_at": "2026-11-22T21:05:00Z",
    }
    assert (found["notices"], found["courses"]) == ([], [])
    assert not {"role", "screening", "support", "safeguarding"} & set(found)


def test_two_in_one_delivery_about_one_act_leave_one(tablet):
    first, second = tablet.hand_in(warned(), warned(occurred_at=later(minutes=4)))
    assert (first["status"], second["status"]) == ("recorded", "refused")
    (refusal,) = second["refusals"]
    assert refusal["rule"] == "kerb_warnings.one_act"
    assert first["notice"]["number"] in refusal["sentence"]
    assert refusal["source"]


def test_what_it_cites_is_one_of_two_laws(tablet):
    (told,) = tablet.hand_in(warned(kerb_warning={"law": "s53a"}))
    assert told["status"] == "invalid"
    assert [error["field"] for error in told["errors"]] == ["kerb_warning.law"]
