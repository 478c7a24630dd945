"""How large and how many files may be, and that every problem has a sentence that helps."""

from datetime import UTC, datetime, timedelta

import pytest

from appeals.rules import uploads
from appeals.web.words import UPLOAD_PROBLEMS
from penalties.rules.refusals import Refused
from penalties.rules.sent_files import Fault

AT = datetime(2026, 12, 6, 23, 45, tzinfo=UTC)


def test_every_problem_has_words_for_the_person_and_for_the_desk():
    known = {*map(str, Fault), uploads.BROKEN_OFF, uploads.OUR_FAULT}
    assert set(map(str, uploads.SENTENCES)) == known
    assert set(map(str, UPLOAD_PROBLEMS)) == known
    assert max(map(len, known)) <= 40


@pytest.mark.parametrize("fault", list(Fault))
def test_who_is_refused_is_told_what_to_do_instead(fault):
    sentence = uploads.SENTENCES[fault]
    assert sentence.startswith("The selected ")
    assert any(verb in sentence for verb in ("Take", "take", "Send", "Print", "Open", "Save"))
    for blame in ("invalid", "forbidden", "sorry", "please", "illegal"):
        assert blame not in sentence.lower()


@pytest.mark.parametrize("size", [1, uploads.MOST_BYTES])
def test_a_size_within_the_limits_is_taken(size):
    uploads.check_size(size)


@pytest.mark.parametrize("size", [-1, 0, uploads.MOST_BYTES + 1])
def test_a_size_outside_of_them_is_refused(size):
    with pytest.raises(Refused):
        uploads.check_size(size)


def test_the_last_file_is_taken_and_no_more():
    uploads.check_count(uploads.MOST_FILES - 1, uploads.MOST_TRIES - 1)
    for taken, tried in ((uploads.MOST_FILES, 10), (0, uploads.MOST_TRIES)):
        with pytest.raises(Refused):
            uploads.check_count(taken, tried)


def test_a_line_is_broken_after_half_an_hour_and_not_a_second_before():
    half_an_hour = timedelta(minutes=30)
    assert uploads.is_broken_off(AT, AT + half_an_hour)
    assert not uploads.is_broken_off(AT, AT + half_an_hour - timedelta(seconds=1))
