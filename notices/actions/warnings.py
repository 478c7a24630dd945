"""Which paper a warning in person has, and the offer of a course."""

from notices.actions import Frozen
from penalties.records.course_offers import CourseOffer
from penalties.records.kerb_warnings import KerbWarning
from penalties.rules.warning_snapshots import COURSE_OFFER, KERB_WARNING


def of_warning(warning: KerbWarning) -> Frozen:
    """The warning as it was given."""
    return _paper(warning, KERB_WARNING, "kerb_warning")


def of_course(offer: CourseOffer) -> Frozen:
    """The offer as it was made."""
    return _paper(offer, COURSE_OFFER, "course_offer")


def _paper(row: KerbWarning | CourseOffer, kind: str, subject: str) -> Frozen:
    return Frozen(
        authority_id=row.authority_id,
        number=row.number,
        kind=kind,
        part=0,
        layout=row.layout,
        snapshot_text=row.snapshot,
        sha256=row.snapshot_sha256,
        subject=(subject, row.id),
    )
