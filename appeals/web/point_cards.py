"""The points of a second look as cards, each with its answer, and the form that holds them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from appeals.actions.points import Key, what_was_raised
from appeals.forms.points import AnswerForm, answers_form
from appeals.records.points import Point, points_of
from appeals.records.representations import Representation
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Progress, not_set_down, progress
from penalties.forms.page_form import PageForm
from penalties.web import door
from penalties.web.asking import asked


@dataclass(frozen=True, slots=True)
class Card:
    """One point. ``point`` is ``None`` where the person ticked it and nobody set it down yet."""

    name: str
    ground: Ground
    words: str
    point: Point | None

    @property
    def key(self) -> Key:
        """What the action knows it by."""
        return self.point.serial if self.point else self.ground

    @property
    def begins(self) -> Mapping[str, Any]:
        """What its answer begins with."""
        kept = self.point
        if kept is None or kept.finding is None:
            return {}
        return {
            "finding": kept.finding,
            "answer": kept.answer,
            "letter_words": kept.letter_words or "",
        }


@dataclass(frozen=True, slots=True)
class Cards:
    """All points of one second look, and how far the answers have come."""

    cards: Sequence[Card]
    progress: Progress

    def form(self) -> PageForm:
        """The form of all answers, as sent or as it begins."""
        begins = {card.name: card.begins for card in self.cards}
        return asked(answers_form(begins), begins)

    def left_over(self) -> list[str]:
        """What was typed about points that are not here any more: somebody else changed them."""
        known = {f"{card.name}-answer" for card in self.cards}
        return [
            typed
            for name, typed in request.form.items()
            if name.endswith("-answer") and name not in known and typed.strip()
        ]

    def given(self, form: PageForm) -> dict[Key, Answer | None]:
        """What was answered to each point."""
        return {card.key: _part(form, card).given for card in self.cards}


def cards_of(one: Representation) -> Cards:
    """The points that were set down, then what was ticked and waits to be."""
    session = door.session()
    points = points_of(session, one.authority_id, one.id)
    cards = [
        Card(
            *(f"point_{point.serial}", Ground(point.ground)),
            *(what_was_raised(session, point), point),
        )
        for point in points
    ]
    ticked = [
        Card(f"ticked_{ground}", ground, "", None) for ground in not_set_down(one.grounds, points)
    ]
    return Cards([*cards, *ticked], progress(one.grounds, points))


def _part(form: PageForm, card: Card) -> AnswerForm:
    field: Any = form[card.name]
    part: AnswerForm = field.form
    return part
