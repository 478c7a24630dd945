"""What may be told of how people answered, so that no answer can be told to be somebody's."""

from collections.abc import Mapping

FEWEST = 5
"""Of fewer answers in a quarter the lead, who knows whose support ended, could guess whose."""


def tellable(counted: Mapping[str, int]) -> bool:
    """Whether there are enough answers of one service and quarter to show how often each came."""
    return sum(counted.values()) >= FEWEST
