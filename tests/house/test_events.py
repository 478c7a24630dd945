"""Every event is written by something, and has its words: for staff, and where it concerns them,
for whoever got the notice.
"""

import re

from penalties.rules.events import Event
from penalties.rules.timeline import CONCERNS_THE_PERSON
from tests.builders.trail import FACTS
from tests.house.sources import HERE, python_files

TIMELINE = HERE / "templates" / "penalties" / "timeline"
OF_EARLIER_RELEASES = {"unnamed"}
TABLES = {HERE / "penalties" / "rules" / name for name in ("events.py", "timeline.py")}
WRITTEN = re.compile(r"\b(?:Event|_E)\.([A-Z_]+)\b")


def test_every_event_has_its_words_for_staff_and_nothing_else_has() -> None:
    partials = {file.stem for file in TIMELINE.glob("*.html")}
    assert partials - OF_EARLIER_RELEASES == {str(event) for event in Event}


def test_what_concerns_the_person_has_words_for_them_and_nothing_else_has() -> None:
    partials = {file.stem for file in (TIMELINE / "person").glob("*.html")}
    assert partials == {str(event) for event in CONCERNS_THE_PERSON}


def test_every_event_is_written_by_something() -> None:
    code = "\n".join(file.read_text("utf-8") for file in python_files() if file not in TABLES)
    assert {event.name for event in Event} - set(WRITTEN.findall(code)) == set()


def test_the_facts_of_every_event_are_known() -> None:
    assert set(FACTS) == set(Event)
