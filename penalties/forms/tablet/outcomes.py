"""What was done: the offer of support, safeguarding and notice, as a tablet sends it."""

from typing import Self

from pydantic import model_validator

from penalties.forms.tablet.times import Moment
from penalties.forms.tablet.values import (
    Id,
    Kit,
    Number,
    Sent,
    Sha256,
    Text,
    YesNo,
    YesOrWords,
    wrong,
)
from penalties.rules.deadlines import Served
from penalties.rules.encounters import FlagAnswer, OfferAnswer
from penalties.rules.kerb_warnings import Law
from penalties.rules.sent import SentNotice, SentSupport


class Flag(Sent):
    """What the officer did with the flag, and why."""

    answer: FlagAnswer
    reason: Text | None = None


class SafeContact(Sent):
    """How, when and in which words somebody may be reached safely."""

    how: Text | None = None
    when: Text | None = None
    words: Text | None = None
    by_post: YesNo | None = None


class Support(Sent):
    """Whether help was offered, and what came back. A consent is to one service, which it names."""

    offered: YesNo
    answer: OfferAnswer | None = None
    service: Id | None = None
    consent: YesOrWords | None = None
    safe_contact: SafeContact | None = None

    @model_validator(mode="after")
    def _says_to_what_they_agreed(self) -> Self:
        if self.consent and self.service is None:
            raise wrong("Name the service that they agreed to.", "service")
        return self

    def sent(self) -> SentSupport:
        """The offer as the gate knows it."""
        return SentSupport(offered=self.offered, answer=self.answer, service=self.service)


class Safeguarding(Sent):
    """Whom the officer spoke to, when, and their reference; the step closes with all three."""

    spoke_to: Text | None = None
    at: Moment | None = None
    reference: Text | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the step may close."""
        said = (self.spoke_to, self.reference)
        return self.at is not None and all(words and words.strip() for words in said)


class KerbWarning(Sent):
    """What a warning in person cites; without it a constable's cites section 51A."""

    law: Law


class Notice(Sent):
    """A penalty notice, handed over or to be posted. Without a number the office takes one."""

    number: Number | None = None
    served: Served
    served_at: Moment | None = None
    printed_at: Moment | None = None
    field_kit: Kit | None = None
    snapshot_sha256: Sha256 | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not self.served.by_post and self.served_at is None:
            raise wrong("Say when the notice was handed over.", "served_at")
        return self

    def sent(self) -> SentNotice:
        """The notice as the rules know it."""
        return SentNotice(
            number=self.number,
            served=self.served,
            served_at=self.served_at,
            printed_at=self.printed_at,
            snapshot_sha256=self.snapshot_sha256,
        )
