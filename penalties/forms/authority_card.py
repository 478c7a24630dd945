"""What administrators type for the information card, beside the help lines."""

from penalties.forms.fields import Phone, Text
from penalties.forms.page_form import PageForm
from penalties.rules import authority_settings


class PageAddress(Text):
    """The address of a page for the public."""

    def read(self, text: str) -> str:
        return authority_settings.page_address(text)


class CardForm(PageForm):
    """Where the card's square code leads, and who takes reports without a name."""

    health_page = PageAddress(
        "Page about health",
        thing="the address of a page about health",
        optional=True,
        longest=authority_settings.LONGEST_ADDRESS,
        spellcheck=False,
        autocomplete="off",
        hint="A general page about health, like https://www.nhs.uk/live-well. Its address is "
        "printed, so it must not tell what the card is for. A short one leaves room for more "
        "help lines",
    )
    anonymous_line = Phone(
        "Phone number for reports without a name",
        thing="the phone number for reports without a name",
        optional=True,
        longest=40,
        width=20,
        autocomplete="off",
        hint="For telling somebody about a dangerous person. Only the number",
    )
