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
    AUDIT_READ = "audit:read"
    AUTHORISATIONS_ASK = "authorisations:ask"
    AUTHORISATIONS_DECIDE = "authorisations:decide"
    AUTHORITY_CONFIGURE = "authority:configure"
    AUTHORITY_SEE = "authority:see"
    CERTIFICATES_SIGN = "certificates:sign"
    DIRECTIONS_AUTHORISE = "directions:authorise"
    DIRECTIONS_GIVE = "directions:give"
    DIRECTIONS_REVIEW = "directions:review"
    DIRECTIONS_SEE = "directions:see"
    DISCLOSURES_APPROVE = "disclosures:approve"
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
    REFERRALS_SEE = "referrals:see"
    REFERRALS_WORK = "referrals:work"
    REPORTS_READ = "reports:read"
    REPRESENTATIONS_DECIDE = "representations:decide"
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


WALLED: frozenset[Permission] = frozenset(
    {
        Permission.REFERRALS_SEE,
        Permission.REFERRALS_WORK,
        Permission.SAFEGUARDING_ANSWER,
        Permission.SAFEGUARDING_SEE,
        Permission.SERVICES_MANAGE,
        Permission.VICTIM_REPORTS_READ,
    }
)
"""What lies behind the wall: held by the support side, and by nobody who enforces."""


def _table() -> dict[Role, frozenset[Permission]]:
    p = Permission
    reads = {p.ENCOUNTERS_SEE, p.ORDERS_SEE, p.PAPER_SEE, p.PENALTIES_SEE, p.SIGNS_SEE}
    field = reads | {
        *(p.AUTHORISATIONS_ASK, p.DIRECTIONS_GIVE, p.DIRECTIONS_SEE, p.ENCOUNTERS_RECORD),
        *(p.KERB_WARNINGS_SEE, p.KERB_WARNINGS_SEND, p.NUMBERS_LEASE, p.NUMBERS_SPOIL),
        *(p.PAPER_PRINT, p.PENALTIES_ISSUE, p.PENALTIES_SERVE, p.PEOPLE_SEE, p.QUEUE_WORK),
        *(p.SIGNS_RECORD, p.SUPPORT_OFFER),
    }
    review = {
        *(p.AUTHORISATIONS_DECIDE, p.DIRECTIONS_AUTHORISE, p.DIRECTIONS_REVIEW),
        *(p.ENCOUNTERS_REVIEW, p.FLAGS_LIFT, p.KERB_WARNINGS_REVIEW, p.NUMBERS_SEE),
        *(p.PENALTIES_HOLD, p.PENALTIES_LET_STAND, p.PENALTIES_WITHDRAW, p.PEOPLE_CORRECT),
        *(p.REPORTS_READ, p.REPRESENTATIONS_DECIDE, p.REPRESENTATIONS_SEE, p.TABLETS_REVOKE),
        *(p.STAFF_SEE, p.TABLETS_SEE),
    }
    court = reads | {
        *(p.DIRECTIONS_SEE, p.DISCLOSURES_RECORD, p.KERB_WARNINGS_SEE, p.NUMBERS_SEE),
        *(p.ORDERS_IMPORT, p.ORDERS_SUSPEND, p.PAPER_PRINT, p.PAYMENTS_SEE, p.PENALTIES_CHARGE),
        *(p.PENALTIES_CLOSE, p.PENALTIES_HOLD, p.PENALTIES_IMPORT, p.PENALTIES_REFER),
        *(p.PENALTIES_RELEASE, p.PENALTIES_SETTLE, p.PENALTIES_WITHDRAW, p.PEOPLE_CORRECT),
        *(p.PEOPLE_SEE, p.PROSECUTIONS_DECIDE, p.PROSECUTIONS_SEE, p.QUEUE_WORK),
        *(p.REPORTS_READ, p.REPRESENTATIONS_SEE),
    }
    money = {
        *(p.CERTIFICATES_SIGN, p.PAYMENTS_RECORD, p.PAYMENTS_RECONCILE, p.PAYMENTS_REFUND),
        *(p.PAYMENTS_SEE, p.PENALTIES_SEE, p.QUEUE_WORK, p.REPORTS_READ),
    }
    support = {p.QUEUE_WORK, p.REFERRALS_SEE, p.REFERRALS_WORK}
    scrutiny = {
        *(p.ACCESS_LOG_READ, p.AUDIT_READ, p.AUTHORITY_SEE, p.DISCLOSURES_APPROVE),
        *(p.DISCLOSURES_RECORD, p.NUMBERS_SEE, p.ORDERS_SEE, p.PAYMENTS_SEE, p.QUEUE_WORK),
        *(p.REPORTS_READ, p.RETENTION_RUN, p.SIGNS_SEE, p.STAFF_SEE, p.SUBJECT_ACCESS_PREPARE),
        *(p.PENALTIES_SEE, p.TABLETS_SEE),
    }
    setup = {
        *(p.AUTHORITY_CONFIGURE, p.AUTHORITY_SEE, p.NUMBERS_SEE, p.ORDERS_IMPORT, p.ORDERS_SEE),
        *(p.POWERS_GRANT, p.SIGNS_RECORD, p.SIGNS_SEE, p.STAFF_MANAGE, p.STAFF_SEE),
        *(p.QUEUE_WORK, p.TABLETS_ENROL, p.TABLETS_REVOKE, p.TABLETS_SEE),
    }
    return {
        Role.OFFICER: frozenset(field),
        Role.SUPERVISOR: frozenset(field | review),
        Role.LEGAL: frozenset(court),
        Role.FINANCE: frozenset(money),
        Role.SUPPORT: frozenset(support),
        Role.SAFEGUARDING: frozenset(support | WALLED),
        Role.AUDITOR: frozenset(scrutiny),
        Role.ADMIN: frozenset(setup),
    }


ROLES: Mapping[Role, frozenset[Permission]] = MappingProxyType(_table())
"""Which role may do what; a power that the law gives is asked for beside it."""


def may(role: Role, permission: Permission) -> bool:
    """Whether the role holds the permission; nothing is allowed that the table does not say."""
    return permission in ROLES[role]
