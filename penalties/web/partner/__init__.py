"""The support side's own desk: referrals, safeguarding, services, and nothing of enforcement."""

from penalties.rules.staff import Permission
from penalties.web.frame import Section
from penalties.web.partner import (
    accounts,
    heard,
    home,
    placing,
    questions,
    referral_deeds,
    referrals,
    safeguarding,
    safeguarding_deeds,
    service_standing,
    service_teams,
    services,
    victim_reports,
    victim_routes,
)

BLUEPRINTS = (
    *(referrals.bp, referral_deeds.bp, placing.bp, questions.bp, heard.bp),
    *(home.bp, safeguarding.bp, safeguarding_deeds.bp, victim_reports.bp, victim_routes.bp),
    *(services.bp, service_standing.bp, service_teams.bp, accounts.bp),
)
SECTIONS = (
    Section("Work", "partner.home", Permission.PARTNER_WORK),
    Section("Referrals", "referrals.list_all", Permission.REFERRALS_SEE),
    Section("Disclosure", "questions.list_disclosures", Permission.DISCLOSURES_DECIDE),
    Section("Safeguarding", "safeguarding.list_all", Permission.SAFEGUARDING_SEE),
    Section("Reports", "victim_reports.list_all", Permission.VICTIM_REPORTS_READ),
    Section("Services", "partner_services.list_all", Permission.REFERRALS_SEE),
    Section("Accounts", "partner_accounts.list_all", Permission.PARTNERS_MANAGE),
)
