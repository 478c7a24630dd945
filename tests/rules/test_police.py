"""Who is police, and who a police supervisor is: the whole table of roles and kinds."""

from itertools import product

import pytest

from penalties.rules.police import is_police, is_supervisor
from penalties.rules.staff import Kind, Permission, Role


@pytest.mark.parametrize("kind", Kind)
def test_constables_and_designated_officers_are_police(kind):
    assert is_police(kind) == (kind in ("constable", "pcso"))


@pytest.mark.parametrize(("role", "kind"), list(product(Role, Kind)))
def test_a_police_supervisor_is_a_constable_who_supervises(role, kind):
    expected = (role, kind) == ("supervisor", "constable")
    assert is_supervisor(role, kind, Permission.DIRECTIONS_REVIEW) == expected
    assert is_supervisor(role, kind, Permission.KERB_WARNINGS_REVIEW) == expected
