"""A browser is told in words that its owner knows it by."""

import pytest

from penalties.rules.browsers import in_words

MOZILLA = "Mozilla/5.0 "
KIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            f"{MOZILLA}(X11; Linux x86_64) {KIT}HeadlessChrome/142.0 Safari/537.36",
            "Chrome on Linux",
        ),
        (
            f"{MOZILLA}(Windows NT 10.0) {KIT}Chrome/142.0 Safari/537.36 Edg/142.0",
            "Edge on Windows",
        ),
        (
            f"{MOZILLA}(Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox on Windows",
        ),
        (
            f"{MOZILLA}(iPhone; CPU iPhone OS 18_1 like Mac OS X) {KIT}Safari/604",
            "Safari on iPhone",
        ),
        (f"{MOZILLA}(Linux; Android 15) {KIT}Chrome/142.0 Mobile Safari/537", "Chrome on Android"),
        ("Something/1.0 (Macintosh; Intel Mac OS X)", "Mac"),
        ("Werkzeug/3.1", "Werkzeug/3.1"),
        ("", "A browser that gave no name"),
    ],
)
def test_a_browser_in_words(said, words):
    assert in_words(said) == words
