"""May this case go on? What is asked of the safeguarding lead, and the two answers there are."""

from enum import StrEnum

from penalties.rules.refusals import Refusal

SOURCE = "Support-first policy: every case passes the safeguarding lead"
ANSWER_DAYS = 2


class Purpose(StrEnum):
    """What enforcement would do next."""

    CHARGE = "charge"
    END_PAUSE = "end_pause"


class BarAnswer(StrEnum):
    """All that enforcement is told; why, it is not."""

    NO_BAR = "no_bar"
    DO_NOT_PROCEED = "do_not_proceed"


def against_charging(answer: BarAnswer | None) -> Refusal | None:
    """What speaks against starting proceedings; ``None`` where the lead said "no bar"."""
    if answer is BarAnswer.NO_BAR:
        return None
    if answer is BarAnswer.DO_NOT_PROCEED:
        said = "The council has decided that this case does not go to court. Close it."
        return Refusal("bar.do_not_proceed", said, SOURCE)
    said = "The safeguarding lead has not answered yet whether this case may go to court."
    return Refusal("bar.not_answered", said, SOURCE)
