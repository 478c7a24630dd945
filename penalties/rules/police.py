"""Who counts as police, and what only they do: the council reads about a direction, and no more.

Anti-social Behaviour, Crime and Policing Act 2014 sections 34 to 37; Police Reform Act 2002
section 38 for a designated community support officer.
"""

from penalties.rules.staff import Kind, Permission, Role, may

POLICE = frozenset({Kind.CONSTABLE, Kind.PCSO})
POLICE_DECIDE = "The police decide about this."


def is_police(kind: Kind | str) -> bool:
    """Whether somebody of this kind is a constable or a designated community support officer."""
    return Kind(kind) in POLICE


def is_supervisor(role: Role | str, kind: Kind | str, permission: Permission) -> bool:
    """Whether somebody is a police supervisor: a constable whose role holds ``permission``."""
    return Kind(kind) is Kind.CONSTABLE and may(Role(role), permission)
