"""The support desk's first page: what waits for whoever signed in, the soonest due first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, url_for

from penalties.actions import crossings
from penalties.office.authorities import holidays
from penalties.records.bar_questions import open_questions
from penalties.records.council_acts import untold_acts
from penalties.records.disclosures import disclosure_notes
from penalties.records.referrals import referral
from penalties.records.victim_reports import waiting as waiting_reports
from penalties.rules.bar_questions import ANSWER_DAYS
from penalties.rules.days import add_working_days, london_date
from penalties.rules.fixed_penalties import CLOSED
from penalties.rules.numbers import printed
from penalties.rules.staff import Permission
from penalties.rules.victim_reports import Standing
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.partner import referrals, safeguarding

bp = Blueprint("partner", __name__, url_prefix="/partner")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: nobody's name, and never what it is about."""

    words: str
    reference: str
    due_on: date | None
    is_overdue: bool
    href: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits of one kind."""

    words: str
    rows: Sequence[Row]

    @property
    def overdue(self) -> int:
        """How many should have been done by now."""
        return sum(row.is_overdue for row in self.rows)


@bp.get("/")
@needs(Permission.PARTNER_WORK)
def home() -> str:
    """The queues of this role, zero shown; what is overdue is said first."""
    queues = [
        Queue(words, list(found()))
        for permission, words, found in QUEUES
        if staff().may(permission)
    ]
    overdue = sum(queue.overdue for queue in queues)
    return render_template("penalties/partner/home.html", queues=queues, overdue=overdue)


def _safeguarding() -> Iterator[Row]:
    today = london_date(door.now())
    for one in safeguarding.waiting(door.session(), staff().authority_id, today):
        href = url_for(one.endpoint, matter_id=one.id)
        yield Row(one.words, one.whom, one.due_on, one.is_overdue, href)


def _referrals() -> Iterator[Row]:
    for one in referrals.waiting_rows():
        words = "Get in touch" if one.due_on else "Find a service"
        href = url_for("referrals.show", referral_id=one.id)
        yield Row(words, one.reference, one.due_on, one.is_overdue, href)


def _questions() -> Iterator[Row]:
    session, today = door.session(), london_date(door.now())
    for one in open_questions(session, staff().authority_id):
        due = add_working_days(london_date(one.asked_at), ANSWER_DAYS, holidays(session))
        words = "May a pause end?" if one.purpose == "end_pause" else "May it go to court?"
        href = url_for("questions.answer", question_id=one.id)
        yield Row(words, printed(one.number), due, due < today, href)


def _to_tell() -> Iterator[Row]:
    """People whose notice is over and who have not been told."""
    session, here = door.session(), staff().authority_id
    acts = untold_acts(session, here)
    over = {id_ for id_, status in crossings.standings(session, acts).items() if status in CLOSED}
    for referral_id in dict.fromkeys(act.referral_id for act in acts if act.penalty_id in over):
        found = referral(session, here, referral_id) if referral_id else None
        if found is not None:
            href = url_for("placing.was_told", referral_id=found.id)
            yield Row("Tell them: their notice is over", found.reference, None, False, href)


def _reports() -> Iterator[Row]:
    for one in waiting_reports(door.session(), staff().authority_id, door.now()):
        due, is_late = london_date(one.due_at), one.standing is Standing.OVERDUE
        href = url_for("victim_reports.show", report_id=one.id)
        words = "Close a report" if one.standing is Standing.READ else "Read what somebody reported"
        yield Row(words, "", due, is_late, href)


def _disclosures() -> Iterator[Row]:
    for one in disclosure_notes(door.session(), staff().authority_id):
        if one.decided_at is None:
            href = url_for("questions.decide", note_id=one.id)
            yield Row("Read and decide", printed(one.number), None, False, href)


QUEUES: tuple[tuple[Permission, str, Callable[[], Iterator[Row]]], ...] = (
    (Permission.SAFEGUARDING_SEE, "Safeguarding", _safeguarding),
    (Permission.VICTIM_REPORTS_READ, "Reports to read", _reports),
    (Permission.REFERRALS_SEE, "Referrals", _referrals),
    (Permission.SAFEGUARDING_ANSWER, "Questions from enforcement", _questions),
    (Permission.REFERRALS_PLACE, "People to tell", _to_tell),
    (Permission.DISCLOSURES_DECIDE, "Disclosure", _disclosures),
)
