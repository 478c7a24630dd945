"""The demo's services: a van at night, a refuge that nobody may find, a clinic by day."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from penalties.actions import service_teams, services
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.rules.days import london_date
from penalties.rules.prohibitions import WEEK, Window

DIRECTORY: Mapping[str, Mapping[str, Any]] = {
    "support": {
        "name": "Street Support Ilford",
        "summary": "A van, a nurse and somebody to talk to. No names asked.",
        "eligibility": "Anybody over 18",
        "phone": "020 7946 0555",
        "open_hours": (Window(WEEK, time(18), time(6)),),
        "languages": ("English", "Romanian", "Polish"),
    },
    "haven": {
        "name": "The Haven",
        "summary": "A safe place to stay for women, with a key worker.",
        "eligibility": "Women over 18. Children can come too. No visitors",
        "is_women_only": True,
        "phone": "020 7946 0556",
        "languages": ("English", "Romanian"),
        "places_free": 1,
    },
    "safeguarding": {
        "name": "Loxford Clinic",
        "summary": "Doctors and nurses, and help with drink or drugs. No appointment.",
        "phone": "020 7946 0557",
        "open_hours": (Window(WEEK[:5], time(9), time(17)), Window(WEEK[5:6], time(10), time(14))),
        "languages": ("English", "Polish", "Punjabi"),
        "address": "12 Sample Lane, Ilford, IG1 2DQ",
    },
}
"""Each service under the login of who works for it."""
HAVEN_STANDS_AT = "The Haven, 7 Sample Close, Ilford, IG2 6ZZ"
AGREED_BEFORE, AGREED_FOR = timedelta(days=120), timedelta(days=365)


def tell(office: Office, here: Council, founded: datetime) -> None:
    """Let the safeguarding lead put the directory and its teams together, when all begins."""
    lead = actor(here.members["safeguarding"])
    signed_on = london_date(founded - AGREED_BEFORE)
    with office.transaction(Side.SUPPORT) as session:
        for login, details in DIRECTORY.items():
            added = services.add(session, here.authority, details, by=lead, at=founded)
            lasts = AGREED_FOR if login == "support" else 2 * AGREED_FOR
            services.set_memorandum(
                session, added, signed_on, signed_on + lasts, by=lead, at=founded
            )
            if login == "haven":
                services.set_confidential_address(
                    session, added, HAVEN_STANDS_AT, by=lead, at=founded
                )
            service_teams.join(session, added, here.members[login], by=lead, at=founded)
