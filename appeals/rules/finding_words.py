"""What a letter says of a point: a standard sentence by what it is about and what was found."""

from collections.abc import Mapping
from types import MappingProxyType

from appeals.rules.grounds import Ground
from appeals.rules.points import Finding

_AGREED: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.NOT_ME: "We agree that the notice may be for somebody else.",
        Ground.NOT_SO: "We agree with what you told us about this.",
        Ground.EXCUSE: "We agree that you had a good reason.",
        Ground.UNDER_18: "We agree with what you told us about this.",
        Ground.VULNERABLE: "We agree with what you told us about this.",
        Ground.NOTICE_WRONG: "We agree that something on the notice is not right.",
        Ground.OFFICER: "We agree that our officer should have done better.",
        Ground.ORDER_OR_SIGN: "We agree that this was not clear enough.",
        Ground.HARDSHIP: "We agree that it is hard for you to pay.",
        Ground.OTHER: "We agree with what you told us.",
    }
)
_NOT_AGREED: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.NOT_ME: "We checked who the notice is for. We found that it is for you.",
        Ground.NOT_SO: "We checked what we have about this. We found that the notice is right.",
        Ground.EXCUSE: "We thought about your reason. We found that it is not enough.",
        Ground.UNDER_18: "We checked what we have about this. We found that you were 18 or over.",
        Ground.VULNERABLE: "We thought about this. We found that the notice can stand.",
        Ground.NOTICE_WRONG: "We checked each line of the notice. We found that it is right.",
        Ground.OFFICER: "We looked at how our officer acted. We found that it was fair.",
        Ground.ORDER_OR_SIGN: "We checked the rules and the signs. We found that they were clear.",
        Ground.HARDSHIP: "We thought about this. We found that the amount can stand.",
        Ground.OTHER: "We thought about this. We found that it does not change the notice.",
    }
)
_PARTLY = "We agree with some of this. It does not change what we decided."


def found(ground: Ground, finding: Finding) -> str:
    """The standard sentence. It names nothing of the matter."""
    if finding is Finding.PARTLY:
        return _PARTLY
    return (_AGREED if finding is Finding.AGREED else _NOT_AGREED)[ground]
