"""Every exception of a month is in its report: who sees the reasons, and that nobody is named."""

import csv
import html
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from penalties.actions import authorisations
from penalties.actions.staff import actor
from penalties.office.audit import Entry
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.staff import staff_of
from penalties.records.support import Authorisation
from penalties.rules.events import Event
from penalties.rules.gate_history import Purpose
from penalties.rules.gate_policy import ExceptionTerms
from penalties.rules.intake import Intake
from penalties.rules.people import PersonKey
from penalties.rules.staff import Role
from tests.builders import policies
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import SELLER, penalised, seen
from tests.builders.services import service
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

REPORT, FILE = "/desk/authorisations/exceptions", "/desk/authorisations/exceptions.csv"
ANA = PersonKey("Ana", "Pop", datetime(1984, 5, 17, tzinfo=UTC).date())
WHY, WHY_SO = "She asked for it\nto be over.", "Three offers <b>were</b> declined."
SELLING = {"role": "selling", "prohibition": "2", "person": SELLER}
MAY = (Role.SUPERVISOR, Role.AUDITOR, Role.LEGAL)


@pytest.fixture
def ask(office, night, at):
    """Asks for something; the id of the request."""

    def asked(on=None, purpose=Purpose.EXCEPTION):
        with kept(office) as session:
            street = replace(night.patrol, session=session)
            request = authorisations.ask(
                *(session, street.authority, street.officer),
                request_id=new_id(),
                purpose=purpose,
                order_code="ILF-LOX",
                person=ANA,
                reason=WHY,
                by=street.actor,
                at=on or at,
            )
            return request.id

    return asked


@pytest.fixture
def decide(office, night, desk_of, at):
    """Answers a request as the supervisor whose desk ``desk_of`` opens."""
    desk_of(Role.SUPERVISOR)

    def decided(request_id, given=True, on=None):
        with kept(office) as session:
            here = night.patrol.authority.id
            (decides,) = (one for one in staff_of(session, here) if one.role == Role.SUPERVISOR)
            request = session.get_one(Authorisation, (here, request_id))
            authorisations.answer(
                *(session, request, decides),
                given=given,
                reason=WHY_SO,
                by=actor(decides),
                at=on or at,
            )
        return str(request_id)

    return decided


@pytest.fixture
def exception_on(office, night, at):
    """The board switched the exception on, and help was declined three times."""
    with kept(office) as session:
        here = session.get_one(Authority, night.patrol.authority.id)
        policies.adopt(session, here, at=at, exception=ExceptionTerms(3, 6))
        night.patrol = replace(night.patrol, authority=here)
        offered = str(service(session, here).id)
    declined = {"offered": True, "answer": "declined", "service": offered}
    for day in (1, 2, 3):
        met = seen(**SELLING, support=declined, outcome="support")
        night.hand_in(met | {"occurred_at": f"2026-11-0{day}T21:05:00Z"})


def told(desk, month=None, path=REPORT):
    """The text of the report."""
    return html.unescape(desk.open(f"{path}?month={month}" if month else path))


def test_what_was_asked_answered_and_used_is_told(desk_of, night, ask, decide, exception_on, at):
    before = at - timedelta(minutes=5)
    named = decide(ask(before), on=before)
    declined = {"offered": True, "answer": "declined"}
    done = penalised(**SELLING, support=declined, supervisor_authorisation=named)
    came_of_it = night.hand_in(done)
    assert came_of_it.status == Intake.RECORDED, came_of_it.refusals
    decide(ask(), given=False)
    ask()
    page = told(desk_of(Role.SUPERVISOR), "2026-11")
    assert "3 exceptions asked for in November 2026: 1 given, 1 refused, 1 without" in page
    assert "an answer. 1 used." in page
    for words in ("ILF-LOX", "Officer Example (ILF101)", "A supervisor (ILF102)", WHY, WHY_SO):
        assert words in page
    assert "11:10pm on 22 November 2026" in page
    assert page.count(WHY) == 3
    assert page.count(WHY_SO) == 2
    assert "Switched on." in page


def test_what_was_given_runs_out_and_may_never_be_used(desk_of, clock, ask, decide, at):
    decide(ask())
    page = told(desk_of(Role.SUPERVISOR))
    assert "None used." in page
    assert "Runs out" in page
    assert "Not used yet" in page
    clock.held_at = at + timedelta(hours=2, seconds=1)
    page = told(desk_of(Role.SUPERVISOR, anew=True))
    assert "Ran out" in page
    assert "Not used yet" not in page
    assert "Not used" in page


def test_a_month_without_any_says_so_in_words(desk_of):
    page = told(desk_of(Role.SUPERVISOR))
    assert "No exception was asked for in November 2026." in page
    assert "Download" not in page
    assert "Switched off." in page


def test_a_month_begins_and_ends_in_london(desk_of, ask):
    # On 30 September at 11:30pm in UTC it is half past midnight in London, in October.
    ask(on=datetime(2026, 9, 30, 23, 30, tzinfo=UTC))
    ask(on=datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC))
    ask(on=datetime(2026, 11, 1, tzinfo=UTC))
    desk = desk_of(Role.SUPERVISOR)
    assert "No exception was asked for in September 2026." in told(desk, "2026-09")
    assert "2 exceptions asked for in October 2026" in told(desk, "2026-10")
    assert "1 exception asked for in November 2026" in told(desk, "2026-11")


def test_only_exceptions_are_in_it(desk_of, ask):
    for purpose in Purpose:
        if purpose is not Purpose.EXCEPTION:
            ask(purpose=purpose)
    assert "No exception was asked for" in told(desk_of(Role.SUPERVISOR))


def test_months_lead_to_each_other_and_never_into_the_future(desk_of):
    desk = desk_of(Role.AUDITOR)
    page = told(desk)
    assert f"{REPORT}?month=2026-10" in page
    assert "2026-12" not in page
    assert f"{REPORT}?month=2026-11" in told(desk, "2026-10")
    assert "October 2014" in told(desk, "October 2014")
    assert "2014-09" not in told(desk, "2014-10")


@pytest.mark.parametrize("path", [REPORT, FILE])
@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-12", "The month must be this one or in the past"),
        ("9999-12", "The month must be this one or in the past"),
        ("2014-09", "Enter a month from October 2014 on"),
        ("2026-13", "Enter a month, like 2026-11 or November 2026"),
        ("lately", "Enter a month, like 2026-11 or November 2026"),
        ("", "Enter a month"),
        ("%00", "Enter a month, like 2026-11 or November 2026"),
    ],
)
def test_a_month_that_cannot_be_is_a_clear_sentence(desk_of, entries, path, month, said):
    before = len(entries())
    page = html.unescape(desk_of(Role.AUDITOR).open(f"{path}?month={month}", 422))
    assert said in page
    assert "There is a problem" in page
    assert len(entries()) == before


@pytest.fixture
def entries(office, night):
    """What the trail says about reading the report."""

    def written():
        with kept(office) as session:
            read = select(Entry).where(Entry.event == Event.RECORD_READ).order_by(Entry.seq)
            return session.scalars(read).all()

    return written


def test_reading_it_is_written_down(desk_of, entries):
    desk = desk_of(Role.AUDITOR)
    told(desk, "2026-10")
    desk.open(f"{FILE}?month=2026-10")
    page, file = entries()
    assert (page.subject_kind, page.subject_id) == ("authorisation", None)
    assert page.facts == {"part": "exceptions", "month": "2026-10"}
    assert file.facts == {"part": "exceptions_file", "month": "2026-10"}
    assert page.actor_id == file.actor_id
    access = html.unescape(desk.open("/desk/audit/access"))
    assert "part exceptions, month 2026-10" in access


def test_the_reasons_are_for_supervisors_and_auditors_alone(desk_of, ask, decide):
    decide(ask())
    for role in (Role.SUPERVISOR, Role.AUDITOR):
        assert WHY in told(desk_of(role))
    page = told(desk_of(Role.LEGAL))
    assert "Given" in page
    assert "ILF-LOX" in page
    for secret in (WHY, WHY_SO, "to be over", "Why they asked"):
        assert secret not in page


@pytest.mark.parametrize("role", [Role.FINANCE, Role.OFFICER, Role.ADMIN, Role.SUPPORT])
def test_who_may_not_is_turned_away(desk_of, ask, role):
    ask()
    for path in (REPORT, FILE, f"{REPORT}?month=2026-12"):
        desk_of(role).open(path, 403)


@pytest.mark.parametrize("role", [*MAY, Role.FINANCE, Role.ADMIN])
def test_the_desk_leads_to_the_report_whoever_may_read_it(desk_of, role):
    home = desk_of(role).client.get("/desk/").get_data(as_text=True)
    assert (f'href="{REPORT}"' in home) == (role in MAY)


@pytest.mark.parametrize("role", MAY)
def test_nobody_who_was_met_is_named_anywhere(desk_of, office, ask, decide, night, role):
    request_id = ask()
    decide(request_id)
    with kept(office) as session:
        key = session.get_one(Authorisation, (night.patrol.authority.id, request_id)).person_key
    for path in (REPORT, FILE):
        page = told(desk_of(role), path=path)
        for secret in ("Pop", "Ana", "1984", key):
            assert secret not in page


def test_the_file_holds_staff_numbers_and_times_and_no_reasons(desk_of, ask, decide):
    decide(ask(on=datetime(2026, 10, 3, 20, 0, tzinfo=UTC)))
    answer = desk_of(Role.AUDITOR).client.get(f"{FILE}?month=2026-10")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert 'filename="exceptions-2026-10.csv"' in answer.headers["Content-Disposition"]
    (line,) = csv.DictReader(io.StringIO(answer.get_data(as_text=True)))
    assert line == {
        "Asked at": "2026-10-03T21:00:00+01:00",
        "Order": "ILF-LOX",
        "Asked by": "ILF101",
        "Answer": "Given",
        "Answered at": "2026-11-22T21:15:00+00:00",
        "Answered by": "ILF102",
        "Ran out at": "2026-11-22T23:15:00+00:00",
        "Used": "No",
    }


def test_the_file_of_an_empty_month_has_its_heading_alone(desk_of):
    table = desk_of(Role.SUPERVISOR).open(FILE)
    assert table.splitlines() == [
        "Asked at,Order,Asked by,Answer,Answered at,Answered by,Ran out at,Used"
    ]


def test_another_council_has_a_report_of_its_own(app, office, desk_of, ask, at):
    ask()
    with kept(office) as session:
        other = council(session, at, "LUT")
        auditor = member(session, other, Role.AUDITOR, at=at)
    assert "No exception was asked for" in told(sign_in(app, office, auditor))


def test_whoever_answers_is_told_that_support_comes_first(desk_of, issuer, ask, exception_on):
    path = f"/desk/authorisations/{ask()}"
    page = html.unescape(desk_of(Role.SUPERVISOR).open(path))
    assert "Support comes first." in page
    assert "3 informed declines of an available service within 6 months" in page
    assert "Support comes first." not in issuer.open(path)
    other = f"/desk/authorisations/{ask(purpose=Purpose.COOL_OFF)}"
    assert "Support comes first." not in desk_of(Role.SUPERVISOR).open(other)


def test_whoever_answers_is_told_where_the_exception_is_switched_off(desk_of, ask):
    page = desk_of(Role.SUPERVISOR).open(f"/desk/authorisations/{ask()}")
    assert "The exception is switched off. Your yes would open nothing." in page
