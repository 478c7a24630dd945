"""What a password must be: long, and not one of those that everybody tries first (NCSC)."""

from penalties.rules.reading import CODE_ALPHABET
from penalties.rules.refusals import refuse

SHORTEST = 12
LONGEST = 200
FIRST_BYTES = 10
TRIED_FIRST = ("password", "qwerty", "letmein", "welcome", "123456", "abcdef", "fairstreet")


def check_password(password: str, email: str) -> str:
    """The password, unchanged; ``Refused`` where it is short, endless or easily guessed."""
    if len(password) < SHORTEST:
        raise refuse("passwords.short", f"The password must have at least {SHORTEST} characters.")
    if len(password) > LONGEST:
        raise refuse("passwords.long", f"The password must have at most {LONGEST} characters.")
    folded = password.casefold()
    name = email.split("@")[0].casefold()
    if len(set(folded)) < 5 or (len(name) > 3 and name in folded):
        raise refuse("passwords.guessable", "Choose a password that is harder to guess.")
    if any(folded.strip("0123456789!?.") == word for word in TRIED_FIRST):
        raise refuse("passwords.guessable", "Choose a password that is harder to guess.")
    return password


def first_password(entropy: bytes) -> str:
    """A first password spelled from ten random bytes, easy to read out: ``7KQM-2XWD-PN4R-8TVB``."""
    if len(entropy) != FIRST_BYTES:
        raise ValueError(f"give {FIRST_BYTES} random bytes")
    value = int.from_bytes(entropy)
    letters = "".join(CODE_ALPHABET[value >> shift & 31] for shift in range(75, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
