"""Somebody who asks us to look again: each page's form sent as it stands, with what is typed."""

import html5lib
import pytest

from tests.builders.payers import Reader

ASK = "/notice/ask"
WORDS = "I was waiting for the night bus.\nI am not sure what else to say."
PLAIN = {
    "grounds": ["excuse", "hardship"],
    "words": WORDS,
    "whom": "me",
    "name": "Tom Worth",
    "answer_by": "page",
}
"""The least that somebody has to answer."""


class Writer(Reader):
    """A browser that answers question after question."""

    page = ""
    at = ""

    def go(self, path, status=200):
        """Open a page, and follow where it leads."""
        self.page, self.at = self.open(path, status), path
        return self.page

    def press(self, status=303, to=None, form=-1, **typed):
        """Fill in the form that is open, and press a button; the page that follows."""
        action, sent = form_of(self.page, form)
        data = {**sent, **typed, **({"to": to} if to else {})}
        where = action or self.at
        shown = self._shown(self.client.post(where, data=data), status)
        if status == 303:
            return self.go(self.last.location)
        self.page = shown
        return shown

    def begin(self):
        """Press the button on the page on which it begins."""
        self.go(ASK)
        return self.press()

    def answer_all(self, answers=PLAIN):
        """Answer every question, up to the page on which the answers are looked at."""
        while not self.at.startswith(f"{ASK}/check"):
            if self.at.startswith(f"{ASK}/files"):
                self.press(then="on", form=-2)
                continue
            _, asked = form_of(self.page, every=True)
            self.press(**{name: text for name, text in answers.items() if name in asked})
        return self.page

    def send_it(self):
        """Press Send; the page that follows."""
        return self.press(form=0)


def form_of(page, which=-1, *, every=False):
    """Where a form of the page sends to, and what it sends; with ``every`` open choices too."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    forms = [form for form in tree.iter("form") if form.get("method") == "post"]
    form, sent = forms[which], {}
    for one in form.iter("input"):
        is_choice = one.get("type") in ("radio", "checkbox")
        if every or not is_choice:
            sent.setdefault(one.get("name"), one.get("value", ""))
        elif one.get("checked") is not None:
            sent.setdefault(one.get("name"), []).append(one.get("value"))
    for one in form.iter("textarea"):
        sent[one.get("name")] = (one.text or "").removeprefix("\n")
    return form.get("action"), sent


@pytest.fixture
def writer(app, notice):
    """A browser in which the notice is open."""
    browser = Writer(app)
    browser.find(notice)
    return browser
