"""A question's code is made from its words, fits where codes are kept, and is nobody else's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.own_questions import LONGEST_CODE, code_from, faults_of
from tests.builders.policies import OWN


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Do you owe anybody money?", "owe_anybody_money"),
        ("Is anyone waiting for you?", "anyone_waiting"),
        ("24 hours without sleep?", "hours_without_sleep"),
        ("Où êtes-vous née ?", "ou_etes_vous_nee"),
        ("هل أنت بخير؟", "own_question"),
        ("Do you?", "own_question"),
        ("", "own_question"),
    ],
)
def test_a_code_tells_what_the_question_is_about(words: str, code: str) -> None:
    assert code_from(words, ()) == code


def test_a_long_question_is_cut_between_words() -> None:
    code = code_from("Does somebody keep documents, telephone, medicine or clothing away?", ())
    assert code == "somebody_keep_documents_telephone"


@given(st.text(max_size=120), st.integers(0, 4))
def test_any_words_make_a_code_that_is_lawful_and_new(words: str, earlier: int) -> None:
    taken: list[str] = []
    for _ in range(earlier + 1):
        code = code_from(words, taken)
        assert code not in taken
        assert len(code) <= LONGEST_CODE
        assert not list(faults_of(replace(OWN, question=code)))
        taken.append(code)
