"""What may be chosen as wrong with many notices, and what was chosen, in words."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from appeals.forms.recalls import FaultForm, SignForm
from appeals.records.affected import layouts
from appeals.records.recalls import Recall
from appeals.rules.recalls import Defect, Fault
from appeals.web.recall_words import ASKED, DEFECTS
from penalties.forms.choices import Choice
from penalties.records.orders import Order, OrderVersion, orders_of, prohibitions_of, versions_of
from penalties.records.signs import signs_of
from penalties.rules.wording import WORDING
from penalties.rules.writing import counted, day, span

SHORT = 60


def form_for(session: Session, authority_id: int, defect: Defect, sent: Any) -> Any:
    """The form that asks which one is wrong, with the choices that this council has."""
    form = SignForm(sent) if defect is Defect.SIGN else FaultForm(sent)
    form.of.label.text = ASKED[defect]
    form.of.choices = tuple(_CHOICES[defect](session, authority_id))
    return form


def fault_in(defect: Defect, form: Any) -> Fault:
    """The fault that a form says, once it is right by itself."""
    chosen = form.of.data
    named = "paper" if defect is Defect.WORDING else f"{defect}_id"
    of: dict[str, Any] = {named: chosen if defect is Defect.WORDING else uuid.UUID(chosen)}
    metres = form.metres.data if defect is Defect.SIGN else None
    days = {"from_on": form.from_on.data, "to_on": form.to_on.data}
    return Fault(defect=defect, metres=metres, **days, **of)


def fault_of(recall: Recall) -> Fault:
    """The fault that a recall is about."""
    return Fault(
        defect=Defect(recall.defect),
        from_on=recall.from_on,
        to_on=recall.to_on,
        order_version_id=recall.order_version_id,
        prohibition_id=recall.prohibition_id,
        sign_id=recall.sign_id,
        metres=recall.metres,
        paper=recall.layout,
    )


def in_words(session: Session, authority_id: int, fault: Fault) -> str:
    """What is wrong, where and when: ``A sign: ILF-LOX, Ilford Lane, within 100 metres, ...``."""
    chosen = fault.paper or str(fault.sign_id or fault.prohibition_id or fault.order_version_id)
    names = {one.value: one.words for one in _CHOICES[fault.defect](session, authority_id)}
    near = f", within {counted(fault.metres, 'metre')}" if fault.metres else ""
    days = span(fault.from_on, fault.to_on)
    return f"{DEFECTS[fault.defect]}: {names.get(chosen, chosen)}{near}, {days}"


def _versions(session: Session, authority_id: int) -> Iterator[Choice]:
    for order, version in _every_version(session, authority_id):
        days = span(version.in_force_from, version.in_force_to)
        yield Choice(str(version.id), f"{order.code}, version {version.version}, {days}")


def _prohibitions(session: Session, authority_id: int) -> Iterator[Choice]:
    for order, version in _every_version(session, authority_id):
        for one in prohibitions_of(session, version):
            short = one.text if len(one.text) <= SHORT else f"{one.text[:SHORT].rstrip()} …"
            said = f"{order.code}, version {version.version}, {one.code}: {short}"
            yield Choice(str(one.id), said)


def _signs(session: Session, authority_id: int) -> Iterator[Choice]:
    for order in orders_of(session, authority_id):
        for one in signs_of(session, order):
            found = f"{one.condition} on {day(one.inspected_on)}"
            yield Choice(str(one.id), f"{order.code}, {one.place} ({found})")


def _papers(session: Session, authority_id: int) -> Iterator[Choice]:
    for layout in layouts(session, authority_id):
        yield Choice(f"layout={layout}", f"Layout {layout}")
    for version in range(int(WORDING), 0, -1):
        yield Choice(f"wording={version}", f"Words, version {version}")


def _every_version(session: Session, authority_id: int) -> Iterator[tuple[Order, OrderVersion]]:
    for order in orders_of(session, authority_id):
        for version in reversed(versions_of(session, order)):
            yield order, version


_CHOICES: Mapping[Defect, Any] = {
    Defect.ORDER_VERSION: _versions,
    Defect.PROHIBITION: _prohibitions,
    Defect.SIGN: _signs,
    Defect.WORDING: _papers,
}
