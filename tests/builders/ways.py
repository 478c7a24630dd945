"""Every way in which a penalty can be asked for: whoever builds another one adds it to ``WAYS``.

Each hands in the items of one night under one policy, as far as it can, whatever comes of them.
There is no import of a register yet: ``tests/journeys/test_every_way_to_a_penalty.py`` fails when
something else begins a case.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask

from penalties.office.premises import Office
from tests.builders.desk import sign_in
from tests.builders.desk_answers import BUYER as LAWFUL
from tests.builders.meetings import LONDON
from tests.builders.town import Town

NEW = "/desk/encounters/new"
CALLED = {"spoke_to": "Joan, duty team", "spoke_time": "9:10pm", "reference": "CSC 4411"}
Items = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Scene:
    """The town with its doors: the tablet's API and the desk."""

    town: Town
    office: Office
    app: Flask

    def deliver(self, items: Items) -> None:
        """Hand them in over the tablet's API; each gets an answer."""
        asked = self.app.test_client().post(
            "/api/v1/encounters",
            json={"encounters": list(items)},
            headers={"Authorization": f"Bearer {self.town.street.token}"},
        )
        assert asked.status_code == 200, asked.text
        assert len(asked.json["results"]) == len(items)


Way = Callable[[Scene, Items], None]


def _action_together(scene: Scene, items: Items) -> None:
    scene.town.street.take_in(*items)


def _action_alone(scene: Scene, items: Items) -> None:
    for item in items:
        scene.town.street.one(item)


def _api_together(scene: Scene, items: Items) -> None:
    scene.deliver(items)


def _api_alone_and_again(scene: Scene, items: Items) -> None:
    for item in items:
        scene.deliver([item])
        scene.deliver([item, item])


def _desk(*steps: str, first: Mapping[str, Any] | None = None, **more: str) -> Way:
    """Fill in the form and send it by these steps; ``first`` is what the first of them shows."""

    def way(scene: Scene, items: Items) -> None:
        desk = sign_in(scene.app, scene.office, scene.town.street.officer)
        token = desk.open(NEW).split('name="csrf_token" value="')[1].split('"')[0]
        for item in items:
            answers = typed(item) | more | {"csrf_token": token, "encounter_id": item["id"]}
            for n, step in enumerate(steps):
                shown = answers | (dict(first or {}) if n == 0 else {})
                answer = desk.client.post(NEW, data=shown | {"step": step})
                assert answer.status_code in (200, 302, 422), answer.get_data(as_text=True)

    return way


def typed(item: Mapping[str, Any]) -> dict[str, str]:
    """An encounter as an officer types it at the desk."""
    person, support = item["person"], item["support"]
    other, flag = item["other_person"] or {}, item["flag"] or {}
    born, notice = person.get("date_of_birth"), item["notice"]
    happened = _local(item["occurred_at"])
    handed = _local(notice["served_at"]) if notice.get("served_at") else None
    asked = {name: "not_asked" for name in LAWFUL if name.startswith("asked_")}
    answers = {
        **{name: text for name, text in LAWFUL.items() if not name.startswith("born_on")},
        **asked,
        **{f"asked_{question}": said for question, said in item["screening"].items()},
        **(dict(zip(("year", "month", "day"), born.split("-"), strict=True)) if born else {}),
        "occurred_on-day": f"{happened.day}",
        "occurred_on-month": f"{happened.month}",
        "occurred_on-year": f"{happened.year}",
        "occurred_time": f"{happened:%H:%M}",
        "served_time": f"{handed:%H:%M}" if handed else "",
        "served": notice["served"],
        "role": item["role"],
        "given_name": person["given_name"],
        "family_name": person["family_name"],
        "apparent_age": str(person.get("apparent_age", "")),
        "gender": person["gender"],
        "identity": person["identity"],
        "identity_checked": person["identity_checked"],
        "flag_answer": flag.get("answer", ""),
        "offered": "yes" if support["offered"] else "no",
        "offer_answer": support.get("answer", ""),
        "other_age_doubt": "yes" if other.get("age_doubt") else "",
        "other_exploited": "yes" if other.get("exploited") else "",
        "authorisation": item.get("supervisor_authorisation") or "",
        "outcome": item["outcome"],
    }
    dated = {f"born_on-{part}": answers.pop(part, "") for part in ("year", "month", "day")}
    return {name: text for name, text in (answers | dated).items() if text}


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(LONDON)


WAYS: Mapping[str, Way] = {
    "the action, all together": _action_together,
    "the action, each alone": _action_alone,
    "the tablet, all together": _api_together,
    "the tablet, each alone and twice again": _api_alone_and_again,
    "the desk, checked and recorded": _desk("check", "record"),
    "the desk, recorded without a check": _desk("record"),
    "the desk, recorded after a call": _desk("record", **CALLED),
    "the desk, as if a call were all": _desk("called", **CALLED),
    "the desk, by a step that is none": _desk("issue", "record "),
    "the desk, checked as somebody else and recorded": _desk("check", "record", first=LAWFUL),
    "the desk, changed and recorded": _desk("change", "record", first=LAWFUL),
}
OPENS_FOR_ALL = frozenset(
    {
        *("the action, all together", "the action, each alone"),
        *("the tablet, all together", "the tablet, each alone and twice again"),
        *("the desk, checked and recorded", "the desk, recorded without a check"),
        *("the desk, changed and recorded", "the desk, recorded after a call"),
        "the desk, checked as somebody else and recorded",
    }
)
"""The ways by which whoever may be given a penalty is given one."""
