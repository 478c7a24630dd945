"""The base of whatever tablets are told, and what they are told of a wish for support."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from penalties.forms.tablet.values import Id


class Told(BaseModel):
    """Anything that a tablet is told."""

    model_config = ConfigDict(extra="forbid")


class NextService(Told):
    """The service to offer instead."""

    id: Id
    name: str


class ToldSupport(Told):
    """What became of a wish for support, told once: sent to its service, or waiting for one."""

    referral: Literal["sent", "waiting"]
    sentence: str
    next: NextService | None = None
