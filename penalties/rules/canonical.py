"""The one spelling of a set of facts, so that a hash of it means the same to everybody.

RFC 8785 (JSON canonicalisation) after Unicode NFC. There are no floats: pence, micro-degrees and
counts are integers, moments and days are strings.
"""

import hashlib
import unicodedata

import rfc8785

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can say without floats."""


class NotCanonical(ValueError):
    """A value that has no one spelling; the text says where it stands and why."""


def canonical(value: object) -> bytes:
    """The canonical UTF-8 JSON of plain data: dictionaries, lists, texts, integers, booleans, null.

    Raises ``NotCanonical`` for a float, an integer beyond 2^53, a key that is no text, two keys
    that are the same after NFC, half of a surrogate pair, and anything that is not plain data.
    """
    plain = _normalised(value, "$")
    try:
        return rfc8785.dumps(plain)
    except (rfc8785.CanonicalizationError, UnicodeError) as fault:
        raise NotCanonical(f"no canonical form: {fault}") from fault


def digest(value: object) -> str:
    """The SHA-256 of the canonical form, in 64 small hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _normalised(value: object, path: str) -> Plain:
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case list() | tuple():
            return [_normalised(item, f"{path}[{place}]") for place, item in enumerate(value)]
        case dict():
            return _normalised_object(value, path)
        case float():
            raise NotCanonical(f"{path} is the float {value!r}: write it as a whole number")
    raise NotCanonical(f"{path} is a {type(value).__name__}, which is not plain data")


def _normalised_object(value: dict[object, object], path: str) -> dict[str, Plain]:
    plain: dict[str, Plain] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise NotCanonical(f"{path} has the key {key!r}, which is no text")
        name = unicodedata.normalize("NFC", key)
        if name in plain:
            raise NotCanonical(f"{path} has the key {name!r} twice after NFC")
        plain[name] = _normalised(item, f"{path}.{name}")
    return plain
