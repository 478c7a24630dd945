"""Each setting of a council at its boundary, and all that is wrong said at once."""

import pytest

from penalties.rules.authority_settings import SETTINGS, check
from penalties.rules.refusals import Refused

TILES = "https://tiles.example/{z}/{x}/{y}.png"
HEALTH = "https://www.nhs.uk/live-well/"
LINE = {"name": "Open Door", "phone": "020 7946 0155"}


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("name", " Ilford Council ", "Ilford Council"),
        ("name", "x" * 200, "x" * 200),
        ("phone", None, None),
        ("phone", "", None),
        ("postcode", "ig1 1dd", "IG1 1DD"),
        ("colour", "#5B2b82", "#5b2b82"),
        ("colour", None, None),
        ("envelope_profile", "c5", "c5"),
        ("tile_url", TILES, TILES),
        ("representation_days", 14, 14),
        ("representation_days", 56, 56),
        ("cool_off_hours", 0, 0),
        ("cool_off_hours", 720, 720),
        ("answer_days", 1, 1),
        ("answer_days", 56, 56),
        ("second_read_percent", 0, 0),
        ("second_read_percent", 100, 100),
        ("stripe_account", "acct_1AbCdEf", "acct_1AbCdEf"),
        ("address_lines", ("PO Box 1",), ["PO Box 1"]),
        ("address_lines", ["x" * 60] * 6, ["x" * 60] * 6),
        ("help_lines", [{**LINE, "hours": ""}], [LINE]),
        ("help_lines", [LINE] * 6, [LINE] * 6),
        ("emergency_contacts", [], []),
        ("languages", ["x" * 200] * 8, ["x" * 200] * 8),
        ("health_page", HEALTH, HEALTH),
        ("health_page", "https://nhs.uk", "https://nhs.uk"),
        ("health_page", f"{HEALTH}?page=1#top", f"{HEALTH}?page=1#top"),
        ("health_page", HEALTH.ljust(300, "x"), HEALTH.ljust(300, "x")),
        ("health_page", "", None),
        ("anonymous_line", "0808 157 0111", "0808 157 0111"),
        ("anonymous_line", None, None),
    ],
)
def test_a_good_setting_is_kept(name, given, kept):
    assert check({name: given}) == {name: kept}


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("name", "  ", "1 to 200"),
        ("name", "x" * 201, "1 to 200"),
        ("short_name", "x" * 61, "1 to 60"),
        ("phone", "0" * 41, "1 to 40"),
        ("postcode", "nowhere", "full postcode"),
        ("colour", "purple", "#5b2b82"),
        ("colour", "#12345", "#5b2b82"),
        ("colour", "#1234567", "#5b2b82"),
        ("envelope_profile", "c4", "Select an envelope"),
        ("tile_url", "http://tiles.example/{z}/{x}/{y}.png", "https"),
        ("tile_url", "https://tiles.example/{z}/{x}.png", "{z}, {x} and {y}"),
        ("tile_url", "https:///{z}/{x}/{y}.png", "https"),
        ("tile_url", f'{TILES}" onload="', "https"),
        ("representation_days", 13, "14 to 56"),
        ("representation_days", 57, "14 to 56"),
        ("cool_off_hours", -1, "0 to 720"),
        ("cool_off_hours", 721, "0 to 720"),
        ("answer_days", 0, "1 to 56"),
        ("answer_days", 57, "1 to 56"),
        ("second_read_percent", -1, "0 to 100"),
        ("second_read_percent", 101, "0 to 100"),
        ("stripe_account", "cus_123", "acct_"),
        ("address_lines", [], "1 to 6 lines"),
        ("address_lines", ["x"] * 7, "1 to 6 lines"),
        ("address_lines", ["x" * 61], "1 to 6 lines"),
        ("help_lines", [LINE] * 7, "room for 6"),
        ("help_lines", [{"name": "Open Door"}], "a name and a phone number"),
        ("languages", ["x"] * 9, "Up to 8"),
        ("languages", ["x" * 201], "Up to 8"),
        ("health_page", "http://www.nhs.uk", "https"),
        ("health_page", "www.nhs.uk", "https"),
        ("health_page", "https://nhs", "https"),
        ("health_page", "https://[::1", "https"),
        ("health_page", "https://www.nhs.uk/live well", "https"),
        ("health_page", "https://www.nhs.uk/\t", "https"),
        ("health_page", "https://www.nhs.uk/zdrowie/ż", "https"),
        ("health_page", "https://user@www.nhs.uk/", "https"),
        ("health_page", HEALTH.ljust(301, "x"), "https"),
        ("anonymous_line", "0" * 41, "1 to 40"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(name, given, said):
    with pytest.raises(Refused, match=said):
        check({name: given})


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(Refused) as refused:
        check({"colour": "red", "postcode": "x", "name": "Ilford"})
    rules = [one.rule for one in refused.value.refusals]
    assert rules == ["authority_settings.colour", "address.postcode"]


def test_what_is_no_setting_is_a_fault_of_ours():
    assert "code" not in SETTINGS
    with pytest.raises(KeyError):
        check({"code": "LUT"})
