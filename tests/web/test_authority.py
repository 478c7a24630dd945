"""The council's own settings at the desk: shown, changed within the law, each change kept."""

import html

import pytest
from sqlalchemy import select

from penalties.actions.notice_facts import council_facts
from penalties.office.audit import Entry, detail_of
from penalties.office.authorities import Authority
from penalties.rules.events import Event
from penalties.rules.facts import HelpLine
from penalties.rules.staff import Role
from penalties.web.authority import CONTACTS, GROUPS
from tests.builders.desk import kept
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

NAMES = {
    "name": "Ilford Borough Council",
    "short_name": "Ilford",
    "pay_to": "Ilford Borough Council",
    "address_lines": "Notices\r\nPO Box 4410\r\n\r\nIlford",
    "postcode": "ig1 1zz",
}
CONTACT = {"envelope_profile": "notify", "phone": "020 7946 0321", "colour": "#0B4F3C"}
PAGES = [f"change/{group}" for group in GROUPS] + [f"contacts/{setting}" for setting in CONTACTS]


@pytest.fixture
def settings_of(office, ilford):
    def read():
        with kept(office) as session:
            return session.get_one(Authority, ilford.id)

    return read


def test_every_setting_is_shown(desk_of):
    page = html.unescape(desk_of(Role.AUDITOR).open("/desk/council/"))
    for words in ("14 days", "24 hours", "IG1 1DD", "999 and 101, always shown", "Our standard"):
        assert words in page
    assert "Change names" not in page


def test_names_and_address_are_changed_with_what_stood_before(desk_of, office, settings_of):
    desk = desk_of(Role.ADMIN)
    desk.send("/desk/council/change/names", **NAMES)
    now = settings_of()
    assert now.address_lines == ["Notices", "PO Box 4410", "Ilford"]
    assert (now.short_name, now.postcode) == ("Ilford", "IG1 1ZZ")
    with kept(office) as session:
        entry = session.scalars(select(Entry).where(Entry.event == Event.AUTHORITY_CHANGED)).one()
        assert entry.facts == {"changed": "address_lines, name, pay_to, postcode, short_name"}
        assert detail_of(session, entry)["postcode"] == {"before": "IG1 1DD", "after": "IG1 1ZZ"}
    desk.send("/desk/council/change/names", **NAMES)
    assert "Nothing was changed." in desk.open("/desk/council/")


def test_contact_and_looks_are_changed_and_drawn(desk_of, settings_of):
    desk = desk_of(Role.ADMIN)
    desk.send("/desk/council/change/contact", **CONTACT)
    now = settings_of()
    assert (now.envelope_profile, now.colour, now.email) == ("notify", "#0b4f3c", None)
    page = desk.open("/desk/council/")
    assert 'fill="#0b4f3c"' in page
    assert 'value="020 7946 0321"' in desk.open("/desk/council/change/contact")


def test_limits_ways_to_pay_and_words_are_changed(desk_of, settings_of):
    desk = desk_of(Role.ADMIN)
    desk.send("/desk/council/change/limits", representation_days="21", cool_off_hours="48")
    desk.send("/desk/council/change/answers", answer_days="15", second_read_percent="33")
    desk.send("/desk/council/change/paying", pay_counter="Town Hall", stripe_account="acct_1Ab")
    desk.send("/desk/council/change/privacy", privacy="We keep it for 2 years.")
    desk.send("/desk/council/change/languages", languages="Vă ajutăm.\n\nاردو میں مدد")
    now = settings_of()
    assert (now.representation_days, now.cool_off_hours) == (21, 48)
    assert (now.answer_days, now.second_read_percent) == (15, 33)
    assert (now.pay_phone, now.pay_counter) == (None, "Town Hall")
    assert now.stripe_account == "acct_1Ab"
    assert now.languages == ["Vă ajutăm.", "اردو میں مدد"]
    desk.send("/desk/council/change/languages")
    assert settings_of().languages == []


def test_what_the_card_shows_is_changed_and_what_it_must_not_show_is_named(desk_of, settings_of):
    desk = desk_of(Role.ADMIN)
    page = "https://www.nhs.uk/live-well/"
    desk.send("/desk/council/change/card", health_page=page, anonymous_line="0808 157 0111")
    assert (settings_of().health_page, settings_of().anonymous_line) == (page, "0808 157 0111")
    shown = desk.open("/desk/council/")
    assert page in shown
    assert "a stranger" not in shown
    assert f'value="{page}"' in desk.open("/desk/council/change/card")
    outing = {"row_1-name": "Street Support", "row_1-phone": "020 7946 0555"}
    desk.send("/desk/council/contacts/help_lines", **outing)
    desk.send("/desk/council/change/card", health_page="https://www.ilford.gov.uk/health")
    assert settings_of().anonymous_line is None
    shown = desk.open("/desk/council/")
    assert "Street Support<br>https://www.ilford.gov.uk/health" in shown
    assert "Give it a neutral name." in shown


@pytest.mark.parametrize("setting", CONTACTS)
def test_whom_to_call_is_kept_row_by_row(desk_of, settings_of, setting):
    desk, path = desk_of(Role.ADMIN), f"/desk/council/contacts/{setting}"
    first = {"row_1-name": "Children’s team", "row_1-phone": "020 7946 0770"}
    third = {"row_3-name": "Adults’ team", "row_3-phone": "1", "row_3-hours": "at night"}
    desk.send(path, **first, **third)
    assert getattr(settings_of(), setting) == [
        {"name": "Children’s team", "phone": "020 7946 0770"},
        {"name": "Adults’ team", "phone": "1", "hours": "at night"},
    ]
    assert 'id="row_2-hours"' in desk.open(path)
    assert 'value="at night"' in desk.open(path)
    assert "Adults’ team" in html.unescape(desk.open("/desk/council/"))
    desk.send(path)
    assert getattr(settings_of(), setting) == []


def test_a_help_line_without_hours_is_told_to_the_public_and_on_notices(
    app, office, desk_of, settings_of
):
    desk, path = desk_of(Role.ADMIN), "/desk/council/contacts/help_lines"
    desk.send(path, **{"row_1-name": "Night shelter", "row_1-phone": "020 7946 0177"})
    start = app.test_client().get("/").get_data(as_text=True)
    assert "<strong>Night shelter</strong>: 020 7946 0177</li>" in start
    facts = council_facts(settings_of(), office.settings)
    assert facts.help_lines == (HelpLine("Night shelter", "020 7946 0177"),)


@pytest.mark.parametrize(
    ("page", "answers", "said"),
    [
        ("change/names", NAMES | {"pay_to": ""}, "Enter who is to be paid"),
        ("change/names", NAMES | {"postcode": "x"}, "Enter a full postcode"),
        ("change/names", NAMES | {"address_lines": "a\n" * 7}, "1 to 6 lines"),
        ("change/contact", CONTACT | {"colour": "red"}, "like #5b2b82"),
        ("change/contact", CONTACT | {"envelope_profile": "c4"}, "Select an envelope"),
        ("change/contact", CONTACT | {"tile_url": "http://x"}, "https address"),
        ("change/limits", {"representation_days": "13", "cool_off_hours": "1"}, "Give 14 to 56"),
        ("change/answers", {"answer_days": "0", "second_read_percent": "5"}, "1 to 56"),
        ("change/limits", {"representation_days": "two", "cool_off_hours": "1"}, "whole number"),
        ("change/limits", {"representation_days": "14", "cool_off_hours": "721"}, "0 to 720"),
        ("change/paying", {"stripe_account": "mine"}, "Enter a Stripe account"),
        ("change/card", {"health_page": "www.nhs.uk"}, "https address"),
        ("contacts/help_lines", {"row_2-phone": "1"}, "Enter the name"),
        ("contacts/help_lines", {"row_6-name": "A"}, "Enter the phone number"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_on_its_page(
    desk_of, entries_written, page, answers, said
):
    desk, before = desk_of(Role.ADMIN), entries_written()
    assert said in html.unescape(desk.send(f"/desk/council/{page}", 422, **answers))
    assert entries_written() == before


@pytest.mark.parametrize("page", PAGES)
def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(desk_of, entries_written, page):
    desk, path = desk_of(Role.ADMIN), f"/desk/council/{page}"
    before = entries_written()
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))
    assert entries_written() == before


def test_rows_that_were_not_offered_are_not_taken(desk_of, settings_of):
    far = {"row_7-name": "Far", "row_7-phone": "1", "row_²-name": "Odd"}
    desk_of(Role.ADMIN).send("/desk/council/contacts/help_lines", **far)
    assert settings_of().help_lines == []


@pytest.mark.parametrize("page", [*PAGES, "law/holidays/add", "law/ceilings/50000"])
def test_who_only_sees_the_settings_changes_none(desk_of, page):
    desk_of(Role.AUDITOR).open(f"/desk/council/{page}", 403)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEGAL, Role.FINANCE, Role.SUPPORT])
def test_who_may_not_is_turned_away(desk_of, role):
    for page in ("", "law", "change/names"):
        desk_of(role).open(f"/desk/council/{page}", 403)


@pytest.mark.parametrize("page", ["change/gate", "contacts/friends", "law/ceilings/10000"])
def test_what_is_no_setting_is_not_there(desk_of, page):
    desk_of(Role.ADMIN).open(f"/desk/council/{page}", 404)
