"""What roles, kinds of employer and powers are called at the desk, and what each role does."""

from collections.abc import Mapping
from typing import NamedTuple

from penalties.rules.staff import Kind, Power, Role


class RoleWords(NamedTuple):
    """A role's name, and its work in one line."""

    name: str
    does: str


ROLE_WORDS: Mapping[Role, RoleWords] = {
    Role.OFFICER: RoleWords("Officer", "Records encounters and issues notices on a tablet"),
    Role.SUPERVISOR: RoleWords("Supervisor", "Reviews what was held and decides representations"),
    Role.LEGAL: RoleWords("Legal", "Works deadlines up to court, and takes in orders"),
    Role.FINANCE: RoleWords("Finance", "Records payments and refunds, and keeps the ledger"),
    Role.SUPPORT: RoleWords("Support", "Works referrals, apart from enforcement"),
    Role.SAFEGUARDING: RoleWords("Safeguarding lead", "Answers for the support side"),
    Role.DISCLOSURE: RoleWords("Disclosure officer", "Decides what a defence has to be told"),
    Role.AUDITOR: RoleWords("Auditor", "Reads the trail and the access log, and changes nothing"),
    Role.ADMIN: RoleWords("Administrator", "Keeps accounts, tablets and the council’s settings"),
}
KIND_WORDS: Mapping[Kind, str] = {
    Kind.COUNCIL: "Council",
    Kind.CONTRACTOR: "Contractor of the council",
    Kind.PCSO: "Police community support officer",
    Kind.CONSTABLE: "Constable",
}
POWER_WORDS: Mapping[Power, str] = {
    Power.S68: "Issue fixed penalty notices (section 68)",
    Power.S34: "Authorise dispersals (section 34)",
    Power.S35: "Give directions to leave (section 35)",
    Power.S37: "Require items to be handed over (section 37)",
}


def role(code: str) -> str:
    """What a role is called."""
    return ROLE_WORDS[Role(code)].name


def kind(code: str) -> str:
    """What a kind of employer is called."""
    return KIND_WORDS[Kind(code)]


def power(code: str) -> str:
    """What a power lets somebody do."""
    return POWER_WORDS[Power(code)]
