"""The information card as a file: at the desk, on a tablet, and at the support desk.

It is the same for everybody, so nobody's record is read and nothing is written of who asked.
"""

from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from notices.actions.cards import CardPaper, WarningPaper, draw_card, left_off
from notices.web.files import pdf
from penalties.actions.support_card import outing_of
from penalties.actions.support_warning import orders_that_stand
from penalties.office.authorities import Authority
from penalties.rules.staff import Permission
from penalties.rules.wording.support_card import FIRST, languages
from penalties.web import door
from penalties.web.access import council, needs, staff
from penalties.web.api.guard import caller, for_tablets

desk = Blueprint("support_card", __name__, url_prefix="/desk")
tablet = Blueprint("support_card_api", __name__, url_prefix="/api/v1")
partner = Blueprint("support_card_partner", __name__, url_prefix="/partner")


@desk.get("/support-card")
@needs(Permission.SUPPORT_OFFER)
def choose() -> str:
    """Every language and paper, and what of the council's own does not stand on the card."""
    return _choice(
        "support_card.for_staff",
        orders=orders_that_stand(door.session(), council(), door.now()),
        warning_papers=list(WarningPaper),
    )


@partner.get("/support-card")
@needs(Permission.REFERRALS_SEE)
def choose_at_the_support_desk() -> str:
    """The same, for whoever helps."""
    return _choice("support_card_partner.for_partner")


def _choice(file: str, **beside: Any) -> str:
    authority = council()
    return render_template(
        "notices/support_card.html",
        file=file,
        languages=languages(),
        papers=CardPaper,
        left_off={language: left_off(authority, language) for language in languages()},
        outing=outing_of(authority),
        has_help_lines=bool(authority.help_lines),
        may=staff().may,
        **{"orders": (), **beside},
    )


@desk.get("/support-card.pdf")
@needs(Permission.SUPPORT_OFFER)
def for_staff() -> Response:
    """The card in the language and on the paper that the address names."""
    return _asked_card(council())


@tablet.get("/support-card.pdf")
@for_tablets(Permission.SUPPORT_OFFER)
def for_tablet() -> Response:
    """The same, for a printer at the belt or in the car."""
    return _asked_card(caller().authority)


@partner.get("/support-card.pdf")
@needs(Permission.REFERRALS_SEE)
def for_partner() -> Response:
    """The same, for whoever helps."""
    return _asked_card(council())


def _asked_card(authority: Authority) -> Response:
    language = request.args.get("language", FIRST)
    paper = request.args.get("paper", str(CardPaper.WALLET))
    if language not in languages() or paper not in list(CardPaper):
        abort(404)
    return pdf(draw_card(authority, language, CardPaper(paper)), f"card-{language}.pdf")
