"""Which notices have a fault: of an order, an article, a paper, or near a sign, on its days."""

from dataclasses import replace
from datetime import date

import pytest

from appeals.actions import recalls
from penalties.rules.refusals import Refused
from tests.builders.recalled import handed_out, of_paper, of_prohibition, of_sign, of_version


@pytest.fixture
def night(street, session):
    """Five notices of one evening."""
    made = handed_out(street, 5)
    session.commit()
    return made


@pytest.mark.usefixtures("night")
@pytest.mark.parametrize("fault", [of_version, of_prohibition, of_sign])
def test_each_kind_of_fault_finds_its_notices(session, street, fault):
    found = recalls.find(session, street.authority.id, fault(session, street), at=street.at)
    assert len(found) == 5


@pytest.mark.parametrize(
    ("paper", "count"),
    [("layout=1-dl", 5), ("layout=1-c5", 0), ("wording=2", 5), ("wording=1", 0)],
)
@pytest.mark.usefixtures("night")
def test_a_fault_of_paper_is_found_by_layout_or_words(session, street, paper, count):
    found = recalls.find(session, street.authority.id, of_paper(paper), at=street.at)
    assert len(found) == count


@pytest.mark.usefixtures("night")
def test_a_sign_out_of_reach_and_another_article_find_nothing(session, street):
    for fault in (of_sign(session, street, metres=10), of_prohibition(session, street, 1)):
        assert recalls.find(session, street.authority.id, fault, at=street.at) == []


@pytest.mark.usefixtures("night")
def test_other_days_find_nothing(session, street):
    before = replace(
        of_version(session, street), from_on=date(2026, 11, 1), to_on=date(2026, 11, 21)
    )
    assert recalls.find(session, street.authority.id, before, at=street.at) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"from_on": date(2026, 11, 23), "to_on": date(2026, 11, 22)}, "must not be before"),
        ({"to_on": date(2026, 11, 23)}, "today or in the past"),
    ],
)
def test_days_that_cannot_be_are_refused(session, street, changes, said):
    fault = replace(of_version(session, street), **changes)
    with pytest.raises(Refused, match=said):
        recalls.find(session, street.authority.id, fault, at=street.at)
