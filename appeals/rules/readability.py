"""How hard a text is to read: the school year that can read it, by the measure of Flesch-Kincaid.

J. P. Kincaid and others, Navy research branch report 8-75 (1975). Syllables are counted by groups
of vowels: rough, and on the strict side.
"""

import re

HIGHEST_GRADE = 7.0
"""What our letters keep to: somebody of twelve can read them."""
LONGEST_SENTENCE = 25

_SENTENCE = re.compile(r"(?<=[.?!:])\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """The school year that can read a text; 0 for one without words."""
    sentences = [words for each in _SENTENCE.split(text) if (words := _words(each))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def hint(text: str) -> str | None:
    """What to tell whoever wrote a text that is hard to read; nothing where it is easy."""
    longest = max((len(_words(each)) for each in _SENTENCE.split(text)), default=0)
    if longest > LONGEST_SENTENCE:
        return f"One sentence has {longest} words. Make two of it, and it is easier to read."
    if grade(text) > HIGHEST_GRADE:
        return "This is hard to read for many people. Try shorter words and shorter sentences."
    return None


def _words(sentence: str) -> list[str]:
    stripped = (word.strip(".,?!:;()“”‘’\"'") for word in sentence.split())
    return [word for word in stripped if word]


def _syllables(word: str) -> int:
    if not word.isalpha():
        return 1
    lowered = word.lower()
    silent = lowered.endswith("e") and not lowered.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(lowered)) - silent)
