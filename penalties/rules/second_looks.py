"""What the page of a notice is told of second looks: what to say, and what can be asked now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """What can be asked of us, beside paying: its heading, what it is, and the button's word."""

    heading: str
    words: str
    button: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What is told where we look, or have looked, at a notice again.

    ``is_whole`` where it says all there is to say, and no last day presses the person meanwhile.
    ``ask`` is what can be asked of us now, ``None`` where nothing can.
    """

    heading: str
    sentences: tuple[str, ...]
    is_whole: bool = False
    ask: Ask | None = None
