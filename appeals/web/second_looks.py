"""The second look that a page of the desk is about, with its case, and who may work on it."""

import uuid
from dataclasses import dataclass

from flask import abort

from appeals.records.representations import Representation, representation
from appeals.rules.points import WORKED_ON
from appeals.rules.representations import Standing
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import staff


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One representation and its case."""

    one: Representation
    case: FixedPenalty

    @property
    def is_own(self) -> bool:
        """Whether whoever is signed in issued the notice, and so has to leave it to somebody."""
        return staff().id == self.one.issued_by

    @property
    def may_work(self) -> bool:
        """Whether whoever is signed in may set down points, answer them and ask for more."""
        may = staff().may(Permission.REPRESENTATIONS_DECIDE)
        return may and not self.is_own and Standing(self.one.standing) in WORKED_ON

    @property
    def may_read(self) -> bool:
        """Whether whoever is signed in may be the second reader, unless they decided themselves."""
        return staff().may(Permission.REPRESENTATIONS_DECIDE) and not self.is_own

    @property
    def may_add(self) -> bool:
        """Whether whoever is signed in may type in what the person sent since."""
        may = staff().may(Permission.REPRESENTATIONS_RECORD)
        return may and not self.is_own and self.one.decided_at is None


def the_second_look(representation_id: uuid.UUID) -> SecondLook:
    """The representation of the desk's council with this id; 404 where there is none."""
    session, here = door.session(), staff().authority_id
    one = representation(session, here, representation_id) or abort(404)
    return SecondLook(one, session.get_one(FixedPenalty, (here, one.penalty_id)))


def to_work_on(representation_id: uuid.UUID) -> SecondLook:
    """The same for whoever may work on it; 404 for everybody else, as for what is decided."""
    look = the_second_look(representation_id)
    return look if look.may_work else abort(404)
