"""From one notice to every notice with the same fault: of its order, article, sign or paper."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, url_for

from appeals.rules.recalls import Defect, is_near
from appeals.web.recall_words import DEFECTS
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion, Prohibition
from penalties.records.signs import Sign, signs_of
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs
from penalties.web.cases import page_of, the_case

bp = Blueprint("same_fault", __name__, url_prefix="/desk/notices")

NEAR = 200
"""Metres within which a sign may have told of the order at the place of a notice."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that may be wrong, and where to look for every notice that rests on it."""

    words: str
    what: str
    href: str


@bp.get("/<number>/same-fault")
@needs(Permission.RECALLS_RUN)
def show(number: str) -> str:
    """What this notice rests on, each with the way to all others that do."""
    case = the_case(number)
    return page_of(*(case, "same_fault", "appeals/recalls/same_fault.html"), ways=list(_ways(case)))


def _ways(case: FixedPenalty) -> Iterator[Way]:
    session, here = door.session(), case.authority_id
    if case.order_version_id is not None:
        version = session.get_one(OrderVersion, (here, case.order_version_id))
        order = session.get_one(Order, (here, version.order_id))
        said = f"{order.code}, version {version.version}"
        yield _way(Defect.ORDER_VERSION, said, str(version.id))
        if case.prohibition_id is not None:
            article = session.get_one(Prohibition, (here, case.prohibition_id))
            yield _way(Defect.PROHIBITION, f"{said}, {article.code}", str(article.id))
        for sign in _signs_near(case, order):
            yield _way(Defect.SIGN, f"{sign.place} ({sign.condition})", str(sign.id))
    if case.snapshot is not None:
        wording = json.loads(case.snapshot)["wording"]
        yield _way(Defect.WORDING, f"Layout {case.layout}", f"layout={case.layout}")
        yield _way(Defect.WORDING, f"Words, version {wording}", f"wording={wording}")


def _signs_near(case: FixedPenalty, order: Order) -> Iterator[Sign]:
    if case.snapshot is None:
        return
    offence = json.loads(case.snapshot)["offence"]
    place = (offence["lat_e6"], offence["lon_e6"])
    for sign in signs_of(door.session(), order):
        if is_near((sign.lat_e6, sign.lon_e6), place, NEAR):
            yield sign


def _way(defect: Defect, what: str, chosen: str) -> Way:
    href = url_for("recall_beginning.find", defect=str(defect), of=chosen)
    return Way(DEFECTS[defect], what, href)
