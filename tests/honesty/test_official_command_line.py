"""The processor's own command line finds in the stand-in all that it asks of the processor."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.honesty.inbox import Inbox
from tests.honesty.shop import KEY
from tests.official_tools import stripe_command
from tests.processes import CardStandIn

TRIGGERS = [
    "checkout.session.completed",
    "checkout.session.expired",
    "payment_intent.created",
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.requires_action",
    "payment_intent.canceled",
    "charge.succeeded",
    "charge.failed",
    "charge.refunded",
    "charge.refund.updated",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "product.created",
]


@pytest.fixture(scope="session")
def command() -> Path:
    """The official command line."""
    return stripe_command()


def test_every_trigger_succeeds_and_its_event_arrives(
    command: Path, own_stand_in: CardStandIn, inbox: Inbox, tmp_path: Path
) -> None:
    settings = {"STRIPE_API_KEY": KEY, "STRIPE_CLI_TELEMETRY_OPTOUT": "1", "HOME": str(tmp_path)}
    for trigger in TRIGGERS:
        done = subprocess.run(
            [command, "trigger", trigger, "--api-base", own_stand_in.url],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Trigger succeeded!" in done.stdout, trigger + done.stdout + done.stderr
        own_stand_in.settle()
        assert trigger in inbox.types(), trigger
