"""All that was typed about a second look, read as one: what is missing, and what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field

from appeals.forms.about_you import ANOTHER, CALLS
from appeals.forms.asking import FORMS, AddedForm
from appeals.rules.asking import Step, steps_of
from appeals.rules.grounds import Ground
from appeals.rules.receipt import Way
from appeals.rules.representations import ActsFor, AnswerBy, Said, Wanted
from penalties.forms.choices import OneOf
from penalties.forms.fields import Text
from penalties.forms.page_form import PageForm
from penalties.rules.adjustments import Adjustment

SEE_FILES = "It is in the files that came with this."


@dataclass(frozen=True)
class Answered:
    """What was typed, by the name of its box, and what its writer can do about the notice now."""

    typed: Mapping[str, Sequence[str]]
    way: Way
    has_files: bool = False

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is asked, with what was answered so far."""
        return steps_of(
            self.way,
            for_another=self._chosen("whom") == ANOTHER,
            by_email=self._chosen("answer_by") == AnswerBy.EMAIL,
        )

    def form(self, step: Step) -> PageForm:
        """The form of a step as it was filled in; a step that asks nothing has an empty one."""
        return form_of(step, self.way)(MultiDict(self.typed))

    def missing(self) -> Step | None:
        """The first step whose answer cannot be taken, or ``None`` where all is there."""
        return next((step for step in self.steps if not self._is_right(step)), None)

    def said(self) -> Said:
        """Everything as it is sealed and sent; only where nothing is missing."""
        said = self._values()
        return Said(
            grounds=tuple(Ground(one) for one in said["grounds"]),
            words=said["words"],
            name=said["name"],
            answer_by=AnswerBy(said["answer_by"]),
            new=said.get("new") or (SEE_FILES if self.way.kind == "review" else ""),
            late_because=said.get("late_because") or "",
            email=said.get("email") or "",
            phone=said["phone"] or "",
            may_call=_may_call(said),
            language=said["language"] or "",
            adjustments=_wanted(said),
            acts_for=_acts_for(said),
        )

    def in_words(self) -> str:
        """All of it as one text, each answer under its question: what is added to an open one."""
        text = [self._chosen("words")]
        for step in FORMS:
            if step is Step.WORDS:
                continue
            text += [f"{asked}\n{said}" for asked, said in told(self.form(step)) if said]
        return "\n\n".join(filter(None, text))

    def _is_right(self, step: Step) -> bool:
        if step is Step.NEW and not self._chosen("new"):
            return self.has_files
        return step not in FORMS or self.form(step).validate()

    def _values(self) -> dict[str, Any]:
        asked = [self.form(step) for step in self.steps if step in FORMS]
        for form in asked:
            form.validate()
        return {name: value for form in asked for name, value in form.data.items()}

    def _chosen(self, name: str) -> str:
        return next(iter(self.typed.get(name, ())), "").strip()


def form_of(step: Step, way: Way) -> type[PageForm]:
    """The form of a step; what is added to an open one asks for words in other words."""
    return AddedForm if step is Step.WORDS and way is Way.ADD else FORMS.get(step, PageForm)


def told(form: PageForm) -> list[tuple[str, str]]:
    """Each question of a form with its answer in words; empty where there is none."""
    return [(field.label.text, _in_words(field)) for field in form]


def _in_words(field: Field) -> str:
    if isinstance(field, Text):
        return str(field.typed)
    if not isinstance(field, OneOf):
        return ""
    chosen = field.data if isinstance(field.data, tuple) else (field.data,)
    return "\n".join(one.words for one in field.offered if one.value in chosen)


def _may_call(said: Mapping[str, Any]) -> str:
    if not said["phone"]:
        return ""
    when = f". {said['call_when']}" if said["call_when"] else ""
    return f"{CALLS[said['may_call']]}{when}"


def _wanted(said: Mapping[str, Any]) -> tuple[Wanted, ...]:
    """What was ticked; what was said about it stands with "something else", or with the first."""
    needs = [Adjustment(need) for need in said["needs"] or ()]
    words = said["needs_words"] or ""
    if words and not needs:
        needs = [Adjustment.OTHER]
    about = Adjustment.OTHER if Adjustment.OTHER in needs else next(iter(needs), None)
    wanted = [Wanted(need, words if need is about else "") for need in needs]
    if said["language"]:
        wanted.insert(0, Wanted(Adjustment.LANGUAGE, said["language"]))
    return tuple(wanted)


def _acts_for(said: Mapping[str, Any]) -> ActsFor | None:
    if said["whom"] != ANOTHER:
        return None
    return ActsFor(said["acting_name"], said["is_their"], said["authority"])
