"""Keys derived from the operator's secrets: sealing of fields, digests of tokens and details.

Secrets rotate: the newest seals, every one of them opens. HKDF-SHA256 keeps the uses apart, so
that a key of one purpose says nothing about another.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
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
    """Seals and opens the fields of one purpose."""

    purpose: str
    secrets: tuple[str, ...]

    @cached_property
    def _fernet(self) -> MultiFernet:
        if not self.secrets:
            raise NoKey(f"No key is set for {self.purpose} fields.")
        keys = (base64.urlsafe_b64encode(derive(s, self.purpose)) for s in self.secrets)
        return MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> bytes:
        """``text`` sealed under the newest key."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """The text that was sealed under any of the keys."""
        return self._fernet.decrypt(sealed).decode()

    def fingerprint(self, text: str) -> str:
        """Keyed digest (HMAC-SHA256) for short texts that could be guessed from a plain one."""
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
        """Support falls back to keys derived from the field keys where none are set."""
        fallback = tuple(derive(secret, "support-fallback").hex() for secret in field_keys)
        return cls(Vault("field", field_keys), Vault("support", support_keys or fallback))
