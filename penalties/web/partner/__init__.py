"""The support side's own desk: referrals, safeguarding, services, and nothing of enforcement."""

from penalties.rules.staff import Permission
from penalties.web.frame import Section
from penalties.web.partner import home

BLUEPRINTS = (home.bp,)
SECTIONS = (Section("Work", "partner.home", Permission.PARTNER_WORK),)
