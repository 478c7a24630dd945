"""The second look side by side: read by those who may, worked on by who did not issue it."""

from io import BytesIO

import pytest

from appeals.records.representations import representation
from appeals.rules.grounds import Ground
from appeals.rules.representations import ActsFor, Channel
from penalties.actions import signs
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR, trail_of
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion
from penalties.rules.events import Event
from penalties.rules.signs import Condition
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.representations import WORDS
from tests.builders.staff import member
from tests.web.case_pages import promoted
from tests.web.review_pages import answers
from tests.web.review_pages import ask as ask
from tests.web.review_pages import asked as asked
from tests.web.review_pages import desk_of as desk_of
from tests.web.review_pages import issuer as issuer
from tests.web.review_pages import kept_of as kept_of
from tests.web.review_pages import night as night
from tests.web.review_pages import number as number
from tests.web.review_pages import waiting as waiting

BOTH = {"grounds": (Ground.EXCUSE, Ground.ORDER_OR_SIGN)}


def test_what_is_said_stands_beside_what_is_on_file(desk_of, asked, number):
    page = desk_of(Role.SUPERVISOR).open(asked)
    said, _, file = page.partition("app-review__file")
    assert WORDS in said
    assert "It did not happen the way the notice says" in said
    for told in ("As printed", "He stopped a silver car", "No photo is kept", "Certificate of"):
        assert told in file
    assert "No sign is recorded for this order." in file
    assert "Nothing was asked or decided before." in file
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Wójcik" not in title


def test_opening_it_is_written_down_as_a_read(desk_of, office, asked, kept_of):
    desk_of(Role.LEGAL).open(asked)
    with kept(office) as session:
        last = trail_of(session, 1, kept_of(asked)[0].penalty_id)[-1]
    assert (last.event, last.facts["part"]) == (Event.RECORD_READ, "representation")


def test_only_those_who_may_open_it(desk_of, issuer, asked):
    for desk in (issuer, desk_of(Role.FINANCE), desk_of(Role.AUDITOR)):
        desk.open(asked, 403)
    page = desk_of(Role.LEGAL).open(asked)
    assert "Save answers" not in page
    assert "0 of 1 point answered" in page


def test_it_belongs_to_its_council(app, office, at, asked, desk_of):
    with kept(office) as session:
        other = council(session, at, "RDB")
        stranger = member(session, other, Role.SUPERVISOR, at=at)
    sign_in(app, office, stranger).open(asked, 404)
    desk_of(Role.SUPERVISOR).open(f"/desk/representations/{new_id()}", 404)


def test_files_are_named_as_the_person_named_them_and_lead_to_their_content(
    app, office, night, desk_of, asked
):
    desk = desk_of(Role.SUPERVISOR)
    assert "No file came." in desk.open(asked)
    sent = (BytesIO(b"The bus came at ten."), "my note <1>.txt")
    desk.send(f"{asked}/files", file=sent)
    page = desk.open(asked)
    assert "my note &lt;1&gt;.txt" in page
    address = page.split('href="/desk/files/')[1].split('"')[0]
    assert b"The bus came at ten." in desk.client.get(f"/desk/files/{address}").data
    own = sign_in(app, office, promoted(office, night)).open(asked)
    assert "my note &lt;1&gt;.txt" in own
    assert "/desk/files/" not in own


def test_what_was_ticked_waits_as_a_point_until_it_is_answered(desk_of, ask, number, kept_of):
    path, desk = f"/desk/representations/{ask(number, **BOTH)}", desk_of(Role.SUPERVISOR)
    page = desk.open(path)
    assert "0 of 2 points answered" in page
    assert "You can decide once every point has its answer." in page
    assert kept_of(path)[1] == []
    desk.send(path, **answers("ticked_excuse"))
    (point,) = kept_of(path)[1]
    assert (point.ground, point.finding) == ("excuse", "partly")
    assert "1 of 2 points answered" in desk.open(path)


def test_half_an_answer_is_told_and_nothing_typed_is_lost(desk_of, ask, number, kept_of):
    path, desk = f"/desk/representations/{ask(number, **BOTH)}", desk_of(Role.SUPERVISOR)
    typed = answers("ticked_excuse") | {"ticked_order_or_sign-answer": "The sign was there."}
    page = desk.send(path, 422, **typed)
    assert "Select what you found about this point" in page
    assert "The sign was there." in page
    assert "the plan shows it inside" in page
    assert kept_of(path)[1] == []
    half = {"ticked_excuse-finding": "agreed"}
    assert "Enter your answer to this point" in desk.send(path, 422, **half)
    forged = answers("ticked_excuse", finding="perhaps")
    assert "Select what you found" in desk.send(path, 422, **forged)


def test_two_who_work_at_once_lose_nothing_of_each_other(desk_of, ask, number, kept_of):
    path, desk = f"/desk/representations/{ask(number, **BOTH)}", desk_of(Role.SUPERVISOR)
    desk.send(path, **answers("ticked_excuse"))
    late = answers("ticked_excuse", answer="Mine was later.") | answers("ticked_order_or_sign")
    page = desk.send(path, 422, **late)
    assert "Somebody else has changed the points meanwhile." in page
    assert "Mine was later." in page
    assert [point.ground for point in kept_of(path)[1]] == ["excuse"]
    desk.send(path, **answers("ticked_order_or_sign"))
    assert [point.finding for point in kept_of(path)[1]] == ["partly", "partly"]


def test_words_for_the_letter_tell_nothing_of_the_matter(desk_of, asked):
    said = answers("ticked_not_so", letter_words="You must pay the fine at once.")
    page = desk_of(Role.SUPERVISOR).send(asked, 422, **said)
    assert "No letter may say “fine” and “must pay”." in page


def test_a_point_is_added_changed_and_taken_away(desk_of, asked, kept_of):
    desk = desk_of(Role.SUPERVISOR)
    new = f"{asked}/points/new"
    page = desk.send(new, 422)
    assert "Select what it is about" in page
    assert "Enter what the person said" in page
    led = desk.send(new, ground="hardship", words="I have no work <i>now</i>")
    assert led == f"{asked}#points"
    assert "I have no work &lt;i&gt;now&lt;/i&gt;" in desk.open(asked)
    assert "0 of 2 points answered" in desk.open(asked)
    assert "I have no work" in desk.open(f"{asked}/points/1")
    desk.send(f"{asked}/points/1", ground="other", words="They have no work")
    assert [point.ground for point in kept_of(asked)[1]] == ["other"]
    assert "They have no work" in desk.open(f"{asked}/points/1/remove")
    desk.send(f"{asked}/points/1/remove")
    assert kept_of(asked)[1] == []
    desk.open(f"{asked}/points/1", 404)
    desk.send(new, ground="other", words="Once more")
    assert [point.serial for point in kept_of(asked)[1]] == [2]


def test_the_last_point_about_what_was_ticked_cannot_be_taken_away(desk_of, asked, kept_of):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"{asked}/points/new", ground="not_so", words="He was at the stop")
    page = desk.send(f"{asked}/points/1/remove", 422)
    assert "The person ticked this. Answer it; it cannot be left out." in page
    other = {"ground": "other", "words": "He was at the stop"}
    assert "The person ticked this." in desk.send(f"{asked}/points/1", 422, **other)
    assert len(kept_of(asked)[1]) == 1


def test_a_ticked_reason_begins_a_point_about_it(desk_of, asked):
    desk = desk_of(Role.SUPERVISOR)
    address = f"{asked}/points/new?ground=not_so"
    assert address in desk.open(asked)
    assert '<option value="not_so" selected>' in desk.open(address)
    assert "selected" not in desk.open(f"{asked}/points/new?ground=nonsense")


def test_whoever_issued_the_notice_reads_and_does_no_more(app, office, night, asked, kept_of):
    own = sign_in(app, office, promoted(office, night))
    page = own.open(asked)
    assert "Somebody else must decide." in page
    assert "Save answers" not in page
    assert "Ask the person for more" not in page
    for path in ("points/new", "ask", "add"):
        own.open(f"{asked}/{path}", 404)
    token = own.open("/desk/account/").split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, **answers("ticked_not_so")}
    answer = own.client.post(asked, data=sent)
    assert answer.status_code == 422
    assert "You issued this notice." in answer.get_data(as_text=True)
    for deed in ("seen", "authority"):
        assert own.client.post(f"{asked}/{deed}", data={"csrf_token": token}).status_code == 409
    assert kept_of(asked)[1] == []


def test_that_somebody_may_act_is_marked_as_seen_once(desk_of, ask, number, office, kept_of):
    acts = ActsFor("Ann Aid", "their social worker", "A signed letter is with the files")
    path = f"/desk/representations/{ask(number, acts_for=acts)}"
    desk = desk_of(Role.SUPERVISOR)
    assert "Ann Aid (their social worker)" in desk.open(path)
    for _ in range(2):
        token = desk.open(path).split('name="csrf_token" value="')[1].split('"')[0]
        sent = desk.client.post(f"{path}/authority", data={"csrf_token": token})
        assert sent.status_code == 302
    one = kept_of(path)[0]
    assert one.acting == "seen"
    assert "I have seen that they may act" not in desk.open(path)
    with kept(office) as session:
        written = [entry.event for entry in trail_of(session, 1, one.penalty_id)]
    assert written.count(Event.REPRESENTATION_AUTHORITY_SEEN) == 1


def test_where_nobody_acts_there_is_nothing_to_see(desk_of, asked):
    desk = desk_of(Role.SUPERVISOR)
    token = desk.open(asked).split('name="csrf_token" value="')[1].split('"')[0]
    refused = desk.client.post(f"{asked}/authority", data={"csrf_token": token})
    assert refused.status_code == 409
    assert "Nobody acts for the person here." in refused.get_data(as_text=True)


def test_the_signs_are_shown_as_they_stood_on_the_day(desk_of, asked, night, office, at, clock):
    clock.turn(days=3)
    with kept(office) as session:
        order = session.merge(night.case(session, _number(asked, office)))
        sign = signs.add_sign(
            *(session, _order(session, order)),
            place="Lamp post 12",
            lat_e6=51_553_500,
            lon_e6=65_000,
            inspected_on=at.date().replace(day=2),
            condition=Condition.DAMAGED,
            by=OPERATOR,
            at=at,
        )
        now = {"inspected_on": clock.now().date(), "condition": Condition.GOOD}
        signs.inspect_sign(session, sign, **now, by=OPERATOR, at=clock.now())
    page = desk_of(Role.SUPERVISOR).open(asked)
    row = page.split("Lamp post 12")[1].split("</tr>")[0]
    assert "Damaged, looked at on 2 November 2026" in row
    assert "Good, looked at on 25 November 2026" in row
    assert "56 m" in row


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.POST])
def test_a_late_one_says_so_and_why(desk_of, ask, number, channel, clock, night, office, at):
    clock.turn(days=20)
    with kept(office) as session:
        somebody = member(session, night.patrol.authority, Role.LEGAL, at=at)
    said = {"late_because": "I was in hospital", "channel": channel, "by": actor(somebody)}
    path = f"/desk/representations/{ask(number, clock.now(), **said)}"
    page = desk_of(Role.SUPERVISOR).open(path)
    assert "No: it came after the last day" in page
    assert "I was in hospital" in page
    assert f"typed in by {somebody.name}" in page


def _number(path, office):
    with kept(office) as session:
        return representation(session, 1, path.rpartition("/")[2]).number


def _order(session, case: FixedPenalty):
    version = session.get(OrderVersion, (case.authority_id, case.order_version_id))
    return session.get(Order, (case.authority_id, version.order_id))
