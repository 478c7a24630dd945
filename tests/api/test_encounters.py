"""Handing encounters in over the API, and reading one back."""

from tests.builders.patrol import SELLER, on_paper, penalised, seen, some_id


def test_a_delivery_is_answered_in_its_order(tablet, street):
    (number,) = tablet.post("/numbers", {"count": 1})["numbers"]
    items = [penalised(number), {"id": "?"}, seen(order="GONE")]
    first, bad, third = tablet.hand_in(*items)
    assert (first["status"], first["errors"], first["refusals"]) == ("recorded", [], [])
    assert first["notice"] == {
        "number": number,
        "status": "served",
        "pdf": f"/api/v1/notices/{number}.pdf",
    }
    assert first["gate"]["row"] == "E"
    assert {"outcome", "closed_by", "sentence", "source"} == set(first["gate"]["closed"][0])
    assert len(first["sha256"]) == 64
    assert (bad["status"], bad["id"]) == ("invalid", "")
    assert third["status"] == "recorded"
    (again,) = tablet.hand_in(items[0])
    assert again == first | {"status": "already_recorded", "was": "recorded"}


def test_a_refusal_says_rule_sentence_and_source(tablet, street):
    (told,) = tablet.hand_in(penalised(prohibition="99"))
    assert told["status"] == "refused"
    assert told["refusals"] == [
        {
            "rule": "prohibition_applies",
            "sentence": "Article 99 is not in this version of the order.",
            "source": "ASBCPA 2014 s59(4), (6)",
        }
    ]


def test_its_author_reads_what_enforcement_keeps(tablet, street):
    (number,) = tablet.post("/numbers", {"count": 1})["numbers"]
    item = on_paper(number, prohibition="99")
    tablet.hand_in(item)
    kept = tablet.get(f"/encounters/{item['id']}")
    assert (kept["status"], kept["order"], kept["role"]) == ("held_for_review", "ILF-LOX", "buying")
    assert kept["notice"]["status"] == "held_for_review"
    assert "person" not in kept


def test_behind_the_wall_not_even_its_author_reads_it_back(tablet, street):
    item = seen(outcome="support", role="selling", person=SELLER, particulars="Hers.")
    tablet.hand_in(item)
    kept = tablet.get(f"/encounters/{item['id']}")
    assert kept.pop("kept_by_support") is True
    assert set(kept) == {"id", "status", "occurred_at", "recorded_at", "attachments"}


def test_nobody_elses_encounter_is_there(tablet, street):
    tablet.get(f"/encounters/{some_id()}", 404)
    tablet.get("/encounters/no-id", 404)


def test_up_to_two_hundred_at_once(tablet, street):
    assert tablet.post("/encounters", {"encounters": []}, 422)["errors"] == [
        {"field": "encounters", "sentence": "Send 1 or more."}
    ]
    body = tablet.post("/encounters", {"encounters": [None] * 201}, 422)
    assert body["errors"][0]["sentence"] == "Send 200 or fewer."
    assert len(tablet.hand_in(*[None] * 200)) == 200
