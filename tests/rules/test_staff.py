"""Roles hold what they need, and the wall stands in the table itself."""

import re

import pytest

from penalties.rules.events import Event
from penalties.rules.staff import ROLES, WALLED, Permission, Role, may

ENFORCEMENT = {Role.OFFICER, Role.SUPERVISOR, Role.LEGAL, Role.FINANCE}
SUPPORT_SIDE = {Role.SUPPORT, Role.SAFEGUARDING, Role.DISCLOSURE}


def test_every_role_is_in_the_table_and_can_do_something() -> None:
    assert set(ROLES) == set(Role)
    assert all(ROLES.values())


def test_every_permission_is_held_by_somebody() -> None:
    assert frozenset().union(*ROLES.values()) == frozenset(Permission)


@pytest.mark.parametrize("role", sorted(set(Role) - SUPPORT_SIDE))
def test_nobody_outside_support_holds_what_lies_behind_the_wall(role: Role) -> None:
    assert not ROLES[role] & WALLED


@pytest.mark.parametrize("role", sorted(SUPPORT_SIDE))
def test_support_reads_nothing_of_enforcement(role: Role) -> None:
    assert ROLES[role] <= WALLED | {Permission.ACCOUNT_KEEP}


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (Permission.PENALTIES_ISSUE, {Role.OFFICER, Role.SUPERVISOR}),
        (Permission.PENALTIES_LET_STAND, {Role.SUPERVISOR}),
        (Permission.PENALTIES_WITHDRAW, {Role.SUPERVISOR, Role.LEGAL}),
        (Permission.PENALTIES_CHARGE, {Role.LEGAL}),
        (Permission.PENALTIES_SETTLE, {Role.LEGAL}),
        (Permission.FLAGS_LIFT, {Role.SUPERVISOR}),
        (Permission.AUTHORISATIONS_DECIDE, {Role.SUPERVISOR}),
        (Permission.REPRESENTATIONS_DECIDE, {Role.SUPERVISOR}),
        (Permission.PAYMENTS_REFUND, {Role.FINANCE}),
        (Permission.CERTIFICATES_SIGN, {Role.FINANCE}),
        (Permission.AUDIT_READ, {Role.AUDITOR}),
        (Permission.ACCESS_LOG_READ, {Role.AUDITOR}),
        (Permission.STAFF_MANAGE, {Role.ADMIN}),
        (Permission.POWERS_GRANT, {Role.ADMIN}),
        (Permission.SAFEGUARDING_ANSWER, {Role.SAFEGUARDING}),
        (Permission.REFERRALS_WORK, {Role.SUPPORT, Role.SAFEGUARDING}),
        (Permission.REFERRALS_PLACE, {Role.SAFEGUARDING}),
        (Permission.PARTNERS_MANAGE, {Role.SAFEGUARDING}),
        (Permission.DISCLOSURES_DECIDE, {Role.DISCLOSURE}),
    ],
)
def test_what_matters_most_is_held_by_exactly_these(
    permission: Permission, roles: set[Role]
) -> None:
    assert {role for role in Role if may(role, permission)} == roles


def test_an_administrator_sets_up_and_never_opens_a_case() -> None:
    things = {permission.split(":")[0] for permission in ROLES[Role.ADMIN]}
    assert not things & {"penalties", "people", "encounters", "payments", "representations"}


def test_an_auditor_changes_no_case() -> None:
    verbs = {"issue", "withdraw", "decide", "refund", "record", "charge", "hold"}
    held = {p for p in ROLES[Role.AUDITOR] if p.split(":")[1] in verbs}
    assert held == {Permission.DISCLOSURES_RECORD}


@pytest.mark.parametrize("permission", list(Permission))
def test_a_permission_is_a_thing_and_a_verb(permission: Permission) -> None:
    assert re.fullmatch(r"[a-z_]+:[a-z_]+", permission)
    assert permission.name == permission.value.replace(":", "_").upper()


def test_permissions_stand_in_alphabetical_order() -> None:
    assert [p.name for p in Permission] == sorted(p.name for p in Permission)


@pytest.mark.parametrize("event", list(Event))
def test_an_event_is_a_thing_and_what_happened_to_it(event: Event) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", event)
    assert event.name == event.value.replace(".", "_").upper()
