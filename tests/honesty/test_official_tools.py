"""The processor's artefacts are either there, or missed in a plain sentence."""

import sys

import pytest

from tests.official_tools import fetch, stripe_command, stripe_description

FAILS = [sys.executable, "-c", "raise SystemExit('there is no network')"]


def test_both_are_found_or_fetched() -> None:
    assert stripe_description().stat().st_size > 1_000_000
    assert stripe_command().stat().st_size > 1_000_000


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
@pytest.mark.parametrize(
    ("command", "why"), [(FAILS, "there is no network"), (["no-such-installer"], "not installed")]
)
def test_without_them_a_test_is_skipped_but_fails_in_continuous_integration(
    monkeypatch: pytest.MonkeyPatch,
    ci: str,
    outcome: type[Exception],
    command: list[str],
    why: str,
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=why):
        fetch(command)
