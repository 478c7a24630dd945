"""What a policy says in plain words, and what differs between two versions."""

from dataclasses import replace

from hypothesis import given

from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import ExceptionTerms, Ladder, Policy, Step, shipped_policy
from penalties.rules.policy_drafts import Carried
from penalties.rules.policy_words import Difference, differences
from tests.builders.policies import OWN, accepted, asking, draft, ladder

SHIPPED = shipped_policy()


@given(accepted())
def test_a_policy_does_not_differ_from_itself_whatever_its_version(policy: Policy) -> None:
    assert differences(policy, replace(policy, version=policy.version + 1, decision="x")) == ()


def test_each_contact_that_changes_is_told_by_itself() -> None:
    carrying = Step(3, (Carried.SERVICE_INFORMATION, Carried.OUTREACH_WORKER), (Outcome.WARNING,))
    longer = draft(ladder=Ladder(6, (*ladder(2, None).steps, carrying)))
    assert differences(SHIPPED, longer) == (
        Difference(
            "How long contacts count",
            "Contacts of the last 3 months count.",
            "Contacts of the last 6 months count.",
        ),
        Difference(
            "Contact 2",
            "Carries information about services. Opens a warning, once help was offered.",
            "Carries information about services. Opens nothing but help.",
        ),
        Difference(
            "Contact 3",
            "None",
            "Carries information about services and an introduction to an outreach worker. "
            "Opens a warning, once help was offered.",
        ),
    )


def test_a_warning_that_is_open_already_is_no_change() -> None:
    once = ladder(contacts=3, warning_from=2)
    twice = Ladder(3, (*once.steps[:2], replace(once.steps[2], opens=(Outcome.WARNING,))))
    assert differences(draft(ladder=once), draft(ladder=twice)) == ()


def test_signs_are_told_by_how_a_yes_is_recorded() -> None:
    fewer = draft(signs_unless_buying_or_controlling=("injury", "no_home"))
    (changed,) = differences(SHIPPED, fewer)
    assert changed == Difference(
        "Signs of anybody not buying or controlling",
        "A yes to any question.",
        "A yes recorded as “this person is hurt or unwell” or “this person has nowhere safe to "
        "stay”.",
    )
    (changed,) = differences(fewer, draft(signs_unless_buying_or_controlling=()))
    assert changed.after == "No other."


def test_a_question_that_came_went_or_was_reworded_is_told_whole() -> None:
    (came,) = differences(SHIPPED, asking(OWN))
    assert (came.part, came.before) == ("Question owes_money", "None")
    assert OWN.ask in came.after
    assert "you recorded that this person owes money to somebody." in came.after
    (went,) = differences(asking(OWN), SHIPPED)
    assert (went.before, went.after) == (came.after, "None")
    (reworded,) = differences(asking(OWN), asking(replace(OWN, reason="Debt holds people.")))
    assert "Debt holds people." in reworded.after


def test_the_exception_says_what_it_asks_for() -> None:
    (on,) = differences(SHIPPED, draft(exception=ExceptionTerms(3, 6)))
    assert on.before == "Switched off. Nobody who is flagged for support gets a penalty."
    assert "3 informed declines of an available service within 6 months" in on.after
    assert "a supervisor’s yes with a written reason" in on.after
    (once,) = differences(SHIPPED, draft(exception=ExceptionTerms(1, 1)))
    assert "1 informed decline of an available service within 1 month," in once.after
