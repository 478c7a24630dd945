"""Keys derived from the operator's secrets: sealing of fields, digests of tokens and details.

Secrets rotate: the newest seals, every one of them opens. HKDF-SHA256 keeps the uses apart, so
that a key of one purpose says nothing about another.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class NoKey(Exception):
    """Something has to be sealed or opened and the operator has set no key for it."""


def derive(secret: str, purpose: str) -> bytes:
    """32 bytes for one ``purpose`` from one secret (HKDF-SHA256)."""
    return HKDF(SHA256(), 32, salt=None, info=f"fairstreet/{purpose}".encode()).derive(
        secret.encode()
    )


def digest(text: str) -> str:
    """SHA-256 of a random token: enough, since nobody can guess what was hashed."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Vault:
    """Seals and opens the fields of one purpose. ``only_open`` are secrets that seal no more."""

    purpose: str
    secrets: tuple[str, ...] = field(repr=False)
    only_open: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def _fernet(self) -> MultiFernet:
        if not self.secrets:
            raise NoKey(f"No key is set for {self.purpose} fields.")
        secrets = (*self.secrets, *self.only_open)
        keys = (base64.urlsafe_b64encode(derive(secret, self.purpose)) for secret in secrets)
        return MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> bytes:
        """``text`` sealed under the newest key."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """The text that was sealed under any of the keys."""
        return self._fernet.decrypt(sealed).decode()

    def fingerprint(self, text: str) -> str:
        """Keyed digest (HMAC-SHA256) for short texts that could be guessed from a plain one.

        It is made with the oldest secret, so that it stays the same when a newer one is set: kept
        fingerprints are compared for as long as the rows stand, and cannot be made anew.
        """
        if not self.secrets:
            raise NoKey(f"No key is set for {self.purpose} fields.")
        key = derive(self.secrets[-1], f"{self.purpose}/fingerprint")
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Keyring:
    """The two vaults: what enforcement may open, and what only support may."""

    field: Vault
    support: Vault

    @classmethod
    def of(cls, field_keys: tuple[str, ...], support_keys: tuple[str, ...]) -> "Keyring":
        """Support falls back to keys derived from the field keys where none are set.

        Once one is set, the derived ones only open what they sealed before: whoever holds the
        field keys alone can neither read what support seals from then on nor guess fingerprints.
        """
        fallback = tuple(derive(secret, "support-fallback").hex() for secret in field_keys)
        support = Vault("support", support_keys, fallback) if support_keys else None
        return cls(Vault("field", field_keys), support or Vault("support", fallback))
