"""What is typed about accounts and powers by who keeps them, and by anybody about their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import MailAddress, Secret, Text
from penalties.forms.page_form import PageForm
from penalties.rules.passwords import LONGEST, SHORTEST
from penalties.rules.staff import BEHIND_THE_WALL, Kind, Role
from penalties.rules.staff_words import KIND_WORDS, POWER_WORDS, ROLE_WORDS

ROLES = tuple(Choice(role, *ROLE_WORDS[role]) for role in Role if role not in BEHIND_THE_WALL)
SUPPORT_ROLES = tuple(Choice(role, *ROLE_WORDS[role]) for role in Role if role in BEHIND_THE_WALL)
KINDS = tuple(Choice(kind, KIND_WORDS[kind]) for kind in Kind)
POWERS = tuple(Choice(power, words) for power, words in POWER_WORDS.items())
GOOD_PASSWORD = f"At least {SHORTEST} characters. Three random words are good."


class WhoForm(PageForm):
    """Whose account it is."""

    name = Text(
        "Full name",
        thing="the person’s full name",
        longest=200,
        autocomplete="off",
        spellcheck=False,
    )
    email = MailAddress(
        "Email address", thing="their email address", longest=200, autocomplete="off"
    )


class RoleForm(PageForm):
    """What somebody does here, and for whom they work."""

    role = OneOf("What is their role?", thing="a role", choices=ROLES)
    kind = OneOf("Who employs or appoints them?", thing="who employs them", choices=KINDS)


class SupportRoleForm(PageForm):
    """What somebody does on the support side."""

    role = OneOf("What is their role?", thing="a role", choices=SUPPORT_ROLES)


class FirstPasswordForm(PageForm):
    """A password that its owner changes at once."""

    password = Secret(
        "First password",
        thing="a first password",
        optional=True,
        longest=LONGEST,
        autocomplete="new-password",
        hint="Leave this empty and we make one. It works once: they then choose their own.",
    )


class AccountForm(WhoForm, RoleForm, FirstPasswordForm):
    """A new account of the notices desk."""


class SupportAccountForm(WhoForm, SupportRoleForm, FirstPasswordForm):
    """A new account of the support side."""


class PowerForm(PageForm):
    """What the law lets somebody do, since when, and by what."""

    power = OneOf("What does the law let them do?", thing="a power", choices=POWERS)
    from_on = Day("From which day?", thing="the first day of the power")
    to_on = Day(
        "Until which day?",
        thing="the last day of the power",
        optional=True,
        hint="Leave this empty if no last day is set",
    )
    instrument = Text(
        "Which instrument gives it?",
        thing="the instrument that gives the power",
        longest=200,
        hint="A court may ask to see it. For example, Scheme of delegation 2024, item 14",
    )


class EndPowerForm(PageForm):
    """The last day of a power."""

    on = Day("What is its last day?", thing="the last day of the power")


class NewPasswordForm(PageForm):
    """Somebody's own password, changed by them."""

    present = Secret(
        "Present password",
        thing="your present password",
        longest=LONGEST,
        autocomplete="current-password",
    )
    new = Secret(
        "New password",
        thing="a new password",
        longest=LONGEST,
        autocomplete="new-password",
        hint=GOOD_PASSWORD,
    )
    again = Secret(
        "New password again",
        thing="the new password again",
        longest=LONGEST,
        autocomplete="new-password",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Both new passwords must be the same."""
        good = super().validate(extra_validators)
        if good and self.new.data != self.again.data:
            self.again.errors = ("Both new passwords must be the same",)
            return False
        return good
