"""Amounts as the processor writes them, and the least and most that it takes."""

from .errors import StripeError, invalid

LEAST = {"gbp": 30, "usd": 50, "eur": 50}
MOST = 99_999_999
SIGNS = {"gbp": "£", "usd": "$", "eur": "€"}


def written(amount: int, currency: str) -> str:
    """An amount in the smallest coin, for people: `£60.00`."""
    sign = SIGNS.get(currency, "")
    number = f"{amount // 100:,}.{amount % 100:02d}"
    return f"{sign}{number}" if sign else f"{number} {currency.upper()}"


def check(amount: int, currency: str) -> None:
    """Raises StripeError for an amount that no card would be charged."""
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        raise invalid(f"Invalid currency: {currency}", "currency")
    least = LEAST.get(currency.lower(), 1)
    if amount < least:
        raise _outside("small", f"at least {written(least, currency.lower())}")
    if amount > MOST:
        raise _outside("large", f"no more than {written(MOST, currency.lower())}")


def _outside(how: str, bound: str) -> StripeError:
    return invalid(f"Amount must be {bound}", "amount", f"amount_too_{how}")
