"""What is wrong with a page's markup: the HTML standard's own errors, and our house's rules."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib

REFERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls")


NEW_EACH_TIME = re.compile(r'(nonce|name="csrf_token" value)="[\w.-]+"')
_faultless: set[bytes] = set()
"""The hashes of pages that were read already: the same one is shown many times over."""


def faults(html: str) -> list[str]:
    """Each fault in a line; an empty list is a page to be proud of."""
    page = sha256(NEW_EACH_TIME.sub(r'\1="new"', html).encode()).digest()
    if page in _faultless:
        return []
    found = _faults(html)
    if not found:
        _faultless.add(page)
    return found


def _faults(html: str) -> list[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    standard = [f"line {line}: {code}" for (line, _), code, _ in parser.errors]
    return [*standard, *_house_faults(list(tree.iter()))]


def _house_faults(elements: list[Element]) -> Iterator[str]:
    ids = Counter(one.get("id") for one in elements if one.get("id"))
    yield from (f"two elements are called {name}" for name, times in ids.items() if times > 1)
    for one in elements:
        yield from (f"{name} leads nowhere: {to}" for name, to in _references(one) if to not in ids)
        yield from _unwanted(one)
    titles = [one.text or "" for one in elements if one.tag == "title"]
    if len([one for one in elements if one.tag == "h1"]) != 1 or " – " not in titles[0]:
        yield "a page has one h1, and a title that says whose it is"


def _references(one: Element) -> Iterator[tuple[str, str]]:
    for name in REFERS:
        yield from ((name, to) for to in one.get(name, "").split())
    href = one.get("href", "")
    if href.startswith("#") and len(href) > 1:
        yield "href", href[1:]


def _unwanted(one: Element) -> Iterator[str]:
    if one.get("style") is not None or any(name.startswith("on") for name in one.attrib):
        yield f"<{one.tag}> has a style or a script in an attribute, which the policy forbids"
    if one.tag == "script" and not one.get("src") and not one.get("nonce"):
        yield "a script of the page's own has no nonce"
    if one.tag == "form" and one.get("novalidate") is None:
        yield "a form lets the browser check it"
    if one.get("required") is not None:
        yield f"<{one.tag}> is required by the browser"
