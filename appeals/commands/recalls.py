"""``flask recall``: how far recalls have come, and doing what is left of them at once.

Beginning one, and confirming it, is for two people at the desk.
"""

import sys
import uuid
from typing import Any

import click
from sqlalchemy.orm import Session

from appeals.actions import recall_work
from appeals.records.recall_lists import problems_of, running, sums_of, waiting
from appeals.records.recalls import Recall, progress_of, recalls_of
from appeals.records.recalls import recall as recall_with
from appeals.rules.recalls import Stage
from penalties.commands.speaking import (
    as_json,
    of_authority,
    office,
    plainly,
    say,
    the_authority,
    work,
)
from penalties.rules.money import Pence, written
from penalties.rules.writing import counted


@click.group("recall")
def group() -> None:
    """Notices that are recalled together."""


@group.command("list")
@of_authority
@as_json
@plainly
def list_all(code: str | None, as_json: bool) -> None:
    """Every recall, the latest first."""
    with work() as session:
        found = [
            _told(session, one) for one in recalls_of(session, the_authority(session, code).id)
        ]
    lines = [_line(one) for one in found]
    say(found, as_json, "\n".join(lines) or "Nothing has been recalled yet.")


@group.command("show")
@of_authority
@click.argument("recall_id", type=click.UUID)
@as_json
@plainly
def show(code: str | None, recall_id: uuid.UUID, as_json: bool) -> None:
    """One recall: how its notices stand, why some were passed over, and what goes back."""
    with work() as session:
        recall = recall_with(session, the_authority(session, code).id, recall_id)
        if recall is None:
            raise click.ClickException("There is no recall with this id.")
        told = _told(session, recall)
    lines = [_line(told)]
    lines += [f"- {name.replace('_', ' ')}: {count:,}" for name, count in told["notices"].items()]
    lines += [
        f"- passed over, {name.replace('_', ' ')}: {count:,}"
        for name, count in told["problems"].items()
    ]
    say(told, as_json, "\n".join(lines))


@group.command("run")
@of_authority
@as_json
@plainly
def run(code: str | None, as_json: bool) -> None:
    """Do what is left of every recall that is at work, as the clock would."""
    with work() as session:
        here = the_authority(session, code).id
        left = [(one.id, waiting(session, one)) for one in running(session, here)]
    done = {str(id_): _run(here, id_, count, as_json) for id_, count in left}
    total = sum(done.values())
    say({"done": total, "recalls": done}, as_json, f"{counted(total, 'notice')} done.")


def _run(authority_id: int, recall_id: uuid.UUID, left: int, as_json: bool) -> int:
    about = (office(), authority_id, recall_id, office().clock.now())
    # The bar is for whoever looks on: standard output stays what was asked for.
    hidden = as_json or not sys.stderr.isatty()
    with click.progressbar(length=left, label="Recall", file=sys.stderr, hidden=hidden) as bar:
        return recall_work.run(*about, told=bar.update)


def _told(session: Session, recall: Recall) -> dict[str, Any]:
    about = (session, recall.authority_id, recall.id)
    sums = sums_of(*about)
    return {
        "id": str(recall.id),
        "defect": recall.defect,
        "stage": str(Stage(recall.status)),
        "from": recall.from_on.isoformat(),
        "to": recall.to_on.isoformat(),
        "begun_at": recall.asked_at.isoformat(),
        "notices": dict(sorted(progress_of(*about).items())),
        "problems": {str(one): count for one, count in sorted(problems_of(*about).items())},
        "refunds": sums.paying_back,
        "pence": sums.pence,
    }


def _line(told: dict[str, Any]) -> str:
    of, refunds = sum(told["notices"].values()), counted(told["refunds"], "refund")
    stage = told["stage"].replace("_", " ")
    sums = f"{counted(of, 'notice')}, {refunds} of {written(Pence(told['pence']))}"
    return f"{told['id']}  {stage}  {sums}"
