"""What is typed about a complaint: by whoever complains, and by whoever answers it."""

from collections.abc import Mapping, Sequence
from typing import Any

from appeals.rules.complaints import Complained, Kind, ReplyBy
from penalties.forms.choices import Choice, OneOf
from penalties.forms.fields import LongText, MailAddress, Phone, Text
from penalties.forms.page_form import PageForm

KINDS = {
    Kind.SERVICE: "How we treated you, or how we worked",
    Kind.DATA: "How we use or keep your data",
}
REPLIES = {
    ReplyBy.EMAIL: "By email",
    ReplyBy.PHONE: "By phone",
    ReplyBy.POST: "By post",
}


class ComplaintForm(PageForm):
    """A complaint, on one page."""

    kind = OneOf(
        "What is your complaint about?",
        thing="what your complaint is about",
        choices=(
            Choice(Kind.SERVICE, KINDS[Kind.SERVICE], "For example an officer, a letter or a call"),
            Choice(Kind.DATA, KINDS[Kind.DATA], "For example who saw it, or that it is wrong"),
        ),
    )
    words = LongText(
        "What happened?",
        thing="what happened",
        longest=10_000,
        rows=8,
        hint="Tell us too what you want us to do about it, if you know",
    )
    name = Text("Full name", thing="your full name", longest=200, autocomplete="name")
    reply_by = OneOf(
        "How may we answer?",
        thing="how we may answer",
        choices=[(str(way), words) for way, words in REPLIES.items()],
        hint="Choose a way that is safe for you, and fill in the box for it below",
    )
    email = MailAddress(
        "Email address", thing="your email address", optional=True, longest=254, width=30
    )
    phone = Phone("Phone number", thing="your phone number", optional=True, longest=40, width=20)
    address = LongText(
        "Postal address", thing="your postal address", optional=True, longest=400, rows=4
    )

    def __init__(self, *sent: Any, **begins: Any) -> None:
        super().__init__(*sent, **begins)
        boxes: list[Any] = [self.email, self.phone, self.address]
        for box in boxes:
            box.may_stay_empty = False

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask for the one box that belongs to the way that was chosen."""
        is_right = super().validate(extra_validators)
        box = self._box()
        if box is not None and not box.typed:
            box.errors = (f"Enter {box.thing}",)
            return False
        return is_right

    def complained(self) -> Complained:
        """What was said, where the form is right."""
        box = self._box()
        return Complained(
            words=self.words.data,
            name=self.name.data,
            reply_by=ReplyBy(self.reply_by.data),
            reach=box.data if box is not None else "",
        )

    def _box(self) -> Text | None:
        boxes: Mapping[str, Text] = {
            ReplyBy.EMAIL: self.email,
            ReplyBy.PHONE: self.phone,
            ReplyBy.POST: self.address,
        }
        return boxes.get(self.reply_by.data or "")


class AnsweredForm(PageForm):
    """What a complaint was answered with; it closes it."""

    outcome = LongText(
        "What did you find, and what did you answer?",
        thing="what you found and answered",
        longest=4_000,
        rows=8,
        hint="Answer in the way that was asked for, first. This is kept with the complaint.",
    )
