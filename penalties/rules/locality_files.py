"""Reading the locality of an authorisation from GeoJSON that somebody drew, pasted or sent.

Source: RFC 7946. One area alone: as a geometry, as a Feature, or as a collection with one Feature.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from penalties.rules.area_files import read_area
from penalties.rules.refusals import Refusal, Refused, refuse

BYTES_AT_MOST = 1024 * 1024
SOURCE = "RFC 7946"


def read_locality(text: str | bytes) -> dict[str, Any]:
    """The area in its one form, as ``area_files.read_area`` gives it.

    Raises ``Refused`` with every reason why the text is no area; never anything else.
    """
    geometry = _geometry(_document(text))
    try:
        return read_area(geometry)
    except Refused as refused:
        raise Refused(*(_about_the_locality(one) for one in refused.refusals)) from refused


def _about_the_locality(one: Refusal) -> Refusal:
    said = one.sentence.replace("the restricted area", "the locality")
    return Refusal(one.rule, f"The locality: {said}", one.source)


def _document(text: str | bytes) -> object:
    if len(text) > BYTES_AT_MOST:
        _refuse("The locality is larger than 1 MB. Simplify its outline to one metre.")
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text.lstrip("\ufeff")
        return json.loads(plain, parse_constant=_no_number)
    except UnicodeDecodeError:
        _refuse("The locality is not in UTF-8. Export it again as GeoJSON.")
    except json.JSONDecodeError as error:
        _refuse(
            f"The locality is not GeoJSON: see line {error.lineno}, column {error.colno}. "
            "Export it again, or copy all of it."
        )
    except (RecursionError, ValueError):
        _refuse("The locality cannot be read. Export it again as GeoJSON.")


def _geometry(document: object) -> object:
    if isinstance(document, Mapping) and document.get("type") == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list) or len(features) != 1:
            _refuse("The locality must be one area. Send a file with one feature alone.")
        document = features[0]
    if isinstance(document, Mapping) and document.get("type") == "Feature":
        return document.get("geometry")
    return document


def _no_number(word: str) -> NoReturn:
    _refuse(f"The locality has {word} where a number is due. Export it again as GeoJSON.")


def _refuse(sentence: str) -> NoReturn:
    raise refuse("dispersals.locality", sentence, SOURCE)
