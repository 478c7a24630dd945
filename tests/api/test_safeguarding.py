"""A child whom a tablet tries to penalise: the tablet is told no, and the lead of a child."""

import json

from sqlalchemy import select

from penalties.office.premises import keyring_of
from penalties.office.roles import Side
from penalties.records.encounters import IntakeAttempt
from penalties.records.safeguarding import SafeguardingMatter
from tests.builders.patrol import penalised, person

CHILD = person(given_name="Mirela", date_of_birth="2009-11-23", apparent_age=17)


def test_what_is_refused_to_a_tablet_waits_for_the_lead(office, tablet):
    item = penalised(person=CHILD)
    (told,) = tablet.hand_in(item)
    (again,) = tablet.hand_in(item)
    assert (told["status"], told["gate"]["row"]) == ("refused", "A")
    assert again == told
    with office.transaction(Side.SUPPORT) as session:
        (matter,) = session.scalars(select(SafeguardingMatter)).all()
        known = json.loads(keyring_of(session).support.open(matter.body))
    assert (matter.kind, str(matter.encounter_ref)) == ("child", item["id"])
    assert known["content"]["person"]["given_name"] == "Mirela"
    with office.transaction() as session:
        (attempt,) = session.scalars(select(IntakeAttempt)).all()
        assert (matter.attempt_id, attempt.rules) == (attempt.id, ["gate"])
    assert b"Mirela" not in attempt.body + matter.body
    tablet.get(f"/encounters/{item['id']}", 404)
