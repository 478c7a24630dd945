"""The desk's first page: what waits for whoever signed in, soonest due first."""

from flask import Blueprint, render_template

from penalties.office.staff import Staff
from penalties.records import queues
from penalties.rules.staff import Permission, Role
from penalties.web import door
from penalties.web.access import needs, staff

bp = Blueprint("desk", __name__, url_prefix="/desk")

QUEUES_OF: dict[Role, tuple[str, ...]] = {
    Role.SUPERVISOR: ("supervisor",),
    Role.LEGAL: ("legal",),
    Role.FINANCE: ("finance",),
    Role.ADMIN: ("admin",),
}


@bp.get("/")
@needs(Permission.QUEUE_WORK)
def home() -> str:
    """Queues with their counts, zero shown, and the matters in the first of them."""
    member = staff()
    names = queues_of(member)
    counts = {name: queues.open_count(door.session(), member.authority_id, name) for name in names}
    items = queues.open_items(door.session(), member.authority_id, names[0]) if names else ()
    return render_template("penalties/desk/home.html", counts=counts, items=items, names=names)


def queues_of(member: Staff) -> tuple[str, ...]:
    """The queues that a member of staff works."""
    return QUEUES_OF.get(Role(member.role), ())
