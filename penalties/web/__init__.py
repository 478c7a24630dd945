"""Screens, API and webhook: load, form, one action, answer."""

from flask import Flask
from flask_wtf import CSRFProtect

from penalties.office.premises import Office
from penalties.rules.staff import Permission
from penalties.web import (
    access,
    access_codes,
    account,
    adjustments,
    api,
    audit,
    authorisations,
    authority,
    case_decisions,
    case_moves,
    ceilings,
    courses,
    desk,
    direction_breaches,
    direction_items,
    direction_reviews,
    direction_telling,
    directions,
    dispersals,
    door,
    encounter_pages,
    encounters,
    errors,
    exceptions,
    fixed_penalties,
    headers,
    health,
    help_pages,
    help_report,
    holds,
    keeper_agreements,
    keeper_files,
    keeper_letters,
    keeper_moves,
    kerb_warnings,
    letter_pages,
    matters,
    notice_details,
    notice_pages,
    notice_search,
    numbers,
    order_standings,
    orders,
    pages,
    partner,
    pauses,
    payment_pages,
    payments,
    policies,
    policy_questions,
    proxies,
    public,
    refunds,
    sightings,
    sign_in,
    signs,
    staff,
    staff_access,
    staff_powers,
    statements,
    tablets,
    webhook,
)
from penalties.web.case_parts import Part, add_part
from penalties.web.frame import Section, add_section
from penalties.web.warning_parts import WarningPart
from penalties.web.warning_parts import add_part as add_warning_part

CSRF = CSRFProtect()
BLUEPRINTS = (
    health.bp,
    statements.bp,
    public.bp,
    help_pages.bp,
    help_report.bp,
    notice_pages.bp,
    letter_pages.bp,
    notice_search.bp,
    notice_details.bp,
    payment_pages.bp,
    webhook.bp,
    api.bp,
    sign_in.bp,
    sign_in.partner,
    *partner.BLUEPRINTS,
    desk.bp,
    matters.bp,
    authorisations.bp,
    exceptions.bp,
    kerb_warnings.bp,
    courses.bp,
    keeper_files.bp,
    keeper_letters.bp,
    keeper_moves.bp,
    keeper_agreements.bp,
    sightings.bp,
    orders.bp,
    order_standings.bp,
    signs.bp,
    dispersals.bp,
    encounters.bp,
    encounter_pages.bp,
    directions.bp,
    direction_breaches.bp,
    direction_items.bp,
    direction_reviews.bp,
    direction_telling.bp,
    fixed_penalties.bp,
    case_decisions.bp,
    case_moves.bp,
    holds.bp,
    adjustments.bp,
    pauses.bp,
    access_codes.bp,
    staff.bp,
    staff_access.bp,
    staff_powers.bp,
    account.bp,
    tablets.bp,
    numbers.bp,
    payments.bp,
    refunds.bp,
    authority.bp,
    policies.bp,
    policy_questions.bp,
    audit.bp,
    ceilings.bp,
)
SECTIONS = (
    *partner.SECTIONS,
    Section("Work", "desk.home", Permission.QUEUE_WORK),
    Section("Record", "encounters.new", Permission.ENCOUNTERS_RECORD),
    Section("Notices", "fixed_penalties.list_all", Permission.PENALTIES_SEE),
    Section("Directions", "directions.list_all", Permission.DIRECTIONS_SEE),
    Section(
        *("Warnings", "kerb_warnings.list_all", Permission.KERB_WARNINGS_SEE),
        also=("/desk/courses/", "/desk/letters/", "/desk/sightings/"),
    ),
    Section("Orders", "orders.list_all", Permission.ORDERS_SEE),
    Section("Dispersal", "dispersals.list_all", Permission.DIRECTIONS_SEE),
    Section("Payments", "payments.home", Permission.PAYMENTS_SEE),
    Section("Numbers", "numbers.account", Permission.NUMBERS_SEE),
    Section("Tablets", "tablets.list_all", Permission.TABLETS_SEE),
    Section("Council", "authority.show", Permission.AUTHORITY_SEE),
    Section("Staff", "staff.list_all", Permission.STAFF_SEE),
    Section("Trail", "audit.trail", Permission.AUDIT_READ),
)
PARTS_OF_A_CASE = (
    Part(10, "Facts", "fixed_penalties.facts", Permission.PENALTIES_SEE),
    Part(20, "Timeline", "fixed_penalties.events", Permission.PENALTIES_SEE),
    Part(30, "Money", "fixed_penalties.money", Permission.PENALTIES_SEE),
    Part(50, "Decisions", "case_decisions.show", Permission.PENALTIES_SEE),
)
KINDS_OF_WARNINGS = (
    WarningPart(10, "In person", "kerb_warnings.list_all", Permission.KERB_WARNINGS_SEE),
    WarningPart(20, "Letters", "keeper_letters.list_all", Permission.KERB_WARNINGS_SEE),
    WarningPart(22, "Vehicles seen", "sightings.list_all", Permission.KERB_WARNINGS_SEE),
    WarningPart(24, "Files of keepers", "keeper_files.list_all", Permission.KERB_WARNINGS_SEE),
    WarningPart(30, "Courses", "courses.list_all", Permission.KERB_WARNINGS_SEE),
)


def init_app(app: Flask, office: Office) -> None:
    """Hang this desk's doors, guards and pages into the app."""
    proxies.init_app(app, office.settings)
    pages.init_app(app)
    headers.init_app(app, office.settings)
    door.init_app(app, office)
    CSRF.init_app(app)
    CSRF.exempt(webhook.bp)  # the processor signs what it sends; it has no form of ours
    CSRF.exempt(api.bp)  # a tablet sends its token, never a cookie
    access.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for section in SECTIONS:
        add_section(app, section)
    for part in PARTS_OF_A_CASE:
        add_part(app, part)
    for kind in KINDS_OF_WARNINGS:
        add_warning_part(app, kind)
