"""What a tablet does beside handing in: kit, numbers, supervisors, people."""

from uuid import UUID

from sqlalchemy import select

from penalties.actions.authorisations import answer
from penalties.actions.staff import actor
from penalties.office.audit import Entry
from penalties.records.support import authorisation
from tests.builders.patrol import SELLER, penalised, seen, some_id, supervisor


def test_the_kit_holds_what_a_night_needs(tablet, street):
    tablet.post("/numbers", {"count": 3})
    kit = tablet.get("/field-kit")
    assert kit["expires_at"] == "2026-11-23T21:15:00Z"
    assert [power["power"] for power in kit["officer"]["powers"]] == ["s68"]
    (order,) = kit["orders"]
    assert (order["code"], order["full_pence"], order["lower_days"]) == ("ILF-LOX", 10000, 10)
    assert order["area"]["type"] == "Polygon"
    assert [each["code"] for each in order["prohibitions"]] == ["1", "2"]
    assert len(kit["screening"]["questions"]) == 7
    assert [row["row"] for row in kit["gate"]["rows"]] == ["A", "B", "C", "D", "E"]
    assert len(kit["leases"]) == 3
    assert kit["leases"][0]["token"].startswith("ILF-")
    assert kit["council"]["pay_to"] == "Ilf Borough Council"


def test_the_same_kit_again_is_not_sent(tablet, street, clock):
    first = tablet.raw("GET", "/field-kit")
    clock.turn(hours=1)
    same = {"If-None-Match": first.headers["ETag"]}
    again = tablet.raw("GET", "/field-kit", headers=same)
    assert (again.status_code, again.data) == (304, b"")
    tablet.post("/numbers", {"count": 1})
    assert tablet.raw("GET", "/field-kit", headers=same).status_code == 200


def test_numbers_are_leased_with_what_opens_their_pages(tablet, street):
    told = tablet.post("/numbers", {"count": 2})
    assert set(told) == {"numbers", "leases"}
    assert told["numbers"] == [lease["number"] for lease in told["leases"]]
    assert set(told["leases"][0]) == {"number", "access_code", "token", "expires_at"}
    assert [number[3:10] for number in told["numbers"]] == ["0000001", "0000002"]


def test_a_ruined_number_is_accounted_for(tablet, street):
    (number,) = tablet.post("/numbers", {"count": 1})["numbers"]
    ruined = {"number": f" {number.lower()} ", "reason": "The paper jammed."}
    for _ in range(2):
        told = tablet.post("/numbers/spoil", ruined)
        assert told == {"number": number, "state": "spoiled"}
    tablet.post("/numbers/spoil", {"number": number, "reason": ""}, 422)
    tablet.post("/numbers/spoil", {"number": "ILF 0000099 9", "reason": "x"}, 422)


def test_a_number_with_a_notice_on_it_is_not_spoiled(tablet, street):
    (number,) = tablet.post("/numbers", {"count": 1})["numbers"]
    tablet.hand_in(penalised(number))
    told = tablet.post("/numbers/spoil", {"number": number, "reason": "Oops."}, 422)
    assert told["refusals"][0]["rule"] == "numbers.issued"


def test_a_supervisor_is_asked_and_answers(tablet, street, session, at):
    asked = {
        "id": some_id(),
        "purpose": "lift",
        "order": "ILF-LOX",
        "person": {name: SELLER[name] for name in ("given_name", "family_name", "date_of_birth")},
        "reason": "All questions were answered no.",
    }
    told = tablet.post("/authorisations", asked)
    assert (told["id"], told["status"]) == (asked["id"], "waiting")
    assert tablet.post("/authorisations", asked) == told
    decides = supervisor(street)
    request = authorisation(session, street.authority.id, UUID(asked["id"]))
    answer(session, request, decides, given=True, reason="Yes.", by=actor(decides), at=at)
    session.commit()
    told = tablet.get(f"/authorisations/{asked['id']}")
    assert (told["status"], told["ends_at"]) == ("given", "2026-11-22T23:15:00Z")
    assert "Yes" not in str(told)
    tablet.get(f"/authorisations/{some_id()}", 404)


def test_somebody_met_before_is_found_and_the_look_is_logged(tablet, street, session):
    tablet.hand_in(penalised())
    looked = {"encounter": some_id(), "given_name": "tomasz", "family_name": "WOJCIK"}
    (similar,) = tablet.get("/people", query_string=looked)["people"]
    assert (similar["match"], similar["given_name"]) == ("similar", "Tomasz")
    born = looked | {"date_of_birth": "1984-05-17"}
    (same,) = tablet.get("/people", query_string=born)["people"]
    assert same["match"] == "same"
    assert [notice["status"] for notice in same["notices"]] == ["served"]
    assert same["cool_off"] == [
        {"order": "ILF-LOX", "prohibition": "1", "until": "2026-11-23T21:14:00Z"}
    ]
    assert "role" not in same
    entries = session.scalars(select(Entry).where(Entry.event == "record.read")).all()
    assert [str(entry.subject_id) for entry in entries] == [same["id"]] * 2
    assert entries[0].facts == {"encounter": looked["encounter"], "part": "look_up"}


def test_nobody_behind_the_wall_is_found(tablet, street):
    tablet.hand_in(seen(outcome="support", role="selling", person=SELLER))
    looked = {"encounter": some_id(), "given_name": "Ana", "family_name": "Pop"}
    assert tablet.get("/people", query_string=looked) == {"people": []}


def test_a_look_without_an_encounter_is_refused(tablet, street):
    told = tablet.get("/people", 422, query_string={"family_name": "Pop"})
    assert told["errors"] == [{"field": "encounter", "sentence": "This is missing."}]
