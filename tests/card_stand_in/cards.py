"""The processor's published test cards: what a bank would do with each of them.

No other number is taken: real cards have no place in a stand-in, and are declined as in the
processor's own test mode. Nothing but a card's last four digits is kept.
"""

from dataclasses import dataclass

from .errors import StripeError


@dataclass(frozen=True)
class Decline:
    """Why a bank said no: the error's code, the bank's own, and the sentence for the payer."""

    code: str
    reason: str
    message: str

    def error(self) -> StripeError:
        """402, as long as it is not known which charge it stopped."""
        return StripeError(
            402, "card_error", self.message, code=self.code, decline_code=self.reason
        )


@dataclass(frozen=True)
class Card:
    """A test card; `token` is its name after `pm_card_` and `tok_`, and is its fingerprint."""

    number: str
    token: str
    brand: str = "visa"
    country: str = "GB"
    decline: Decline | None = None
    confirms: bool = False
    dispute: str | None = None
    refund_fails: bool = False


def _declined(reason: str, message: str = "Your card was declined.") -> Decline:
    return Decline("card_declined", reason, message)


TRY_LATER = "An error occurred while processing your card. Try again in a little bit."
NOT_A_TEST_CARD = Decline(
    "card_declined",
    "test_mode_live_card",
    "Your card was declined. Your request was in test mode, but used a non test card.",
)
CARDS = (
    Card("4242424242424242", "visa", country="US"),
    Card("4000008260000000", "gb"),
    Card("5555555555554444", "mastercard", brand="mastercard", country="US"),
    Card("378282246310005", "amex", brand="amex", country="US"),
    Card("4000000000000077", "bypassPending", country="US"),
    Card("4000000000000002", "visa_chargeDeclined", decline=_declined("generic_decline")),
    Card(
        "4000000000009995",
        "visa_chargeDeclinedInsufficientFunds",
        decline=_declined("insufficient_funds", "Your card has insufficient funds."),
    ),
    Card("4000000000009987", "visa_chargeDeclinedLostCard", decline=_declined("lost_card")),
    Card("4000000000009979", "visa_chargeDeclinedStolenCard", decline=_declined("stolen_card")),
    Card("4000000000000341", "chargeCustomerFail", decline=_declined("generic_decline")),
    Card(
        "4000000000000069",
        "chargeDeclinedExpiredCard",
        decline=Decline("expired_card", "expired_card", "Your card has expired."),
    ),
    Card(
        "4000000000000127",
        "chargeDeclinedIncorrectCvc",
        decline=Decline(
            "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."
        ),
    ),
    Card(
        "4000000000000119",
        "chargeDeclinedProcessingError",
        decline=Decline("processing_error", "processing_error", TRY_LATER),
    ),
    Card("4000002500003155", "authenticationRequiredOnSetup", confirms=True),
    Card("4000002760003184", "authenticationRequired", confirms=True),
    Card("4000000000000259", "createDispute", dispute="fraudulent"),
    Card("4000000000002685", "createProductNotReceivedDispute", dispute="product_not_received"),
    Card("4000000000001976", "createDisputeInquiry", dispute="inquiry"),
    Card("4000000000005126", "refundFail", refund_fails=True),
)
BY_NUMBER = {card.number: card for card in CARDS}
BY_TOKEN = {card.token: card for card in CARDS} | {
    "chargeDeclined": BY_NUMBER["4000000000000002"],
    "visa_debit": BY_NUMBER["4242424242424242"],
    "threeDSecure2Required": BY_NUMBER["4000002760003184"],
}


def numbered(number: str) -> Card:
    """The test card with this number, spaces and hyphens aside.

    Raises StripeError for a number with a slip in it, and for every card that is not a test card.
    """
    digits = "".join(letter for letter in number if letter not in " -")
    if digits in BY_NUMBER:
        return BY_NUMBER[digits]
    if not (digits.isascii() and digits.isdigit() and 12 <= len(digits) <= 19 and _adds_up(digits)):
        raise Decline(
            "incorrect_number", "incorrect_number", "Your card number is incorrect."
        ).error()
    raise NOT_A_TEST_CARD.error()


def _adds_up(digits: str) -> bool:
    """The Luhn check, which finds every single slip in a card number."""
    doubled = [int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
