"""The information card at its doors: who may have it, in which language and on which paper."""

import html
import io
import re

import pytest
from pypdf import PdfReader

from penalties.office.authorities import Authority
from penalties.rules.staff import Permission, Role, may
from penalties.rules.wording.support_card import card
from tests.builders.cards import LANGUAGES, PAPERS
from tests.builders.desk import kept
from tests.builders.patrol import patrol
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody

CHOOSE, FILE = "/desk/support-card", "/desk/support-card.pdf"
PARTNER_CHOOSE = "/partner/support-card"
ON_TABLET, FOR_PARTNER = "/api/v1/support-card.pdf", "/partner/support-card.pdf"
OFFERS = [role for role in Role if may(role, Permission.SUPPORT_OFFER)]
HELPS = [role for role in Role if may(role, Permission.REFERRALS_SEE)]
SHELTER = {"name": "Night shelter", "phone": "020 7946 0177", "hours": "every night"}


@pytest.fixture
def entered(office, ilford):
    """Puts into the council's settings what a test asks for."""

    def enter(**settings):
        with kept(office) as session:
            authority = session.get_one(Authority, ilford.id)
            for name, value in settings.items():
                setattr(authority, name, value)

    return enter


def words(answer):
    """The text of a card that was answered, kept by nobody on its way."""
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(word for page in pages for word in page.extract_text().split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_officers_get_the_card_in_every_language_on_each_paper(desk_of, entered, language, paper):
    entered(help_lines=[SHELTER], anonymous_line="0808 157 0111")
    desk = desk_of(Role.OFFICER)
    answer = desk.client.get(f"{FILE}?language={language}&paper={paper}")
    said = words(answer)
    for part in (card(language).title, card(language).danger, "Night shelter", "0808 157 0111"):
        assert part in said
    assert len(PdfReader(io.BytesIO(answer.data)).pages) == {"wallet": 2, "roll80": 1}[paper]
    assert answer.headers["Content-Disposition"] == f'inline; filename="card-{language}.pdf"'


def test_it_is_the_english_wallet_card_where_nothing_else_is_asked_for(desk_of):
    desk = desk_of(Role.OFFICER)
    plain = desk.client.get(FILE)
    assert "Help near you" in words(plain)
    assert plain.data == desk.client.get(f"{FILE}?language=en&paper=wallet").data


@pytest.mark.parametrize(
    "asked",
    ["language=fr", "language=EN", "language=", "paper=a4", "paper=", "language=ro&paper=x"],
)
def test_a_language_or_paper_it_does_not_come_in_is_not_there(app, desk_of, office, at, asked):
    desk_of(Role.OFFICER).open(f"{FILE}?{asked}", 404)
    desk_of(Role.SUPPORT).open(f"{FOR_PARTNER}?{asked}", 404)
    with kept(office) as session:
        bearer = {"Authorization": f"Bearer {patrol(session, at, 'LUT').token}"}
    answer = app.test_client().get(f"{ON_TABLET}?{asked}", headers=bearer)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_the_page_offers_every_language_by_its_own_name_on_each_paper(desk_of):
    page = html.unescape(desk_of(Role.OFFICER).open(CHOOSE))
    for language in LANGUAGES:
        assert f'<span lang="{language}">{card(language).own_name}</span>' in page
        for paper in PAPERS:
            assert f'href="{FILE}?language={language}&paper={paper}"' in page
    assert "the card names only 999" in page
    assert "Printed on no card" not in page
    assert re.search(rf'href="{CHOOSE}"[^>]*aria-current="true"', page)


def test_the_page_names_what_the_wallet_card_has_no_room_for(desk_of, entered):
    lines = [{**SHELTER, "name": f"Shelter {number} {'by the old mill ' * 5}"} for number in (1, 2)]
    entered(help_lines=[*lines, {"name": "The last line", "phone": "1"}])
    desk = desk_of(Role.SUPERVISOR)
    assert "The last line" not in desk.open(CHOOSE)
    entered(help_lines=[*lines * 3, {"name": "The last line", "phone": "1"}])
    assert desk.open(CHOOSE).count("The last line") == len(LANGUAGES)
    assert "The last line" in words(desk.client.get(f"{FILE}?paper=roll80"))
    assert "The last line" not in words(desk.client.get(FILE))


@pytest.mark.parametrize("paper", PAPERS)
def test_what_would_out_whoever_carries_it_is_on_no_card_and_named_on_the_page(
    desk_of, entered, paper
):
    outing = {"name": "Street Support Ilford", "phone": "020 7946 0555"}
    entered(help_lines=[outing, SHELTER], health_page="https://www.ilford.gov.uk/health")
    desk = desk_of(Role.OFFICER)
    said = words(desk.client.get(f"{FILE}?paper={paper}"))
    assert "Night shelter" in said
    assert "Street" not in said
    assert "0555" not in said
    assert "gov.uk" not in said
    page = desk.open(CHOOSE)
    for named in (
        "Printed on no card",
        "Street Support Ilford",
        "https://www.ilford.gov.uk/health",
    ):
        assert named in page


@pytest.mark.parametrize("role", [role for role in Role if role not in OFFERS])
def test_at_the_desk_it_is_for_those_who_offer_support(desk_of, role):
    for path in (CHOOSE, FILE):
        desk_of(role).open(path, 403)


@pytest.mark.parametrize("role", HELPS)
def test_at_the_support_desk_it_is_for_those_who_help(desk_of, role):
    answer = desk_of(role).client.get(f"{FOR_PARTNER}?language=cy&paper=roll80")
    assert card("cy").title in words(answer)


@pytest.mark.parametrize("role", HELPS)
def test_the_support_desk_chooses_from_every_card_at_its_own_address(desk_of, role):
    page = desk_of(role).open(PARTNER_CHOOSE)
    for language in LANGUAGES:
        for paper in PAPERS:
            assert f"{FOR_PARTNER}?language={language}&amp;paper={paper}" in page
    assert FILE not in page
    assert f'href="{PARTNER_CHOOSE}"' in desk_of(role).open("/partner/")


@pytest.mark.parametrize("role", [role for role in Role if role not in HELPS])
def test_who_enforces_does_not_use_the_support_desk_s_door(desk_of, role):
    for path in (PARTNER_CHOOSE, FOR_PARTNER):
        desk_of(role).open(path, 403)


def test_who_is_not_signed_in_signs_in_first(app):
    for path in (CHOOSE, FILE, PARTNER_CHOOSE, FOR_PARTNER):
        answer = app.test_client().get(path)
        assert answer.status_code == 302
        assert "sign-in" in answer.location


def test_a_tablet_gets_its_own_council_s_card(app, office, at, entered):
    entered(help_lines=[{**SHELTER, "name": "Far away"}])
    with kept(office) as session:
        luton = patrol(session, at, "LUT")
        luton.authority.help_lines = [SHELTER]
    bearer = {"Authorization": f"Bearer {luton.token}"}
    client = app.test_client()
    said = words(client.get(f"{ON_TABLET}?language=pl&paper=roll80", headers=bearer))
    assert card("pl").title in said
    assert "Night shelter" in said
    assert "Far away" not in said
    assert client.get(ON_TABLET).status_code == 401


def test_nobody_is_followed_for_printing_a_card(desk_of, entries_written):
    desk, before = desk_of(Role.OFFICER), entries_written()
    desk.open(CHOOSE)
    assert words(desk.client.get(FILE))
    assert entries_written() == before
