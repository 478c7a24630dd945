"""What tests of actions may ask for: a patrol on the street."""

import pytest

from tests.builders.patrol import Patrol, patrol


@pytest.fixture
def street(session, at) -> Patrol:
    """A council, its order, and an officer with a tablet."""
    return patrol(session, at)
