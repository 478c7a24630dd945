"""Reading an orders file: a GeoJSON FeatureCollection, each feature one version of an order.

A file is taken whole or refused whole, with every reason for every feature.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from penalties.rules.order_features import read_feature
from penalties.rules.order_fields import CONTRACT, Complaints
from penalties.rules.orders import Change, OrderDraft
from penalties.rules.refusals import Refused, refuse
from penalties.rules.tariffs import SHIPPED, StatutoryLimit

BYTES_AT_MOST = 10 * 1024 * 1024
FEATURES_AT_MOST = 500
WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def read_file(data: bytes, ceilings: Sequence[StatutoryLimit] = SHIPPED) -> tuple[OrderDraft, ...]:
    """The drafts that the bytes of a file tell, in its own sequence.

    ``ceilings`` are the statutory limits that amounts are held against. Raises ``Refused`` with
    every reason; never anything else, whatever the bytes are.
    """
    return read_orders(_document(data), ceilings)


def read_version(
    data: bytes, change: Change, ceilings: Sequence[StatutoryLimit] = SHIPPED
) -> OrderDraft:
    """The one draft that the bytes of a file tell, taken as ``change`` whatever the file says.

    Raises ``Refused`` as ``read_file`` does, and for a file with more than one feature.
    """
    document = _document(data)
    features = document.get("features") if isinstance(document, dict) else None
    for feature in features if isinstance(features, list) else ():
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict):
            feature["properties"]["change"] = str(change)
    drafts = read_orders(document, ceilings)
    if len(drafts) > 1:
        _refuse("The file has more than one feature. Send the new version alone.")
    return drafts[0]


def read_orders(
    document: object, ceilings: Sequence[StatutoryLimit] = SHIPPED
) -> tuple[OrderDraft, ...]:
    """The drafts that a parsed JSON document tells, in its own sequence.

    Raises ``Refused`` with every reason, each naming its feature.
    """
    features = document.get("features") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or document.get("type") != "FeatureCollection":
        _refuse("The file must be a GeoJSON FeatureCollection. Export it again as GeoJSON.")
    if not isinstance(features, list) or not features:
        _refuse("The file has no features. Add one for each version of an order.")
    if len(features) > FEATURES_AT_MOST:
        _refuse(f"The file has more than {FEATURES_AT_MOST} features. Send it in parts.")
    complaints = Complaints()
    _check_reference_system(document.get("crs"), complaints)
    drafts = [
        read_feature(feature, number, ceilings, complaints)
        for number, feature in enumerate(features, start=1)
    ]
    if complaints.refusals:
        raise Refused(*complaints.refusals)
    return tuple(draft for draft in drafts if draft)


def _document(data: bytes) -> object:
    if len(data) > BYTES_AT_MOST:
        _refuse("The file is larger than 10 MB. Simplify its areas, or send it in parts.")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        _refuse(
            "The file begins with a byte order mark. Save it again as UTF-8 without that mark "
            '("UTF-8", not "UTF-8 with BOM" or "Unicode").'
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse("The file is not in UTF-8. Save it again with the encoding UTF-8.")
    return _parsed(text)


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        _refuse(
            f"The file is not JSON: see line {error.lineno}, column {error.colno}. "
            "Export it again as GeoJSON."
        )
    except RecursionError:
        _refuse("The file is nested too deep to be an orders file. Export it again as GeoJSON.")
    except ValueError:
        _refuse("The file has a number that is far too long. Export it again as GeoJSON.")


def _no_number(word: str) -> NoReturn:
    _refuse(f"The file has {word} where a number is due. Export it again as GeoJSON.")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            _refuse(f"The file says {ascii(name)[:60]} twice in one object. Keep one of them.")
        values[name] = value
    return values


def _check_reference_system(crs: object, complaints: Complaints) -> None:
    if crs is not None and not any(name in ascii(crs) for name in WGS84):
        complaints.add(
            "The file",
            "reference_system",
            "crs is not WGS84. Export the file again in longitude and latitude (EPSG:4326).",
        )


def _refuse(sentence: str) -> NoReturn:
    raise refuse("orders_file.shape", sentence, CONTRACT)
