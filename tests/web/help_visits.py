"""Somebody on the pages of help: what they are asked, what they press, and what stays behind."""

import re

import html5lib
import pytest

from penalties.rules.staff import Role
from tests.builders.harmed import open_the_route
from tests.builders.payers import Reader

OUTS = re.compile(
    r"victim|harm|hate|crime|attack|abus|violen|report|police|hurt|sex|rape", re.IGNORECASE
)
"""What no title or address on the way may say: both stay in the browser's list of pages."""
WRITE = "/help/ilf/write"
ORDER = ("words", "when", "who", "because", "pass_on", "reach", "contact")


class Visitor(Reader):
    """A browser that sends each page's form as it stands, with what is typed into it."""

    page = ""

    def open(self, path, status=200):
        assert not OUTS.search(path)
        self.page = self.looked_at(super().open(path, status))
        return self.page

    def press(self, status=200, to=None, **typed):
        """Type into the form that is open and press a button; the page that comes, or where to."""
        sent = {**fields_of(self.page), **typed, **({"to": to} if to else {})}
        answer = self.client.post(WRITE, data=sent)
        shown = self._shown(answer, status)
        self.page = answer.location if status == 303 else self.looked_at(shown)
        return self.page

    def looked_at(self, page):
        """Every page of the way can be left at once, by its first button, and tells no watcher."""
        if self.last.status_code not in (400, 404):
            assert page.count('href="/leave?quickly"') == 2
            (title,) = re.findall("<title>(.*?)</title>", page)
            assert not OUTS.search(title)
        return page

    def answer_all(self, answers):
        """Answer every question, up to the page on which the answers are looked at."""
        self.open(WRITE)
        while 'value="send"' not in self.page:
            asked = fields_of(self.page, every=True)
            self.press(**{name: text for name, text in answers.items() if name in asked})
        return self.page


def fields_of(page, *, every=False):
    """What the form of a page sends as it stands; with ``every`` also choices that are open."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    form = next(tree.iter("form"))
    sent = {}
    for one in form.iter("input"):
        if one.get("type") != "radio" or one.get("checked") is not None or every:
            sent[one.get("name")] = one.get("value", "")
    for one in form.iter("textarea"):
        sent[one.get("name")] = (one.text or "").removeprefix("\n")
    return sent


@pytest.fixture
def visitor(app):
    """A browser that has not been here before."""
    return Visitor(app)


@pytest.fixture
def lead(somebody):
    """Whoever reads the reports."""
    return somebody(Role.SAFEGUARDING, name="Joan Barrett")


@pytest.fixture
def takes_reports(office, lead, at):
    """The council takes reports."""
    open_the_route(office, lead, at)
