"""The support ladder's warning at its doors: the same for everybody, for an order in force."""

import io

import pytest
from pypdf import PdfReader

from penalties.actions.orders import take_in
from penalties.office.audit import OPERATOR
from penalties.rules.staff import Permission, Role, may
from penalties.rules.wording.support_warning import TITLE
from tests.builders.desk import kept
from tests.builders.patrol import patrol, the_order
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody

FILE, ON_TABLET = "/desk/warning-paper.pdf", "/api/v1/warning-paper.pdf"
OFFERS = [role for role in Role if may(role, Permission.SUPPORT_OFFER)]


@pytest.fixture
def ordered(office, ilford, at):
    """The council has an order in force."""
    with kept(office) as session:
        take_in(session, ilford, [the_order()], by=OPERATOR, at=at)


def words(answer):
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="help.pdf"'
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(word for page in pages for word in page.extract_text().split())


@pytest.mark.parametrize("role", OFFERS)
@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_whoever_offers_support_gets_it_and_nothing_is_written_down(
    desk_of, ordered, entries_written, role, paper
):
    desk = desk_of(role)
    before = entries_written()
    said = words(desk.client.get(f"{FILE}?order=ILF-LOX&paper={paper}"))
    assert TITLE in said
    assert "ILF-LOX" in said
    assert entries_written() == before


def test_a_tablet_gets_the_same(app, office, at):
    with kept(office) as session:
        token = patrol(session, at).token
    bearer = {"Authorization": f"Bearer {token}"}
    answer = app.test_client().get(f"{ON_TABLET}?order=ILF-LOX&paper=roll80", headers=bearer)
    assert TITLE in words(answer)


@pytest.mark.parametrize(
    "query", ["", "?order=ILF-NOT", "?order=ILF-LOX&paper=wallet", "?order=ilf-lox"]
)
def test_what_there_is_no_paper_for_is_not_found(desk_of, ordered, query):
    assert desk_of(Role.OFFICER).client.get(FILE + query).status_code == 404


def test_it_is_offered_beside_the_card_for_each_order_in_force(desk_of, ordered):
    page = desk_of(Role.OFFICER).open("/desk/support-card")
    assert "Paper for a warning" in page
    assert f"{FILE}?order=ILF-LOX&amp;paper=a4" in page
    assert f"{FILE}?order=ILF-LOX&amp;paper=roll80" in page


def test_without_an_order_in_force_nothing_of_it_is_shown(desk_of):
    assert "Paper for a warning" not in desk_of(Role.OFFICER).open("/desk/support-card")


def test_others_may_not_have_it(desk_of, ordered):
    assert desk_of(Role.FINANCE).client.get(f"{FILE}?order=ILF-LOX").status_code == 403
