"""The paper of the support ladder's warning: help first, nobody named, and no word that outs."""

from datetime import date

import pytest

from penalties.rules.facts import HelpLine
from penalties.rules.gate_policy import read_policy, shipped_policy
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.outing import outing_in
from penalties.rules.wording.support_warning import (
    HEADINGS,
    TITLE,
    step_of_a_warning,
    support_warning,
)
from tests.builders.cards import HELP_LINES, sample_card
from tests.builders.meetings import POLICIES
from tests.rules.test_plain_english import HIGHEST_GRADE, grade

ORDER = {"order_code": "ILF-LOX", "order_title": "Loxford", "made_on": date(2026, 2, 2)}
CARRIES = ["service_information", "information_card", "outreach_worker"]


def paper(policy=None, card=None, **changes):
    return support_warning(card or sample_card(), policy or shipped_policy(), **(ORDER | changes))


def words(made):
    """Everything that this paper says beside the words of the information card."""
    return " ".join([made.title, *HEADINGS.values(), *made.lead, made.with_it])


def test_no_word_of_it_tells_why_somebody_has_it():
    assert outing_in(words(paper())) == []
    assert banned_in(words(paper())) == []


def test_it_is_plain_english():
    assert grade([*paper().lead, paper().with_it]) <= HIGHEST_GRADE


def test_it_says_for_which_area_and_that_nothing_is_asked():
    said = words(paper())
    assert "Loxford (ILF-LOX), made on 2 February 2026" in said
    assert "There is no name on this paper." in said
    assert "nothing to pay and nothing to answer" in said


@pytest.mark.parametrize(
    "title", ["Street Prostitution Order", "Kerb Crawling (Loxford)", "Sex and the Street"]
)
def test_a_title_that_would_tell_is_left_out_and_the_code_stays(title):
    said = words(paper(order_title=title))
    assert title not in said
    assert "in this area: ILF-LOX, made on" in said


def test_help_lines_that_would_tell_are_left_out_and_the_others_stay():
    outs = HelpLine("Sex Work Support", "020 7946 0188", "every day")
    made = paper(card=sample_card(help_lines=(outs, *HELP_LINES)))
    assert made.card.help_lines == HELP_LINES


def test_what_comes_with_it_is_what_the_ladder_says():
    assert "comes a list of who can help." in paper().with_it
    ladder = {
        "window_months": 3,
        "steps": [{"contact": 1, "carries": CARRIES, "opens": ["warning"]}],
    }
    policy = read_policy({**POLICIES["shipped"], "ladder": ladder})
    assert paper(policy).with_it.startswith(
        "With this paper comes a list of who can help, a small card to keep and if you like, "
        "a first meeting with an outreach worker."
    )


def test_it_goes_by_the_step_that_opens_a_warning_or_the_last_where_none_does():
    assert step_of_a_warning(shipped_policy()).contact == 2
    steps = [
        {"contact": 1, "carries": CARRIES[:1], "opens": []},
        {"contact": 3, "carries": CARRIES[:2], "opens": []},
    ]
    policy = read_policy({**POLICIES["shipped"], "ladder": {"window_months": 3, "steps": steps}})
    assert step_of_a_warning(policy).contact == 3


def test_it_is_called_otherwise_than_a_buyers_warning():
    assert "arning" not in TITLE
