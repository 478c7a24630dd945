"""Which browser a person used, in a few words, so that they know their own among several."""

PROGRAMS = (
    *(("Edg", "Edge"), ("Firefox/", "Firefox"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung")),
    *(("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux")),
)


def in_words(user_agent: str) -> str:
    """``Firefox on Windows``; what is not known is left as the browser said it."""
    program = next((words for mark, words in PROGRAMS if mark in user_agent), "")
    system = next((words for mark, words in SYSTEMS if mark in user_agent), "")
    known = " on ".join(words for words in (program, system) if words)
    return known or user_agent or "A browser that gave no name"
