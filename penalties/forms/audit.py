"""What auditors ask of the trail: a day, a subject, a kind of event, somebody who acted."""

from penalties.forms.choices import Choice, Dropdown
from penalties.forms.day_fields import Day
from penalties.forms.fields import Text
from penalties.forms.page_form import PageForm
from penalties.rules.events import WALLED_EVENTS, Event


def _in_words(event: Event) -> Choice:
    return Choice(event, event.replace(".", " ").replace("_", " ").capitalize())


EVENTS = tuple(_in_words(event) for event in sorted(set(Event) - WALLED_EVENTS))


class ReadsForm(PageForm):
    """Whose reading is asked for, and of what; what is left empty does not matter."""

    on = Day("Day", thing="the day", optional=True)
    about = Text(
        "About",
        thing="what it is about",
        optional=True,
        longest=60,
        width=30,
        spellcheck=False,
        autocomplete="off",
        hint="A notice number, or the reference of an account, tablet, order or person",
    )
    who = Text(
        "By",
        thing="who it was by",
        optional=True,
        longest=20,
        width=10,
        spellcheck=False,
        autocomplete="off",
        hint="A staff number, like ILF101",
    )


class TrailForm(ReadsForm):
    """What is asked for of the whole trail."""

    event = Dropdown("Event", thing="an event", optional=True, choices=EVENTS)
