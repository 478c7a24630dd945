"""The papers of a direction at the desk: for each time it spoke, and for each thing handed over."""

import hashlib
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from notices.actions import facts_of
from notices.actions.directions import saying
from notices.records import documents_of
from penalties.actions.direction_changes import vary, withdraw
from penalties.office.audit import trail_of
from penalties.records.directions import terms_of
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.after_giving import HOUR, by, change, handed_over, the_beat, told
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member

BEHIND_THE_WALL = ("support", "screening", "selling", "gender", "exploit", "declined")


@pytest.fixture
def night(office, at):
    """A direction that was given, varied once and withdrawn, with a thing handed over."""
    with kept(office) as session:
        beat = the_beat(session, at)
        direction = beat.direct()
        item = handed_over(beat, direction, at)
        said = change(at, ends_at=at + 5 * HOUR)
        vary(session, direction, said, by=by(beat.given_by), at=at)
        withdraw(session, direction, "The road is quiet.", told(at), by=by(beat.given_by), at=at)
        session.flush()
        return beat, direction, item


@pytest.fixture
def desk_of(app, office, night, at):
    def opened(role=Role.OFFICER):
        with kept(office) as session:
            somebody = member(session, night[0].patrol.authority, role, at=at, name=f"A {role}")
        return sign_in(app, office, somebody)

    return opened


def words(answer):
    """The text of a PDF that was answered."""
    assert answer.content_type == "application/pdf", answer.text
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("paper", ["a4", "roll80"])
@pytest.mark.parametrize(
    ("part", "title"),
    [
        (0, "Direction to leave an area"),
        (1, "Your direction has changed"),
        (2, "Your direction is withdrawn"),
    ],
)
def test_staff_draw_each_saying_on_every_paper(desk_of, office, night, part, title, paper):
    _, direction, _ = night
    path = f"/desk/directions/{direction.number}.pdf?paper={paper}&part={part}"
    answer = desk_of().client.get(path)
    said = words(answer)
    assert title in said.replace("fold here ", "")
    for word in BEHIND_THE_WALL:
        assert word not in said.casefold()
    name = direction.number.rstrip("*")
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    with kept(office) as session:
        (document,) = documents_of(session, direction.authority_id, direction.number)
        last = trail_of(session, direction.authority_id, direction.id)[-2:]
    assert (document.kind, document.part, document.paper) == ("direction", part, paper)
    assert document.pdf_sha256 == hashlib.sha256(answer.data).hexdigest()
    assert [entry.event for entry in last] == [Event.RECORD_READ, Event.NOTICE_DRAWN_UP]
    assert last[0].facts == {"number": direction.number, "part": "pdf"}


def test_a_receipt_is_drawn_for_the_thing_that_is_asked_for(desk_of, office, night):
    _, direction, item = night
    answer = desk_of().client.get(f"/desk/directions/{direction.number}/items/{item.id}.pdf")
    said = words(answer)
    assert "Receipt for your property" in said
    assert item.item in said
    with kept(office) as session:
        (document,) = documents_of(session, direction.authority_id, direction.number)
    assert (document.kind, document.part) == ("property_receipt", 1)


def test_the_same_paper_twice_is_one_document_of_the_same_bytes(desk_of, office, night):
    _, direction, _ = night
    client = desk_of().client
    one, other = (client.get(f"/desk/directions/{direction.number}.pdf").data for _ in range(2))
    assert one == other
    with kept(office) as session:
        assert len(documents_of(session, direction.authority_id, direction.number)) == 1


def test_what_is_not_there_is_not_there(desk_of, night):
    _, direction, item = night
    desk, path = desk_of(), f"/desk/directions/{direction.number}"
    for asked in (f"{path}.pdf?part=3", f"{path}.pdf?part=-1", f"{path}.pdf?part=x"):
        desk.open(asked, 404)
    desk.open(f"{path}.pdf?paper=large", 404)
    desk.open(f"{path}/items/{direction.id}.pdf", 404)
    desk.open("/desk/directions/ILF0009999X.pdf", 404)
    desk.open(f"/desk/directions/nonsense/items/{item.id}.pdf", 404)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.SUPPORT, Role.ADMIN])
def test_the_paper_is_for_those_who_may_see_directions(desk_of, night, role):
    _, direction, item = night
    desk = desk_of(role)
    desk.open(f"/desk/directions/{direction.number}.pdf", 403)
    desk.open(f"/desk/directions/{direction.number}/items/{item.id}.pdf", 403)


def test_a_direction_is_no_case_and_has_no_door_for_the_public(desk_of, app, night):
    _, direction, _ = night
    desk_of().open(f"/desk/notices/{direction.number}.pdf", 404)
    assert app.test_client().get(f"/desk/directions/{direction.number}.pdf").status_code == 302


def test_what_no_longer_fits_its_hash_is_not_drawn(office, night):
    _, direction, _ = night
    with kept(office) as session:
        terms = terms_of(session, direction.authority_id, direction.id)[0]
        frozen = saying(direction, terms)
    forged = frozen.snapshot_text.replace("Ilford Lane and", "Ilford Lane, not")
    assert facts_of(frozen)["kind"] == "direction"
    with pytest.raises(Refused, match="do not fit their hash"):
        facts_of(replace(frozen, snapshot_text=forged))


def test_a_direction_has_no_address_outside_the_desk_and_the_api(app):
    rules = {rule.rule for rule in app.url_map.iter_rules() if "direction" in rule.rule}
    assert "/desk/directions/<number>.pdf" in rules
    assert all(rule.startswith(("/desk/", "/api/")) for rule in rules)
