"""The forms about orders read what staff type and say what is missing, field by field."""

from datetime import date, time
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from penalties.forms.orders import (
    ExtensionForm,
    ImportForm,
    NewVersionForm,
    SignForm,
    StandingForm,
)

SUSPENSION = {
    "kind": "suspended",
    "from_on-day": "2",
    "from_on-month": "March",
    "from_on-year": "2026",
    "from_time": "10.30am",
    "reason": "Interim relief until the hearing.",
    "court_reference": "AC-2026-LON-000123",
}
SIGN = {
    "place": "Corner of Ilford Lane and Loxford Lane",
    "lat_e6": "51.5512",
    "lon_e6": "-0.0638",
    "inspected_on-day": "1",
    "inspected_on-month": "11",
    "inspected_on-year": "2026",
    "condition": "good",
}


def filled(form_class, values, **changes):
    form = form_class(MultiDict({**values, **changes}))
    form.validate()
    return form


def words_of(form):
    return [problem.words for problem in form.problems()]


def file(name="orders.geojson", data=b"{}"):
    return FileStorage(BytesIO(data), filename=name)


def test_empty_forms_ask_for_what_they_need():
    assert words_of(filled(ImportForm, {})) == ["Select an orders file"]
    assert words_of(filled(NewVersionForm, {})) == [
        "Select why there is a new version",
        "Select the file with the new version",
    ]
    assert words_of(filled(ExtensionForm, {})) == [
        "Enter the date of the extension",
        "Enter the new last day",
    ]
    assert words_of(filled(StandingForm, {})) == [
        "Select what happened",
        "Enter the day from which it counts",
        "Enter the reason",
    ]
    assert words_of(filled(SignForm, {})) == [
        "Enter where the sign is",
        "Enter a latitude",
        "Enter a longitude",
        "Enter the date of the inspection",
        "Select what state the sign is in",
    ]


def test_an_orders_file_is_taken_by_its_name():
    assert filled(ImportForm, {"file": file()}).problems() == ()
    said = words_of(filled(ImportForm, {"file": file("orders.xlsx")}))
    assert said == ["The selected file must be a GEOJSON or JSON"]


def test_a_new_version_is_a_variation_or_a_correction():
    assert filled(NewVersionForm, {"file": file(), "change": "variation"}).problems() == ()
    said = words_of(filled(NewVersionForm, {"file": file(), "change": "extension"}))
    assert said == ["Select why there is a new version"]


def test_a_decision_of_the_court_is_read_with_its_minute():
    form = filled(StandingForm, SUSPENSION)
    assert form.problems() == ()
    assert (form.from_on.data, form.from_time.data) == (date(2026, 3, 2), time(10, 30))


@pytest.mark.parametrize("kind", ["suspended", "suspension_lifted", "quashed"])
def test_a_court_is_named_by_its_reference(kind):
    said = words_of(filled(StandingForm, SUSPENSION, kind=kind, court_reference=" "))
    assert said == ["Enter the court reference"]


def test_a_discharge_needs_no_court_and_no_time():
    form = filled(StandingForm, SUSPENSION, kind="discharged", court_reference="", from_time="")
    assert form.problems() == ()
    assert form.from_time.data is None


def test_a_sign_is_read_in_micro_degrees():
    form = filled(SignForm, SIGN)
    assert form.problems() == ()
    assert (form.lat_e6.data, form.lon_e6.data) == (51_551_200, -63_800)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lat_e6": "0.0638", "lon_e6": "51.55"}, "Latitude must be 49.8 to 61, in Great Britain"),
        ({"lon_e6": "east"}, "Longitude must be a number of degrees, like -0.074"),
        ({"condition": "stolen"}, "Select what state the sign is in"),
        ({"photo": file("sign.gif")}, "The selected file must be a JPG or PNG"),
    ],
)
def test_a_sign_that_cannot_be_is_refused_beside_its_field(changes, said):
    assert said in words_of(filled(SignForm, SIGN, **changes))
