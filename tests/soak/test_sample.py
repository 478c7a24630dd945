"""A sample of the long schedule, so that it runs when it is wanted."""

import pytest

from tests.soak import gate, gate_nights
from tests.soak.gate_nights import NIGHT, Soak, Wrong

FEW = 20


def test_a_night_of_the_schedule_and_a_little_more(premises) -> None:
    soak = Soak(seed=20261122)
    for _ in soak.go_on(premises, NIGHT + FEW):
        assert soak.counts["may stand: True"] > 0
    assert soak.done == NIGHT + FEW


def test_a_schedule_goes_on_where_it_was_stopped(premises, tmp_path) -> None:
    whole, file = Soak(seed=7), tmp_path / "state.json"
    for _ in whole.go_on(premises, FEW):
        pass
    for runs in (FEW // 2, FEW):
        part = gate.remembered(file, seed=7)
        for _ in part.go_on(premises, runs):
            gate.remember(file, part)
    assert gate.remembered(file, seed=7).done == whole.done == FEW
    again = gate.remembered(file, seed=7)
    assert list(again.go_on(premises, FEW)) == []


@pytest.mark.parametrize("law", [lambda _: True, lambda _: False])
def test_a_schedule_that_goes_against_the_law_is_told(premises, monkeypatch, law) -> None:
    monkeypatch.setattr(gate_nights, "may_stand", law)
    with pytest.raises(Wrong):
        next(Soak(seed=1).go_on(premises, FEW))
