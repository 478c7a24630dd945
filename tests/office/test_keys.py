"""Keys: the newest seals and all of them open; no vault opens another's; nothing is left plain."""

import pytest
from cryptography.fernet import InvalidToken

from penalties.office.keys import Keyring, NoKey, Vault, derive, digest

OLD, NEW = "the old secret, which is long enough", "the new secret, which is longer still"
WORDS = "call after six, say it is the library"


def test_what_is_sealed_shows_nothing_and_opens_again() -> None:
    vault = Vault("field", (OLD,))
    sealed = vault.seal(WORDS)
    assert WORDS.encode() not in sealed
    assert vault.open(sealed) == WORDS
    assert vault.seal(WORDS) != sealed


def test_after_a_rotation_the_newest_seals_and_all_of_them_open() -> None:
    before, during, after = (Vault("field", keys) for keys in ((OLD,), (NEW, OLD), (NEW,)))
    assert during.open(before.seal(WORDS)) == WORDS
    sealed = during.seal(WORDS)
    assert after.open(sealed) == WORDS
    with pytest.raises(InvalidToken):
        before.open(sealed)


def test_a_fingerprint_outlives_a_rotation() -> None:
    assert Vault("field", (NEW, OLD)).fingerprint(WORDS) == Vault("field", (OLD,)).fingerprint(
        WORDS
    )


def test_the_same_secret_makes_other_keys_for_another_purpose() -> None:
    keyring = Keyring.of((OLD,), (OLD,))
    with pytest.raises(InvalidToken):
        keyring.support.open(keyring.field.seal(WORDS))
    assert keyring.field.fingerprint(WORDS) != keyring.support.fingerprint(WORDS)
    assert derive(OLD, "field") != derive(OLD, "field/fingerprint")


def test_support_falls_back_to_keys_of_its_own_made_from_the_field_keys() -> None:
    fallen_back = Keyring.of((NEW, OLD), ())
    with pytest.raises(InvalidToken):
        Vault("support", (NEW,)).open(fallen_back.support.seal(WORDS))
    assert Keyring.of((OLD,), ()).support.seal(WORDS)
    assert fallen_back.support.open(Keyring.of((OLD,), ()).support.seal(WORDS)) == WORDS


def test_a_support_key_that_comes_later_still_opens_what_the_fallback_sealed() -> None:
    sealed = Keyring.of((OLD,), ()).support.seal(WORDS)
    assert Keyring.of((OLD,), (NEW,)).support.open(sealed) == WORDS
    with pytest.raises(InvalidToken):
        Keyring.of((OLD,), ()).support.open(Keyring.of((OLD,), (NEW,)).support.seal(WORDS))


def test_whoever_holds_the_field_keys_alone_cannot_guess_a_support_fingerprint() -> None:
    guessed = Keyring.of((OLD,), ()).support.fingerprint(WORDS)
    assert Keyring.of((OLD,), (NEW,)).support.fingerprint(WORDS) != guessed


@pytest.mark.parametrize("deed", ["seal", "open", "fingerprint"])
def test_without_a_key_nothing_is_sealed_or_opened(deed: str) -> None:
    with pytest.raises(NoKey, match="No key is set for support fields"):
        getattr(Keyring.of((), ()).support, deed)(b"" if deed == "open" else WORDS)


def test_a_token_is_kept_as_its_sha_256() -> None:
    # FIPS 180-2, appendix B.1.
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_vault_prints_no_secret() -> None:
    assert OLD not in repr(Keyring.of((OLD,), (NEW,)))
