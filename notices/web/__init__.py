"""The doors to paper: notices, directions, and the card for who offers help."""

from flask import Flask

from notices.web import (
    answer_posting,
    answers,
    directions,
    letters,
    notices,
    support_card,
    support_warning,
    warnings,
)
from penalties.rules.staff import Permission
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section
from penalties.web.looking import offer_paper
from penalties.web.matter_pages import add_matter_page

BLUEPRINTS = (
    *(notices.desk, notices.tablet, notices.reader, directions.desk),
    *(support_card.desk, support_card.tablet, support_card.partner),
    *(support_warning.desk, support_warning.tablet, warnings.desk, letters.desk),
    *(answers.desk, answers.reader, answer_posting.bp),
)


def init_app(app: Flask) -> None:
    """Open this desk's doors, add its part to the page of a case, and its forms to the reader's."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    add_part(app, Part(40, "Paper", "notices.paper", Permission.PAPER_SEE))
    add_section(app, Section("Card", "support_card.choose", Permission.SUPPORT_OFFER))
    at_support = "support_card_partner.choose_at_the_support_desk"
    add_section(app, Section("Card", at_support, Permission.REFERRALS_SEE))
    post = Section("Letters to post", "answer_posting.list_all", Permission.PAPER_PRINT)
    add_section(app, post)
    for kind in ("answer_letter_waits", "mail_failed"):
        add_matter_page(app, kind, "answer_posting.show", "letter_id")
    offer_paper(app, "As a page, word for word", "notice_copies.words")
    offer_paper(app, "As a PDF to print", "notice_copies.a4")
    offer_paper(app, "As a PDF in large print", "notice_copies.large")
    offer_paper(app, "Our letters about it", "answer_copies.list_all")
