"""Who staff are: roles, kinds of employer, powers the law gives, and what each role may do.

A permission is written ``<thing>:<verb>``. Nothing is allowed that the table of roles does not say;
what lies behind the support wall is held by the support side alone.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What somebody does here, which decides what they may open and do."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    LEGAL = "legal"
    FINANCE = "finance"
    SUPPORT = "support"
    SAFEGUARDING = "safeguarding"
    DISCLOSURE = "disclosure"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Kind(StrEnum):
    """Who employs or appoints somebody, which decides the powers they can be given."""

    COUNCIL = "council"
    CONTRACTOR = "contractor"
    PCSO = "pcso"
    CONSTABLE = "constable"


class Power(StrEnum):
    """A power of the Anti-social Behaviour, Crime and Policing Act 2014, by its section."""

    S34 = "s34"
    S35 = "s35"
    S37 = "s37"
    S68 = "s68"


class Permission(StrEnum):
    """One thing that may be done, in alphabetical order."""

    ACCESS_LOG_READ = "access_log:read"
    ACCOUNT_KEEP = "account:keep"
    AUDIT_READ = "audit:read"
    AUTHORISATIONS_ASK = "authorisations:ask"
    AUTHORISATIONS_DECIDE = "authorisations:decide"
    AUTHORITY_CONFIGURE = "authority:configure"
    AUTHORITY_SEE = "authority:see"
    CERTIFICATES_SIGN = "certificates:sign"
    COMPLAINTS_WORK = "complaints:work"
    DIRECTIONS_AUTHORISE = "directions:authorise"
    DIRECTIONS_GIVE = "directions:give"
    DIRECTIONS_REVIEW = "directions:review"
    DIRECTIONS_SEE = "directions:see"
    DISCLOSURES_APPROVE = "disclosures:approve"
    DISCLOSURES_DECIDE = "disclosures:decide"
    DISCLOSURES_RECORD = "disclosures:record"
    ENCOUNTERS_RECORD = "encounters:record"
    ENCOUNTERS_REVIEW = "encounters:review"
    ENCOUNTERS_SEE = "encounters:see"
    FLAGS_LIFT = "flags:lift"
    KERB_WARNINGS_REVIEW = "kerb_warnings:review"
    KERB_WARNINGS_SEE = "kerb_warnings:see"
    KERB_WARNINGS_SEND = "kerb_warnings:send"
    NUMBERS_LEASE = "numbers:lease"
    NUMBERS_SEE = "numbers:see"
    NUMBERS_SPOIL = "numbers:spoil"
    ORDERS_IMPORT = "orders:import"
    ORDERS_SEE = "orders:see"
    ORDERS_SUSPEND = "orders:suspend"
    PAPER_PRINT = "paper:print"
    PAPER_SEE = "paper:see"
    PARTNERS_MANAGE = "partners:manage"
    PARTNER_WORK = "partner:work"
    PAYMENTS_RECONCILE = "payments:reconcile"
    PAYMENTS_RECORD = "payments:record"
    PAYMENTS_REFUND = "payments:refund"
    PAYMENTS_SEE = "payments:see"
    PENALTIES_CHARGE = "penalties:charge"
    PENALTIES_CLOSE = "penalties:close"
    PENALTIES_HOLD = "penalties:hold"
    PENALTIES_IMPORT = "penalties:import"
    PENALTIES_ISSUE = "penalties:issue"
    PENALTIES_LET_STAND = "penalties:let_stand"
    PENALTIES_REFER = "penalties:refer"
    PENALTIES_RELEASE = "penalties:release"
    PENALTIES_SEE = "penalties:see"
    PENALTIES_SERVE = "penalties:serve"
    PENALTIES_SETTLE = "penalties:settle"
    PENALTIES_WITHDRAW = "penalties:withdraw"
    PEOPLE_CORRECT = "people:correct"
    PEOPLE_SEE = "people:see"
    POWERS_GRANT = "powers:grant"
    PROSECUTIONS_DECIDE = "prosecutions:decide"
    PROSECUTIONS_SEE = "prosecutions:see"
    QUEUE_WORK = "queue:work"
    RECALLS_RUN = "recalls:run"
    REFERRALS_PLACE = "referrals:place"
    REFERRALS_SEE = "referrals:see"
    REFERRALS_WORK = "referrals:work"
    REPORTS_READ = "reports:read"
    REPRESENTATIONS_DECIDE = "representations:decide"
    REPRESENTATIONS_RECORD = "representations:record"
    REPRESENTATIONS_SEE = "representations:see"
    RETENTION_RUN = "retention:run"
    SAFEGUARDING_ANSWER = "safeguarding:answer"
    SAFEGUARDING_SEE = "safeguarding:see"
    SERVICES_MANAGE = "services:manage"
    SIGNS_RECORD = "signs:record"
    SIGNS_SEE = "signs:see"
    STAFF_MANAGE = "staff:manage"
    STAFF_SEE = "staff:see"
    SUBJECT_ACCESS_PREPARE = "subject_access:prepare"
    SUPPORT_OFFER = "support:offer"
    TABLETS_ENROL = "tablets:enrol"
    TABLETS_REVOKE = "tablets:revoke"
    TABLETS_SEE = "tablets:see"
    VICTIM_REPORTS_READ = "victim_reports:read"


_P = Permission
WALLED: frozenset[Permission] = frozenset(
    {
        *(_P.DISCLOSURES_DECIDE, _P.PARTNERS_MANAGE, _P.PARTNER_WORK, _P.REFERRALS_PLACE),
        *(_P.REFERRALS_SEE, _P.REFERRALS_WORK, _P.SAFEGUARDING_ANSWER, _P.SAFEGUARDING_SEE),
        *(_P.SERVICES_MANAGE, _P.VICTIM_REPORTS_READ),
    }
)
"""What lies behind the wall: held by the support side, and by nobody who enforces."""

_READS = {_P.ENCOUNTERS_SEE, _P.ORDERS_SEE, _P.PAPER_SEE, _P.PENALTIES_SEE, _P.SIGNS_SEE}
_FIELD = _READS | {
    *(_P.AUTHORISATIONS_ASK, _P.DIRECTIONS_GIVE, _P.DIRECTIONS_SEE, _P.ENCOUNTERS_RECORD),
    *(_P.KERB_WARNINGS_SEE, _P.KERB_WARNINGS_SEND, _P.NUMBERS_LEASE, _P.NUMBERS_SPOIL),
    *(_P.PAPER_PRINT, _P.PENALTIES_ISSUE, _P.PENALTIES_SERVE, _P.PEOPLE_SEE, _P.QUEUE_WORK),
    *(_P.SIGNS_RECORD, _P.SUPPORT_OFFER),
}
_REVIEW = {
    *(_P.AUTHORISATIONS_DECIDE, _P.DIRECTIONS_AUTHORISE, _P.DIRECTIONS_REVIEW),
    *(_P.ENCOUNTERS_REVIEW, _P.FLAGS_LIFT, _P.KERB_WARNINGS_REVIEW, _P.NUMBERS_SEE),
    *(_P.PENALTIES_HOLD, _P.PENALTIES_LET_STAND, _P.PENALTIES_WITHDRAW, _P.PEOPLE_CORRECT),
    *(_P.RECALLS_RUN, _P.REPORTS_READ, _P.REPRESENTATIONS_DECIDE, _P.REPRESENTATIONS_RECORD),
    *(_P.REPRESENTATIONS_SEE, _P.STAFF_SEE, _P.TABLETS_REVOKE, _P.TABLETS_SEE),
}
_COURT = _READS | {
    *(_P.DIRECTIONS_SEE, _P.DISCLOSURES_RECORD, _P.KERB_WARNINGS_SEE, _P.NUMBERS_SEE),
    *(_P.ORDERS_IMPORT, _P.ORDERS_SUSPEND, _P.PAPER_PRINT, _P.PAYMENTS_SEE, _P.PENALTIES_CHARGE),
    *(_P.PENALTIES_CLOSE, _P.PENALTIES_HOLD, _P.PENALTIES_IMPORT, _P.PENALTIES_REFER),
    *(_P.PENALTIES_RELEASE, _P.PENALTIES_SETTLE, _P.PENALTIES_WITHDRAW, _P.PEOPLE_CORRECT),
    *(_P.PEOPLE_SEE, _P.PROSECUTIONS_DECIDE, _P.PROSECUTIONS_SEE, _P.QUEUE_WORK),
    *(_P.RECALLS_RUN, _P.REPORTS_READ, _P.REPRESENTATIONS_RECORD, _P.REPRESENTATIONS_SEE),
}
_MONEY = {
    *(_P.CERTIFICATES_SIGN, _P.PAYMENTS_RECORD, _P.PAYMENTS_RECONCILE, _P.PAYMENTS_REFUND),
    *(_P.PAYMENTS_SEE, _P.PENALTIES_SEE, _P.QUEUE_WORK, _P.REPORTS_READ),
}
_LEAD = WALLED - {_P.DISCLOSURES_DECIDE}
_SCRUTINY = {
    *(_P.ACCESS_LOG_READ, _P.AUDIT_READ, _P.AUTHORITY_SEE, _P.COMPLAINTS_WORK, _P.TABLETS_SEE),
    *(_P.DISCLOSURES_APPROVE, _P.DISCLOSURES_RECORD, _P.NUMBERS_SEE, _P.ORDERS_SEE),
    *(_P.PAYMENTS_SEE, _P.PENALTIES_SEE, _P.QUEUE_WORK, _P.REPORTS_READ, _P.RETENTION_RUN),
    *(_P.SIGNS_SEE, _P.STAFF_SEE, _P.SUBJECT_ACCESS_PREPARE),
}
_SETUP = {
    *(_P.AUTHORITY_CONFIGURE, _P.AUTHORITY_SEE, _P.COMPLAINTS_WORK, _P.NUMBERS_SEE),
    *(_P.ORDERS_IMPORT, _P.ORDERS_SEE, _P.POWERS_GRANT, _P.QUEUE_WORK, _P.SIGNS_RECORD),
    *(_P.SIGNS_SEE, _P.STAFF_MANAGE, _P.STAFF_SEE),
    *(_P.TABLETS_ENROL, _P.TABLETS_REVOKE, _P.TABLETS_SEE),
}

_DOES: Mapping[Role, set[Permission] | frozenset[Permission]] = {
    Role.OFFICER: _FIELD,
    Role.SUPERVISOR: _FIELD | _REVIEW,
    Role.LEGAL: _COURT,
    Role.FINANCE: _MONEY,
    Role.SUPPORT: {_P.PARTNER_WORK, _P.REFERRALS_SEE, _P.REFERRALS_WORK},
    Role.SAFEGUARDING: _LEAD,
    Role.DISCLOSURE: {_P.DISCLOSURES_DECIDE, _P.PARTNER_WORK},
    Role.AUDITOR: _SCRUTINY,
    Role.ADMIN: _SETUP,
}
ROLES: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {role: frozenset({*does, _P.ACCOUNT_KEEP}) for role, does in _DOES.items()}
)
"""Which role may do what; a power that the law gives is asked for beside it."""

BEHIND_THE_WALL: frozenset[Role] = frozenset(
    role for role, permissions in ROLES.items() if permissions & WALLED
)
"""The support side: they sign in to a desk of their own, and see nothing of enforcement."""


def may(role: Role, permission: Permission) -> bool:
    """Whether the role holds the permission; nothing is allowed that the table does not say."""
    return permission in ROLES[role]
