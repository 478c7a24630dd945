"""Setting up a council from a terminal: what is taken, and what is refused in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.conftest import Typed

EMAIL = "amara@ilford.example"
ADD_OFFICER = ("staff", "add", "--email", EMAIL, "--name", "Amara Okonkwo", "--role", "officer")
POWER = ("staff", "power", "--email", EMAIL, "--power", "s68", "--instrument", "Item 14")


@pytest.mark.usefixtures("ilford")
def test_an_officer_gets_a_power_and_a_tablet(answer: Callable[..., Any]) -> None:
    added = answer(*ADD_OFFICER, "--password-stdin", stdin="correct horse battery staple\n")
    assert added["email"] == EMAIL
    assert answer(*POWER, "--from", "2026-01-01")["power"] == "s68"
    enrolled = answer("tablet", "enrol", "--officer", EMAIL)
    assert enrolled.keys() == {"tablet", "token"}
    assert answer("tablet", "revoke", "--tablet", enrolled["tablet"])["revoked"] is True


@pytest.mark.usefixtures("ilford")
def test_a_new_council_has_no_numbers_and_no_gaps(answer: Callable[..., Any]) -> None:
    states = {"unused": 0, "leased": 0, "issued": 0, "spoiled": 0, "lost": 0}
    assert answer("numbers") == {"states": states, "gaps": []}


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("staff", "add", "--email", "x", "--name", "X", "--role", "officer"), "e-mail address"),
        (("staff", "add", "--email", EMAIL, "--name", " ", "--role", "officer"), "name"),
        ((*POWER, "--from", "2026-01-01"), "Nobody at ILF"),
        (("tablet", "enrol", "--officer", "nobody@x.example"), "Nobody at ILF"),
        (("tablet", "revoke", "--tablet", "0193f0e2-0000-7000-8000-000000000000"), "no tablet"),
        (("numbers", "--authority", "XYZ"), "no authority"),
        (
            ("authority", "add", "--code", "OIL", "--name", "X", "--pay-to", "X", "--address", "X"),
            "without O",
        ),
        (
            ("authority", "add", "--code", "RBR", "--name", "X", "--pay-to", "X", "--address", "X"),
            "LINE, TOWN, POSTCODE",
        ),
        (
            *(("authority", "add", "--code", "ILF", "--name", "X", "--pay-to", "X"),),
            "address",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    type_in: Typed, words: tuple[str, ...], sentence: str
) -> None:
    result = type_in(*words)
    assert result.exit_code in {1, 2}
    assert sentence in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "amara-amara-amara"])
def test_a_weak_password_opens_no_account(type_in: Typed, password: str) -> None:
    result = type_in(*ADD_OFFICER, "--password-stdin", stdin=f"{password}\n")
    assert result.exit_code == 1
    assert type_in("tablet", "enrol", "--officer", EMAIL).exit_code == 1


@pytest.mark.usefixtures("ilford")
def test_a_power_needs_days_in_order_and_a_fitting_holder(
    answer: Callable[..., Any], type_in: Typed
) -> None:
    answer(*ADD_OFFICER)
    backwards = type_in(*POWER, "--from", "2026-02-01", "--to", "2026-01-01")
    assert (backwards.exit_code, "before it begins" in backwards.stderr) == (1, True)
    dispersal = ("staff", "power", "--email", EMAIL, "--power", "s35", "--instrument", "x")
    refused = type_in(*dispersal, "--from", "2026-01-01")
    assert (refused.exit_code, "Only the police" in refused.stderr) == (1, True)


def test_with_two_councils_one_must_be_named(answer: Callable[..., Any], type_in: Typed) -> None:
    for code in ("ILF", "LUT"):
        answer(
            *("authority", "add", "--code", code, "--name", code, "--pay-to", code),
            *("--address", "Town Hall, Ilford, IG1 1DD"),
        )
    result = type_in("numbers")
    assert (result.exit_code, "--authority" in result.stderr) == (2, True)
