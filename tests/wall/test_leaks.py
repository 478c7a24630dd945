"""Nothing that only support may know stands in any page, answer, file, log or error elsewhere."""

import json
import logging

import pytest

from penalties.office.premises import Office
from tests.wall.raw import sealed_texts
from tests.wall.represented import MAY_READ
from tests.wall.walks import desk_walk, tablet_walk, undone, walk
from tests.wall.world import NOWHERE_ELSE, World

ENFORCEMENT = ("officer", "supervisor", "legal", "finance", "auditor", "admin")
ON_THE_SUPPORT_SIDE = {
    "worker": ("referral", "consent"),
    "stranger": ("service_address",),
    "disclosure": ("note",),
    "lead": (
        *("referral", "consent", "call", "child", "met", "service", "report", "bar", "tried"),
        "wished",  # whoever wanted help and was not taken in
    ),
}
"""What of the marked words each may meet, by how their names begin."""
COMMANDS = (
    ["numbers", "--json"],
    ["sweep", "--dry-run", "--json"],
    ["sweep", "--at", "2026-12-07T12:00:00+00:00", "--dry-run", "--json"],
    ["deadlines", "--offence", "2026-11-20", "--served", "hand", "--on", "2026-11-20", "--json"],
    ["staff", "power", "--email", "nobody@ilf.example", "--power", "s68"],
    ["routes"],
)


def met(answers: dict[str, str], words: dict[str, str]) -> list[str]:
    """Where a word that may not be met stands, and which."""
    return [
        f"{what} at {path}"
        for path, text in answers.items()
        if NOWHERE_ELSE in text
        for what, word in words.items()
        if word in text
    ]


@pytest.mark.parametrize("role", ENFORCEMENT)
def test_enforcement_meets_nothing_from_behind_the_wall(
    made: World, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with undone(made.town.office) as app:
        answers = desk_walk(app, made, made.staff[role])
    said = ("said",) if role in MAY_READ else ()
    assert met(answers, dict(made.all_but(*said))) == []
    assert len(answers) > 200
    assert NOWHERE_ELSE not in caplog.text


@pytest.mark.parametrize("role", sorted(MAY_READ))
def test_what_somebody_says_against_a_notice_is_read_by_who_decides(made: World, role: str) -> None:
    with undone(made.town.office) as app:
        answers = desk_walk(app, made, made.staff[role])
    said = {what: word for what, word in made.words.items() if what.startswith("said")}
    assert {where.split(" at ")[0] for where in met(answers, said)} == set(said)


def test_the_officer_who_recorded_it_cannot_read_it_back(made: World) -> None:
    with undone(made.town.office) as app:
        answers = desk_walk(app, made, made.town.street.officer)
        answers |= tablet_walk(app, made)
    assert met(answers, made.words) == []
    assert any(path.startswith("GET /api/v1/encounters/") for path in answers)


def test_the_public_meets_nothing_of_anybody(made: World) -> None:
    with undone(made.town.office) as app:
        answers = walk(app, app.test_client(), made)
    assert met(answers, made.words) == []


@pytest.mark.parametrize("somebody", ON_THE_SUPPORT_SIDE)
def test_on_the_support_side_each_meets_their_own_part(made: World, somebody: str) -> None:
    allowed = ON_THE_SUPPORT_SIDE[somebody]
    with undone(made.town.office) as app:
        answers = desk_walk(app, made, made.staff[somebody])
    assert met(answers, dict(made.all_but(*allowed))) == []
    mine = {what: word for what, word in made.words.items() if what.startswith(allowed)}
    assert met(answers, mine) or somebody == "stranger"


def test_no_command_tells_anything(made: World) -> None:
    with undone(made.town.office) as app:
        runner = app.test_cli_runner()
        said = {" ".join(line): runner.invoke(args=line).output for line in COMMANDS}
    assert met(said, made.words) == []
    assert json.loads(said["numbers --json"])["states"]


def test_every_word_is_really_kept_somewhere(made: World, backend: str) -> None:
    """Otherwise the walks would prove nothing: support can open each of the words."""
    kept = "\n".join(_opened(made.town.office))
    missing = [what for what, word in made.words.items() if word not in kept]
    assert missing == []


def _opened(office: Office) -> list[str]:
    """Everything in the support store and among the attempts, opened with support's key."""
    return list(sealed_texts(office))
