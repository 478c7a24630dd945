"""What staff type in for somebody who called, wrote or came by."""

from collections.abc import Mapping, Sequence
from typing import Any

from appeals.rules.grounds import Ground
from appeals.rules.representations import ActsFor, AnswerBy, Channel, Said, Wanted
from penalties.forms.choices import OneOf, SomeOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, MailAddress, Phone, Text
from penalties.forms.page_form import PageForm
from penalties.rules.adjustments import Adjustment

BY = (
    (str(Channel.PHONE), "By phone"),
    (str(Channel.POST), "By post"),
    (str(Channel.EMAIL), "By e-mail"),
    (str(Channel.PERSON), "In person"),
)


class HowItCameForm(PageForm):
    """How and when it came."""

    channel = OneOf("How did it come?", thing="how it came", choices=BY)
    came_on = Day("On which day did it come?", thing="the day it came")
    posted_on = Day(
        "On which day was it posted?",
        thing="the day it was posted",
        optional=True,
        hint="For a letter: the postmark, where it can be read. A letter counts from the day on "
        "which the post should have brought it, if that is earlier",
    )
    late_because = LongText(
        "Why does it come late?",
        thing="why it comes late",
        optional=True,
        longest=2000,
        rows=3,
        hint="Only where it came after the last day. It is looked at all the same",
    )


class WhatTheySayForm(PageForm):
    """What they say: at least a reason, or something in their own words."""

    grounds = SomeOf(
        "What reasons do they give?",
        thing="what reasons they give",
        optional=True,
        choices=[(str(ground), ground.asked) for ground in Ground],
    )
    words = LongText(
        "What do they say, in their own words?",
        thing="what they say",
        optional=True,
        longest=10_000,
        rows=8,
    )
    new = LongText(
        "What is new since we decided?",
        thing="what is new",
        optional=True,
        rows=4,
        hint="A photo, a paper, or something that they had not told us",
    )


class AboutThemForm(PageForm):
    """Who it is, who speaks for them, and how they want to hear from us."""

    name = Text("Full name of the person", thing="the full name", longest=200)
    acting_name = Text(
        "Who acts for them?",
        thing="who acts for them",
        optional=True,
        longest=200,
        hint="Leave it empty where they speak for themselves",
    )
    is_their = Text("What are they to the person?", thing="what they are", optional=True, width=20)
    authority = Text(
        "How do we know that they may?",
        thing="how we know that they may",
        optional=True,
        longest=500,
        hint="Whoever reviews it notes there that it was seen",
    )
    answer_by = OneOf(
        "How do they want our answer?",
        thing="how they want our answer",
        choices=(
            (str(AnswerBy.POST), "By post"),
            (str(AnswerBy.EMAIL), "By e-mail"),
            (str(AnswerBy.PAGE), "On the page of the notice"),
        ),
    )
    email = MailAddress("E-mail address", thing="the e-mail address", optional=True)
    phone = Phone("Phone number", thing="the phone number", optional=True, width=20, longest=40)
    may_call = Text("When may we call?", thing="when we may call", optional=True, longest=200)
    language = Text(
        "Which language, if not English?", thing="the language", optional=True, width=20
    )
    needs = SomeOf(
        "What do they need from us?",
        thing="what they need from us",
        optional=True,
        choices=[(str(one), one.words) for one in Adjustment if one is not Adjustment.LANGUAGE],
        hint="It binds every letter and call from now on",
    )
    needs_words = LongText(
        "What did they say about it?",
        thing="what they said about it",
        optional=True,
        longest=500,
        rows=2,
    )


class RecordForm(HowItCameForm, WhatTheySayForm, AboutThemForm):
    """Everything that is typed in at once. ``is_review``: a decision is to be looked at again."""

    is_review = False

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask for what hangs on another answer."""
        good = super().validate(extra_validators)
        for field, is_missing, words in self._hanging():
            if is_missing and not field.errors:
                field.errors, good = (words,), False
        return good

    def _hanging(self) -> tuple[tuple[Any, bool, str], ...]:
        nothing = not (self.grounds.data or self.words.typed)
        posted = any(self.posted_on.typed) and self.channel.data != Channel.POST
        by_mail = self.answer_by.data == AnswerBy.EMAIL and not self.email.typed
        whose = bool(self.acting_name.typed) and not self.is_their.typed
        other = Adjustment.OTHER in (self.needs.data or ()) and not self.needs_words.typed
        return (
            (self.posted_on, posted, "Only a letter has a postmark. Take the day out"),
            (self.grounds, nothing, "Select a reason, or enter what they say"),
            (self.new, self.is_review and not self.new.typed, "Enter what is new"),
            (self.is_their, whose, "Enter what they are to the person"),
            (self.email, by_mail, "Enter the e-mail address"),
            (self.needs_words, other, "Enter what they need"),
        )

    def said(self) -> Said:
        """What was said, as it is sealed."""
        return Said(
            grounds=tuple(Ground(one) for one in self.grounds.data or ()),
            words=self.words.data or "",
            name=self.name.data,
            answer_by=AnswerBy(self.answer_by.data),
            new=(self.new.data or "") if self.is_review else "",
            late_because=self.late_because.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            may_call=self.may_call.data or "",
            language=self.language.data or "",
            adjustments=self._wanted(),
            acts_for=self._acts_for(),
        )

    def _wanted(self) -> tuple[Wanted, ...]:
        words = self.needs_words.data or ""
        wanted = [Wanted(Adjustment(one), words) for one in self.needs.data or ()]
        if self.language.data:
            wanted.append(Wanted(Adjustment.LANGUAGE, self.language.data))
        return tuple(wanted)

    def _acts_for(self) -> ActsFor | None:
        if not self.acting_name.data:
            return None
        return ActsFor(self.acting_name.data, self.is_their.data or "", self.authority.data or "")


class RecordReviewForm(RecordForm):
    """The same for the review of a decision, which says what is new."""

    is_review = True

    def __init__(self, *sent: Any, **begins: Any) -> None:
        super().__init__(*sent, **begins)
        self.new.may_stay_empty = False  # type: ignore[attr-defined]
