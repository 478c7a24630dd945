"""Which of the representations that wait somebody wants to see."""

from typing import Any

from appeals.rules.representations import Channel
from penalties.forms.choices import Dropdown, Tick
from penalties.forms.page_form import PageForm

CAME = {
    Channel.PAGE: "On our page",
    Channel.PHONE: "By phone",
    Channel.POST: "By post",
    Channel.EMAIL: "By e-mail",
    Channel.PERSON: "In person",
}


class FilterForm(PageForm):
    """How they came, and whether only late ones are wanted. It is sent in the address."""

    channel = Dropdown(
        "How it came",
        thing="how it came",
        optional=True,
        choices=[(str(one), words) for one, words in CAME.items()],
    )
    late = Tick("Late ones only")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.channel
        field.may_stay_empty = False  # a filter is never a must, and need not say so
