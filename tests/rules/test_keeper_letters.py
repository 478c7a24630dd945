"""The table of moves of a letter to a keeper, who decides, and what the letter says."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from penalties.rules.keeper_facts import Sighted, Vehicle
from penalties.rules.keeper_letters import (
    MOVES,
    RANKS,
    Status,
    Verb,
    check_another,
    check_police,
    check_rank,
    move,
)
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Permission, Role
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.keeper_letter import ACCUSING, LAW, accusing_in, accusing_in_road
from tests.builders.keeper_papers import letter, withdrawal
from tests.rules.test_plain_english import HIGHEST_GRADE, grade, sentences

S, V = Status, Verb
LEADS = {
    (None, V.ASK): S.ASKED,
    (None, V.HOLD_FOR_LEGAL): S.HELD_FOR_LEGAL,
    (S.HELD_FOR_LEGAL, V.RELEASE): S.ASKED,
    (S.HELD_FOR_LEGAL, V.KEEP_BACK): S.REFUSED,
    (S.ASKED, V.APPROVE): S.APPROVED,
    (S.ASKED, V.REFUSE): S.REFUSED,
    (S.APPROVED, V.POST): S.POSTED,
    (S.APPROVED, V.WITHDRAW): S.WITHDRAWN,
    (S.POSTED, V.WITHDRAW): S.WITHDRAWN,
}
FRONT = ("why", "denial", "nothing_to_do", "tell_us", "ways", "your_information")
ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("status", [*Status])
def test_a_letter_moves_by_its_table_alone(status, verb):
    if (status, verb) in LEADS:
        assert move(status, verb) == LEADS[status, verb]
    else:
        with pytest.raises(Refused, match="so it cannot be"):
            move(status, verb)


def test_a_letter_begins_by_being_asked_for_or_held():
    assert {verb for verb in Verb if not MOVES[verb].from_} == {V.ASK, V.HOLD_FOR_LEGAL}
    assert move(None, V.ASK) == S.ASKED
    with pytest.raises(ValueError, match="begins"):
        move(None, V.POST)


def test_police_supervisors_decide_and_legal_releases():
    decide = {verb for verb in Verb if MOVES[verb].permission == Permission.KERB_WARNINGS_REVIEW}
    assert decide == {V.APPROVE, V.REFUSE, V.WITHDRAW}
    legal = {verb for verb in Verb if MOVES[verb].permission == Permission.PROSECUTIONS_DECIDE}
    assert legal == {V.RELEASE, V.KEEP_BACK}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", Kind)
def test_only_a_constable_who_supervises_is_a_police_supervisor(role, kind):
    if (role, kind) == (Role.SUPERVISOR, Kind.CONSTABLE):
        check_police(role, kind)
    else:
        with pytest.raises(Refused, match="A police supervisor decides"):
            check_police(role, kind)


@pytest.mark.parametrize("rank", ["Constable", "", "PCSO", "sergeant"])
def test_a_rank_below_sergeant_approves_nothing(rank):
    with pytest.raises(Refused, match="A sergeant or above"):
        check_rank(rank)
    assert [check_rank(one) for one in RANKS] == list(RANKS)


def test_who_asked_and_who_saw_approve_nothing():
    check_another(ONE, TWO, {TWO})
    for asked_by, seen_by in ((ONE, set()), (TWO, {ONE})):
        with pytest.raises(Refused, match="Somebody else must approve"):
            check_another(ONE, asked_by, seen_by)


@pytest.mark.parametrize("made", [letter, withdrawal])
def test_every_sentence_of_the_front_is_fit_to_be_read_aloud_at_home(made):
    text = made()["text"]
    for section in (*FRONT, "labels"):
        said = {**text["labels"], "law": ""} if section == "labels" else text[section]
        for sentence in sentences(said if section != "labels" else list(said.values())):
            assert accusing_in(sentence) == [], sentence
            assert banned_in(sentence) == [], sentence


@pytest.mark.parametrize("made", [letter, withdrawal])
def test_the_letter_is_plain_english(made):
    text = made()["text"]
    assert grade([text[section] for section in FRONT]) <= HIGHEST_GRADE
    # The facts are names and days; every sentence beside them is ours.
    for section in set(FRONT) - {"why"}:
        assert grade(text[section]) <= HIGHEST_GRADE, section
    assert [one for part in FRONT for one in sentences(text[part]) if len(one.split()) > 25] == []


def test_the_law_is_told_only_where_legal_agreed():
    assert letter()["text"]["law"] == LAW
    assert letter(tells_law=False)["text"]["law"] == []
    assert withdrawal()["text"]["law"] == []
    assert banned_in(" ".join(LAW)) == []


def test_a_colour_has_its_article_and_times_are_londons():
    at = datetime(2026, 7, 1, 22, 10, tzinfo=UTC)
    told = letter(vehicle=Vehicle("AB12 CDE", "Fiat", "Orange"), seen=(Sighted(at, "Long Lane"),))
    assert told["text"]["why"] == [
        "We are writing because records show that you are the registered keeper of an orange Fiat, "
        "AB12 CDE. It was seen in Long Lane, at about 11:10pm on Wednesday 1 July 2026."
    ]


def test_no_observer_and_no_vehicle_of_others_is_in_the_frozen_facts():
    told = letter()
    assert set(told["seen"][0]) == {"at", "road"}
    assert (told["kind"], told["part"], withdrawal()["part"]) == ("keeper_letter", 0, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You were seen soliciting", ["drove", "kerb"]),
        ("This is a warning", ["warn"]),
        ("This is not a penalty.", []),
        ("A penalty may follow", ["penalty"]),
        ("a sex buyer", ["sex"]),
        ("in Sussex Road, Essex", []),
        ("we suspect an offence", ["crime", "suspect"]),
        ("You must call us", ["threat"]),
        ("kerb crawling in the red-light area", ["kerb"]),
    ],
)
def test_what_accuses_is_found(words, found):
    assert accusing_in(words) == found


@pytest.mark.parametrize(
    "road",
    ["Old Court Road, Ilford", "Warner Road, Walthamstow", "Crimea Road, Aldershot", "Sexton Lane"],
)
def test_a_road_may_be_called_after_a_court_or_somebody(road):
    assert accusing_in_road(road) == []


def test_the_name_of_an_area_that_accuses_is_found_in_a_road():
    assert accusing_in_road("the red light area") == ["kerb"]
    assert set(ACCUSING) >= {"sex", "crime", "threat", "warn"}
