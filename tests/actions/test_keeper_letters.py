"""A letter to a keeper goes in the police's name, approved, on two sightings, or not at all."""

import json

import pytest
from sqlalchemy import select

from penalties.actions import keeper_agreements, keeper_letters
from penalties.actions.keeper_files import end_keeper
from penalties.actions.staff import actor
from penalties.office.audit import Detail, Entry
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.keepers import Keeper, KeeperAgreement
from penalties.records.letter_answers import sightings_behind
from penalties.records.queues import open_items
from penalties.rules.canonical import digest
from penalties.rules.refusals import Refused
from tests.builders.letters import COMPANY, KEEPER, House, house, same


@pytest.fixture
def here(office) -> House:
    return house(office)


def waiting(here, queue="supervisor"):
    with here.work() as session:
        return [item.kind for item in open_items(session, here.authority.id, queue)]


def events(here, subject=None):
    with here.work() as session:
        found = session.scalars(select(Entry).order_by(Entry.seq))
        return [one.event for one in found if subject is None or one.subject_id == subject]


def letters(here):
    with here.work() as session:
        return session.scalars(select(KeeperLetter)).all()


def test_a_letter_is_asked_for_approved_and_posted(here):
    here.seen_and_told()
    letter = here.ask()
    assert letter.status == "asked"
    assert waiting(here) == ["keeper_letter_asked"]
    here.approve(letter)
    assert waiting(here) == []
    here.post(letter)
    posted = here.again(letter)
    assert (posted.status, posted.approved_rank) == ("posted", "Sergeant")
    assert posted.delivered_on.isoformat() == "2026-11-24"  # posted on a Sunday
    assert posted.delete_on.isoformat() == "2027-11-22"
    assert digest(json.loads(posted.snapshot)) == posted.snapshot_sha256
    happened = [one for one in events(here, letter.id) if one.startswith("keeper_letter")]
    assert happened == [f"keeper_letter.{verb}" for verb in ("asked", "approved", "posted")]


def test_a_month_before_it_is_deleted_somebody_looks_again(here):
    letter = here.posted()
    with here.work() as session:
        (item,) = open_items(session, here.authority.id, "supervisor")
        assert (item.kind, item.subject_id) == ("keeper_letter_review", letter.id)
        assert item.due_on.isoformat() == "2027-10-22"


def test_without_an_agreement_letters_are_switched_off(office):
    here = house(office, agreed=False)
    here.seen_and_told()
    with pytest.raises(Refused, match="switched off"):
        here.ask()
    assert letters(here) == []


@pytest.mark.parametrize("after", ["asked", "approved"])
def test_ending_the_agreement_switches_letters_off_at_once(here, after):
    here.seen_and_told()
    letter = here.ask()
    if after == "approved":
        here.approve(letter)
    with here.work() as session:
        agreement = session.scalars(select(KeeperAgreement)).one()
        by = actor(here.staff["admin"])
        keeper_agreements.end(session, agreement, by=by, at=here.at)
    if after == "asked":
        here.approve(letter)
    with pytest.raises(Refused, match="switched off"):
        here.post(letter)
    assert here.again(letter).status == "approved"


@pytest.mark.parametrize("missing", ["force", "agreement", "data_authority", "rights_at"])
def test_an_agreement_says_force_agreement_and_authority(office, missing):
    with pytest.raises(Refused, match="Enter the force"):
        house(office, **{missing: " "})


@pytest.mark.parametrize(
    "printed",
    [
        {"contact_name": "Sergeant Ayesha Malik, Sex Work Team"},
        {"contact_name": "The kerb crawling desk"},
        {"address_lines": ("Vice and Prostitution Unit", "PO Box 900")},
        {"rights_at": "police.example/kerb-crawling/your-data"},
        {"force": "Operation Red Light, North East London Police"},
    ],
)
def test_an_agreement_whose_words_would_out_somebody_on_the_letter_is_refused(office, printed):
    with pytest.raises(Refused, match="neutral"):
        house(office, **printed)


def test_somebody_called_like_a_court_or_a_warning_can_be_called(office):
    house(office, contact_name="Sergeant Court Warner", address_lines=("Court Road", "Ilford"))


def test_a_letter_without_approval_is_not_posted(here):
    here.seen_and_told()
    letter = here.ask()
    with pytest.raises(Refused, match="This letter is not approved yet, so it cannot be posted"):
        here.post(letter)
    assert here.again(letter).snapshot is None


@pytest.mark.parametrize(
    ("asker", "approver", "rank", "sentence"),
    [
        ("officer", "supervisor", "Sergeant", "A police supervisor decides"),
        ("officer", "constable", "Sergeant", "A police supervisor decides"),
        ("officer", "sergeant", "Constable", "A sergeant or above"),
        ("officer", "sergeant", "", "A sergeant or above"),
        ("sergeant", "sergeant", "Sergeant", "Somebody else must approve"),
    ],
)
def test_not_everybody_approves(here, asker, approver, rank, sentence):
    here.seen_and_told()
    letter = here.ask(asker)
    with pytest.raises(Refused, match=sentence):
        here.approve(letter, approver, rank)
    assert here.again(letter).status == "asked"


@pytest.mark.parametrize("part", ["saw it", "was there"])
def test_nobody_who_saw_the_vehicle_approves(here, part):
    if part == "saw it":
        here.see("sergeant", hours=20)
        here.see("officer")
    else:
        here.see("officer", supervised_by="sergeant")
    here.told(KEEPER)
    letter = here.ask("constable")
    with pytest.raises(Refused, match="nobody who saw the vehicle"):
        here.approve(letter)


def test_who_saw_the_vehicle_another_time_does_not_approve_either(here):
    here.see("sergeant", hours=60)
    here.seen_and_told()
    letter = here.ask()
    with here.work() as session:
        behind = sightings_behind(session, same(session, letter))
        assert here.staff["sergeant"].id not in {one.officer_id for one in behind}
    with pytest.raises(Refused, match="nobody who saw the vehicle"):
        here.approve(letter)


def test_a_keeper_who_was_corrected_gets_no_letter_by_a_later_file(here, clock):
    letter = here.posted()
    with here.work() as session:
        keeper = session.get_one(Keeper, (letter.authority_id, letter.keeper_id))
        end_keeper(session, keeper, by=actor(here.staff["sergeant"]), at=here.at)
    here.told(KEEPER, KEEPER.replace("AB12CDE", "XY12ABC"))
    clock.turn(days=365)
    here.see("officer", hours=30)
    here.see("constable", hours=4)
    with pytest.raises(Refused, match="told us that this is not the keeper"):
        here.ask()
    here.told(KEEPER.replace("Mr Joseph Bloggs", "MR JOSEPH  BLOGGS").replace("Quiet", "quiet"))
    with pytest.raises(Refused, match="told us that this is not the keeper"):
        here.ask()
    here.told(KEEPER.replace("Joseph Bloggs", "Other Keeper"))
    assert here.ask().status == "asked"


def test_one_sighting_with_another_officer_present_is_enough(here):
    here.see("officer", supervised_by="other")
    here.told(KEEPER)
    letter = here.ask()
    with here.work() as session:
        assert len(sightings_behind(session, same(session, letter))) == 1


@pytest.mark.parametrize(
    ("sightings", "sentence"),
    [
        ([("officer", 3, {})], "two officers who saw"),
        ([("officer", 30, {}), ("officer", 3, {})], "two officers who saw"),
        ([("officer", 3, {}), ("constable", 3.4, {})], "30 minutes apart"),
        ([("officer", 30, {}), ("constable", 3, {"colour": "red"})], "make or colour"),
        ([("officer", 30, {"make": "Model"}), ("constable", 3, {})], "make or colour"),
    ],
)
def test_too_little_was_seen(here, sightings, sentence):
    for who, hours, changes in sightings:
        here.see(who, hours=hours, **changes)
    here.told(KEEPER)
    with pytest.raises(Refused, match=sentence):
        here.ask()


@pytest.mark.parametrize("told", [False, True])
def test_the_keeper_must_be_known_from_the_force_of_the_agreement(here, told):
    here.see("officer", hours=30)
    here.see("constable")
    if told:
        here.told(KEEPER, force="Another Force")
    with pytest.raises(Refused, match="has not told us who keeps this vehicle"):
        here.ask()


def test_a_recent_letter_refuses_until_its_months_are_over(here, clock):
    here.posted()
    clock.turn(days=200)
    here.see("officer", hours=30)
    here.see("constable")
    with pytest.raises(Refused, match="A letter about this vehicle went on 22 November 2026"):
        here.ask()
    clock.turn(days=165)
    assert here.ask().status == "asked"


def test_what_a_letter_told_once_bears_no_second_one(office, clock):
    here = house(office, months_between=1)
    here.posted()
    clock.turn(days=40)
    here.see("other")
    with pytest.raises(Refused, match="a letter told of already do not count"):
        here.ask()
    here.see("officer", hours=20)
    second = here.ask()
    with here.work() as session:
        behind = sightings_behind(session, same(session, second))
        assert {one.officer_id for one in behind} == {
            here.staff["other"].id,
            here.staff["officer"].id,
        }


def test_a_letter_that_was_turned_down_uses_up_nothing(here):
    here.seen_and_told()
    letter, sergeant = here.ask(), here.staff["sergeant"]
    with here.work() as session:
        mine, by = same(session, letter), actor(sergeant)
        keeper_letters.turn_down(session, mine, sergeant, "Too soon.", by=by, at=here.at)
    assert here.ask().status == "asked"


def test_a_letter_under_way_refuses_another(here):
    here.seen_and_told()
    here.ask()
    with pytest.raises(Refused, match="under way"):
        here.ask("constable")


def test_a_companys_letter_waits_for_legal(here):
    here.seen_and_told(COMPANY)
    letter = here.ask()
    assert (letter.status, waiting(here), waiting(here, "legal")) == (
        *("held_for_legal", []),
        ["keeper_letter_legal"],
    )
    with pytest.raises(Refused, match="held for legal"):
        here.approve(letter)
    with here.work() as session:
        by = actor(here.staff["legal"])
        mine = same(session, letter)
        keeper_letters.release(session, mine, "Its name is a person's.", by=by, at=here.at)
    assert (waiting(here), waiting(here, "legal")) == (["keeper_letter_asked"], [])
    here.approve(letter)
    here.post(letter)
    assert here.again(letter).legal_because == "Its name is a person's."


def test_legal_or_the_sergeant_says_no_and_why(here):
    here.seen_and_told(COMPANY)
    letter = here.ask()
    with here.work() as session:
        by = actor(here.staff["legal"])
        with pytest.raises(Refused, match="Say why"):
            keeper_letters.keep_back(session, same(session, letter), " ", by=by, at=here.at)
    with here.work() as session:
        mine = same(session, letter)
        keeper_letters.keep_back(session, mine, "A hire firm.", by=by, at=here.at)
    assert here.again(letter).status == "refused"
    second = here.ask()
    with here.work() as session:
        mine = same(session, second)
        keeper_letters.release(session, mine, "It may.", by=by, at=here.at)
        sergeant = here.staff["sergeant"]
        keeper_letters.turn_down(
            session, mine, sergeant, "Too little.", by=actor(sergeant), at=here.at
        )
    assert here.again(second).ended_because == "Too little."
    assert waiting(here) == waiting(here, "legal") == []


def test_other_details_since_the_approval_refuse_the_posting(here, clock):
    here.seen_and_told()
    letter = here.ask()
    here.approve(letter)
    clock.turn(days=1)
    here.told(KEEPER.replace("Bloggs", "Other"))
    with pytest.raises(Refused, match="other details of the keeper"):
        here.post(letter)


def test_the_trail_names_nobody(here):
    here.posted()
    with here.work() as session:
        facts = " ".join(str(one.facts) for one in session.scalars(select(Entry)))
        words = " ".join(one.body for one in session.scalars(select(Detail)))
    for told in ("Bloggs", "Quiet Road", "AB12", "IG1 4ZZ", "Sample Lane"):
        assert told not in facts + words
