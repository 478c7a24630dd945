"""The moment of payment: a card is asked, and everything that follows from its answer."""

from copy import deepcopy
from typing import NoReturn

from . import balance, charges, disputes
from .books import Books
from .cards import Decline
from .errors import StripeError
from .payment_methods import card_of
from .store import Thing

NOT_CONFIRMED = "We are unable to authenticate your payment method. Please choose a different one."


def charge(books: Books, intent: Thing, method: Thing) -> Thing:
    """Ask the card.

    The charge when the bank agrees; StripeError when it does not, with the attempt kept.
    """
    intent |= {"payment_method": method["id"], "next_action": None}
    card = card_of(method)
    made = books.keep(charges.attempted(books, intent, method))
    intent["latest_charge"] = made["id"]
    if card.decline:
        _decline(books, intent, made, card.decline, method)
    made |= charges.AGREED
    made["amount_captured"] = made["amount"]
    intent |= {
        "status": "succeeded",
        "amount_received": made["amount"],
        "last_payment_error": None,
    }
    books.tell("charge.succeeded", made)
    books.tell("payment_intent.succeeded", intent)
    return made


def settle(books: Books, made: Thing) -> None:
    """What comes a little later: the balance moves, and some payers dispute what they paid."""
    entry = balance.enter(books, "charge", made["amount"], made, balance.card_fee(made["amount"]))
    made["balance_transaction"] = entry["id"]
    books.tell("charge.updated", made, {"balance_transaction": None})
    reason = card_of(books.find("payment_method", made["payment_method"])).dispute
    if reason:
        disputes.open_dispute(books, made, reason)


def ask_to_confirm(books: Books, intent: Thing, method: Thing) -> None:
    """The bank wants its customer to confirm before it answers."""
    intent |= {"payment_method": method["id"], "status": "requires_action"}
    intent["next_action"] = {
        "type": "use_stripe_sdk",
        "use_stripe_sdk": {"type": "three_d_secure_redirect"},
    }
    books.tell("payment_intent.requires_action", intent)


def not_confirmed(books: Books, intent: Thing) -> NoReturn:
    """The payer did not confirm: no charge was made, and another card may be tried.

    Raises StripeError.
    """
    method = books.find("payment_method", intent["payment_method"])
    code = "payment_intent_authentication_failure"
    _fail(books, intent, {"code": code, "message": NOT_CONFIRMED}, method)


def _decline(books: Books, intent: Thing, made: Thing, why: Decline, method: Thing) -> NoReturn:
    made |= {"failure_code": why.code, "failure_message": why.message}
    made["outcome"] = {
        **charges.OUTCOME,
        "network_status": "declined_by_network",
        "reason": why.reason,
        "seller_message": "The bank did not say why it declined this payment.",
        "type": "issuer_declined",
    }
    books.tell("charge.failed", made)
    error = {"charge": made["id"], "code": why.code, "decline_code": why.reason}
    _fail(books, intent, {**error, "message": why.message}, method)


def _fail(books: Books, intent: Thing, error: dict[str, str], method: Thing) -> NoReturn:
    intent |= {
        "status": "requires_payment_method",
        "payment_method": None,
        "next_action": None,
        "last_payment_error": {
            **error,
            "doc_url": f"https://docs.stripe.com/error-codes#{error['code']}",
            "payment_method": deepcopy(method),
            "type": "card_error",
        },
    }
    books.tell("payment_intent.payment_failed", intent)
    message = error.pop("message")
    raise StripeError(402, "card_error", message, **error, payment_intent=deepcopy(intent))
