"""An order written as the file it could have come from, to look at, to change and to send on."""

from collections.abc import Iterable
from typing import Any

from penalties.rules.orders import OrderDraft


def as_collection(drafts: Iterable[OrderDraft]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection that ``order_files`` reads back as the same drafts."""
    return {"type": "FeatureCollection", "features": [as_feature(draft) for draft in drafts]}


def as_feature(draft: OrderDraft) -> dict[str, Any]:
    """One version of an order as a GeoJSON feature; what it does not say is left out."""
    properties = {
        "code": draft.code,
        "title": draft.title,
        "made_on": draft.made_on.isoformat(),
        "in_force_from": draft.in_force_from.isoformat(),
        "in_force_to": draft.in_force_to.isoformat(),
        "prohibitions": [_said(one.as_data()) for one in draft.prohibitions],
        "full_pence": draft.full_pence,
        "lower_pence": draft.lower_pence,
        "lower_days": draft.lower_days,
        "change": str(draft.change) if draft.change else None,
    }
    return {"type": "Feature", "properties": _said(properties), "geometry": dict(draft.area)}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}
