"""Posting an issued notice: what it says is frozen in the print run that posts it.

The date of the notice is the expected delivery (Interpretation Act 1978 s7).
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import notice_facts
from penalties.actions.adjustments import check_print
from penalties.actions.books import grants_of
from penalties.actions.fixed_penalties import serve
from penalties.actions.letters import check_may_be_posted
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, holidays, statutory_limits
from penalties.office.premises import settings_of
from penalties.office.staff import Staff
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion, Prohibition
from penalties.records.people import Person
from penalties.rules.clocks import Clocks
from penalties.rules.days import london_date
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.facts import Facts, Offence
from penalties.rules.money import Pence
from penalties.rules.powers import holds
from penalties.rules.refusals import refuse
from penalties.rules.staff import Power
from penalties.rules.tariffs import check_tariff


def post(
    session: Session, case: FixedPenalty, *, by: Actor, at: datetime, in_large_print: bool = False
) -> Clocks:
    """Freeze and serve an issued notice that is posted now; return its clocks.

    Where it goes to another place than home, that place stands on the envelope alone. Raises
    ``Refused`` where it may go nowhere, where it is not for the post, was served already, asks for
    more than the law allows on its date, or is in another print than the person asked for.
    """
    if not Served(case.served).by_post:
        raise refuse("posting.by_hand", "This notice is handed over, not posted.")
    clocks = clocks_when_posted(session, case, at)
    if case.full_pence is None or case.lower_pence is None:
        raise refuse("posting.amounts", "This notice has no amounts to ask for.")
    way = check_may_be_posted(session, case)
    check_print(session, case, is_large=in_large_print)
    check_tariff(
        Pence(case.full_pence),
        Pence(case.lower_pence),
        case.lower_days,
        clocks.date_of_notice,
        statutory_limits(session),
        offence_on=case.offence_on,
    )
    facts = kept_facts(session, case, clocks, at)
    if way.lines:
        apart = replace(facts.person, address=notice_facts.ON_THE_ENVELOPE, postcode=None)
        facts = replace(facts, person=apart)
    serve(session, case, facts, clocks, by=by, at=at)
    session.flush()
    return clocks


def envelope(session: Session, case: FixedPenalty, *, at: datetime) -> tuple[str, ...]:
    """The lines to write on the envelope of a notice that is posted today; they are kept nowhere.

    Raises ``Refused`` on every other day, and where it may go nowhere any more.
    """
    posted_on = london_date(case.served_at) if case.served_at else None
    if not Served(case.served).by_post or posted_on != london_date(at):
        raise refuse("posting.another_day", "The envelope is addressed on the day of posting.")
    way = check_may_be_posted(session, case)
    person = session.get_one(Person, (case.authority_id, case.person_id))
    kept = notice_facts.person_as_kept(person)
    lines, postcode = (way.lines, way.postcode) if way.lines else (kept.address, kept.postcode)
    return tuple(line for line in (kept.name, *lines, postcode) if line)


def clocks_when_posted(session: Session, case: FixedPenalty, at: datetime) -> Clocks:
    """The clocks that ``case`` has if it is posted at that moment."""
    return of_notice(
        offence_at=case.offence_at,
        served=Served(case.served),
        on=london_date(at),
        discount_days=case.lower_days,
        representation_days=session.get_one(Authority, case.authority_id).representation_days,
        holidays=holidays(session),
    )


def kept_facts(session: Session, case: FixedPenalty, clocks: Clocks, served_at: datetime) -> Facts:
    """What a notice says, from our own records; ``Refused`` where they do not hold all of it."""
    here = case.authority_id
    authority = session.get_one(Authority, here)
    officer = session.get_one(Staff, (here, case.issued_by))
    version = session.get(OrderVersion, (here, case.order_version_id))
    prohibition = session.get(Prohibition, (here, case.prohibition_id))
    person = session.get(Person, (here, case.person_id))
    if version is None or prohibition is None or person is None:
        raise refuse("posting.facts", "Our records do not hold all that this notice must say.")
    grant = holds(Power.S68, london_date(case.issued_at), grants_of(session, officer))
    return Facts(
        number=case.number,
        served=case.served,
        served_at=served_at,
        date_of_notice=clocks.date_of_notice,
        council=notice_facts.council_facts(authority, settings_of(session)),
        person=notice_facts.person_as_kept(person),
        offence=_offence(session, case, version, prohibition),
        amounts=notice_facts.amounts_of(version),
        dates=notice_facts.dates_of(clocks),
        officer=notice_facts.officer_facts(officer, grant),
    )


def _offence(
    session: Session, case: FixedPenalty, version: OrderVersion, prohibition: Prohibition
) -> Offence:
    met = session.get_one(Encounter, (case.authority_id, case.encounter_id))
    order = session.get_one(Order, (case.authority_id, version.order_id))
    if met.place is None or met.particulars is None or met.lat_e6 is None or met.lon_e6 is None:
        raise refuse("posting.facts", "Our records do not hold all that this notice must say.")
    return notice_facts.offence_facts(
        order.code,
        version,
        prohibition,
        at=case.offence_at,
        place=met.place,
        lat_e6=met.lat_e6,
        lon_e6=met.lon_e6,
        particulars=met.particulars,
    )
