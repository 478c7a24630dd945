"""Where a matter of a queue is dealt with, if not on the page that all matters share."""

from collections.abc import Sequence
from typing import Any

from flask import Flask, current_app, url_for

from penalties.actions.refunds import Because
from penalties.records.queues import QueueItem
from penalties.web.queue_words import PAGES


def add_matter_page(app: Flask, kind: str, endpoint: str, argument: str) -> None:
    """Lead from every matter of a kind to a page that takes its subject's id by this argument."""
    app.extensions.setdefault("matter_pages", {})[kind] = (endpoint, argument)


def own_page(item: QueueItem) -> str | None:
    """The page that a desk keeps for matters of this kind; ``None`` where there is none."""
    known: dict[str, tuple[str, str]] = current_app.extensions.get("matter_pages", {})
    if item.kind not in known:
        return None
    endpoint, argument = known[item.kind]
    about: dict[str, Any] = {argument: item.subject_id}
    return url_for(endpoint, **about)


def page_of(item: QueueItem) -> str:
    """Where whoever works a queue goes from one of its matters."""
    return own_page(item) or url_for(PAGES.get(item.queue, "matters.show"), item_id=item.id)


def one_by_one(items: Sequence[QueueItem]) -> Sequence[QueueItem]:
    """The matters that are dealt with one by one: refunds of a recall wait behind its own."""
    return [item for item in items if item.facts.get("because") != str(Because.RECALLED)]
