"""What a recall, its stages and what became of each notice are called at the desk."""

from collections.abc import Mapping

from appeals.rules.recalls import Defect, Problem, Stage, Standing, Told
from penalties.web.tags import Tag

DEFECTS: Mapping[Defect, str] = {
    Defect.ORDER_VERSION: "An order, as it stood",
    Defect.PROHIBITION: "One prohibition of an order",
    Defect.SIGN: "A sign",
    Defect.WORDING: "Our paper",
}
HINTS: Mapping[Defect, str] = {
    Defect.ORDER_VERSION: "It was not in force, or was varied or quashed",
    Defect.PROHIBITION: "It did not apply, or was entered here wrongly",
    Defect.SIGN: "It was missing, damaged or wrong, and people were met near it",
    Defect.WORDING: "A notice was laid out or worded wrongly",
}
ASKED: Mapping[Defect, str] = {
    Defect.ORDER_VERSION: "Which order, as it stood when?",
    Defect.PROHIBITION: "Which prohibition?",
    Defect.SIGN: "Which sign?",
    Defect.WORDING: "Which paper?",
}
STAGES: Mapping[Stage, Tag] = {
    Stage.HOLDING: Tag("Being held", "orange"),
    Stage.PREPARED: Tag("To be decided", "yellow"),
    Stage.CANCELLING: Tag("Being cancelled", "orange"),
    Stage.DONE: Tag("Done", "green"),
    Stage.DROPPING: Tag("Being let go", "orange"),
    Stage.DROPPED: Tag("Dropped", "grey"),
}
AT_WORK: Mapping[Stage, str] = {
    Stage.HOLDING: "Each notice is put on hold, and its letter and refund are drafted.",
    Stage.CANCELLING: "Each notice is cancelled, its letter goes out, and its refund is asked for.",
    Stage.DROPPING: "Each notice goes on as before.",
}
STANDINGS: Mapping[Standing, Tag] = {
    Standing.LISTED: Tag("Waiting", "grey"),
    Standing.HELD: Tag("Drafted", "orange"),
    Standing.CANCELLED: Tag("Recalled", "green"),
    Standing.RELEASED: Tag("Let go", "grey"),
    Standing.PASSED_OVER: Tag("Passed over", "yellow"),
}
PROBLEMS: Mapping[Problem, str] = {
    Problem.BEFORE_COURT: "It is before the court",
    Problem.CLOSED: "It was closed, perhaps by a court",
    Problem.ENDED: "It was cancelled already",
    Problem.ELSEWHERE: "Another recall holds it",
    Problem.NOTHING_PAID: "It was paid, and the money went back or was asked back already",
    Problem.PLACE_UNKNOWN: "Nobody can say how near it was",
    Problem.REFUSED: "A rule spoke against it",
    Problem.FAILED: "It could not be done by itself",
}
COUNTED: Mapping[Told, str] = {
    Told.OPEN: "Open: they are put on hold",
    Told.PAID: "Paid: they stay paid, and the money goes back",
    Told.COURT: "Before the court: legal looks at each",
    Told.OVER: "Cancelled or closed before: legal looks at those that were closed",
}
