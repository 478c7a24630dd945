"""The frozen form of a letter about a second look: its facts, and every sentence made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from appeals.rules.answer_letters import KIND, LetterFacts
from appeals.rules.letter_parts import LABELS, other_formats
from appeals.rules.letter_words import LETTER_WORDING, letter_text
from penalties.rules.snapshots import LAYOUT, Snapshot, plain
from penalties.rules.writing import day


def answer_letter_snapshot(facts: LetterFacts) -> Snapshot:
    """The facts and every sentence made of them, as plain data that never changes again."""
    title, said = letter_text(facts)
    text = {**said, "other_formats": other_formats(facts.council)}
    labels = {**LABELS, "title": title, "dated": day(facts.dated)}
    told = plain(asdict(facts))
    if not isinstance(told, dict):
        raise TypeError("facts are an object")
    letter = told.pop("kind")
    return {
        **told,
        "kind": KIND,
        "letter": letter,
        "layout": f"{LAYOUT}-{facts.council.envelope_profile}",
        "wording": LETTER_WORDING,
        "language": "en-GB",
        "sections": list(text),
        "text": plain({**text, "labels": labels}),
    }


def sentences(snapshot: Mapping[str, Any]) -> str:
    """All that a letter says, a paragraph a line, without the names and addresses around it."""
    text = snapshot["text"]
    said = [text["labels"]["title"]]
    for name in snapshot["sections"]:
        said += [text["labels"].get(name, ""), *_flat(text[name])]
    return "\n".join(filter(None, said))


def _flat(content: Sequence[Any]) -> list[str]:
    """A row says its title and its text."""
    return [": ".join(one.values()) if isinstance(one, Mapping) else str(one) for one in content]
