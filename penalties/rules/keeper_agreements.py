"""What must be recorded before a letter to a keeper may go: the police force's agreement."""

from dataclasses import dataclass
from datetime import date

from penalties.rules.refusals import refuse
from penalties.rules.wording.keeper_letter import accusing_in_road

MONTHS = range(1, 37)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """The force, what it agreed to, by what authority keepers' details come, and whom to call.

    ``rights_at`` is the page that tells of data rights, ``tells_law`` whether legal has approved
    the page on the law.
    """

    force: str
    agreement: str
    data_authority: str
    contact_name: str
    contact_phone: str
    address_lines: tuple[str, ...]
    postcode: str
    rights_at: str
    months_between: int = 12
    tells_law: bool = False
    from_on: date
    ends_on: date


def check_terms(terms: AgreementTerms, on: date) -> None:
    """``Refused`` where something is missing, for days or months that cannot be, and for words that
    would out or accuse somebody on the letter.
    """
    said = (
        *(terms.force, terms.agreement, terms.data_authority, terms.rights_at),
        *(terms.contact_name, terms.contact_phone, *terms.address_lines[:1]),
    )
    if not terms.address_lines or not all(words.strip() for words in said):
        raise refuse(
            "keeper_agreements.whole",
            "Enter the force, its agreement, its authority for the data, and whom keepers can call"
            " or write to.",
        )
    printed = (terms.force, terms.contact_name, terms.rights_at, *terms.address_lines)
    if any(map(accusing_in_road, printed)):
        raise refuse(
            "keeper_agreements.words",
            "The force, whom to call, the address and the page on data rights are printed on the"
            " letter. Give them neutral names: somebody else in the house may read it.",
        )
    if not terms.from_on <= terms.ends_on or terms.ends_on < on:
        raise refuse(
            "keeper_agreements.days", "The last day must come after the first, and not be over."
        )
    if terms.months_between not in MONTHS:
        raise refuse("keeper_agreements.months", "Enter 1 to 36 months between two letters.")
