"""People of the demo who were harmed: how the council answers them, and two who told it."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from penalties.actions import victim_reports, victim_routes
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.victim_reports import victim_report
from penalties.rules.victim_reports import Outcome

UNREAD: Mapping[str, str] = {
    "words": "He would not let me out of the van. He took my phone and my money.\nThen he hit me.",
    "happened": "Last night, about 2",
    "place": "Behind the carpet shop",
    "person": "White, about 50, a burn on one hand. He said his name was Gary.",
    "vehicle": "White van, ladder on the roof, ends in ZZZ",
    "because": "yes",
    "pass_on": "nameless",
    "reach": "text",
    "contact": "07700 900123",
    "contact_when": "After 3 in the afternoon",
    "contact_words": "Say it is about the dentist",
}
CLOSED: Mapping[str, str] = {
    "words": "A man follows me home from the bus. It is the same one each time.",
    "because": "unsure",
    "pass_on": "named",
    "reach": "call",
    "contact": "07700 900456",
}


def tell(office: Office, here: Council, now: datetime) -> None:
    """Open the route with the safeguarding lead as reader; one report is closed, one waits."""
    with office.transaction(Side.SUPPORT) as session:
        victim_routes.change(
            session,
            here.authority.id,
            {
                "takes_reports": True,
                "reader_id": here.members["safeguarding"].id,
                "reader_words": "Joan Barrett, who leads on keeping adults safe in Ilford",
                "read_within_hours": 24,
                "reading_hours": "every day, 8am to 8pm",
            },
            by=actor(here.members["safeguarding"]),
            at=now - timedelta(days=60),
        )
    _closed(office, here, now - timedelta(days=9))
    _came(office, here, UNREAD, now - timedelta(hours=3))


def _closed(office: Office, here: Council, at: datetime) -> None:
    report_id = _came(office, here, CLOSED, at)
    reader = actor(here.members["safeguarding"])
    with office.transaction(Side.SUPPORT) as session:
        route = victim_routes.route_of(session, here.authority.id, at)
        report = victim_report(session, here.authority.id, report_id)
        if report is None:
            raise LookupError(report_id)
        victim_reports.read(session, route, report, by=reader, at=at + timedelta(hours=2))
        victim_reports.close(
            *(session, route, report, Outcome.PASSED_ON),
            "Spoke to her. Police reference 4417/26.",
            hate_crime=True,
            by=reader,
            at=at + timedelta(hours=5),
        )


def _came(office: Office, here: Council, answers: Mapping[str, str], at: datetime) -> uuid.UUID:
    report_id = new_id()
    with office.transaction(Side.PUBLIC) as session:
        route = victim_routes.open_route(session, here.authority.id)
        if route is None:
            raise LookupError(here.authority.code)
        victim_reports.receive(session, route, report_id, answers, at=at)
    return report_id
