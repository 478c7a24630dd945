"""A file of keepers: good rows are kept, bad ones told by line and reason, none by halves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.keeper_files import COLUMNS, ROWS_AT_MOST, read_keepers
from penalties.rules.refusals import Refused
from tests.builders.letters import COMPANY, HEADING, KEEPER, csv


def row(**changes):
    plain = dict(zip(COLUMNS, KEEPER.split(","), strict=True))
    return ",".join((plain | changes).values())


def test_a_row_is_read_whole():
    (kept,) = read_keepers(csv(KEEPER)).rows
    assert (kept.vrm, kept.make, kept.colour) == ("AB12CDE", "Example", "Blue")
    assert (kept.name, kept.is_company) == ("Mr Joseph Bloggs", False)
    assert (kept.address, kept.postcode) == (("1 Quiet Road", "Ilford"), "IG1 4ZZ")
    assert read_keepers(csv(COMPANY)).rows[0].is_company


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"vrm": "NOT A MARK"}, "registration number"),
        ({"vrm": ""}, "registration number"),
        ({"name": " "}, "The name of the keeper is missing."),
        ({"line1": ""}, "The first line of the address is missing."),
        ({"postcode": "ILFORD"}, "postcode"),
        ({"is_company": "maybe"}, "Say yes or no"),
        ({"make": "x" * 201}, "more than 200 characters"),
        ({"colour": "bl\x07ue"}, "more than 200 characters"),
        ({"line2": "a,b"}, "must have 10 columns"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_the_good_ones_are_kept(changes, reason):
    read = read_keepers(csv(row(**changes), row(vrm="XY12ABC")))
    (fault,) = read.faults
    assert fault.line == 2
    assert reason in fault.sentence
    assert [one.vrm for one in read.rows] == ["XY12ABC"]


def test_no_fault_repeats_what_stood_in_the_line():
    bad = row(postcode="NOWHERE"), row(is_company="Bloggs"), row(vrm="BLOGGS 007")
    faults = read_keepers(csv(*bad)).faults
    assert len(faults) == len(bad)
    told = " ".join(fault.sentence for fault in faults).upper()
    for stood in ("BLOGGS", "007", "NOWHERE"):
        assert stood not in told


@pytest.mark.parametrize(
    "name", ["Blue Vans Ltd", "BLUE VANS LIMITED", "Vans P.L.C.", "Vans LLP", "Vans Ltd. T/A Hire"]
)
def test_a_company_that_is_said_to_be_none_is_told_and_not_kept(name):
    (fault,) = read_keepers(csv(row(name=name))).faults
    assert "company" in fault.sentence
    assert read_keepers(csv(row(name=name, is_company="yes"))).rows[0].is_company


def test_a_person_whose_name_is_like_a_companys_is_kept():
    for name in ("Mr Limiteddo Plca", "Ms Ana Co", "Mr Ltdan Pop"):
        (kept,) = read_keepers(csv(row(name=name))).rows
        assert not kept.is_company


def test_a_vehicle_stands_once_in_a_file():
    read = read_keepers(csv(KEEPER, row(vrm="XY12ABC"), row(name="Other", vrm="ab12 cde")))
    assert [(one.line, one.sentence) for one in read.faults] == [
        (4, "This vehicle stands on line 2 already.")
    ]
    assert len(read.rows) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"a,b,c\n1,2,3",
        HEADING.replace("vrm", "mark").encode(),
        HEADING.encode() + b'\n"x,',
        b"x" * (5 * 1024 * 1024 + 1),
    ],
)
def test_what_is_no_keeper_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refused, match=r"CSV|columns|5 MB"):
        read_keepers(data)


def test_columns_stand_in_any_order_and_empty_lines_are_passed_over():
    turned = ",".join(reversed(HEADING.split(",")))
    cells = ",".join(reversed(KEEPER.split(",")))
    read = read_keepers(f"\ufeff{turned.upper()}\n\n{cells}\n,,,\n".encode())
    assert [one.vrm for one in read.rows] == ["AB12CDE"]


def test_too_many_rows_are_refused():
    with pytest.raises(Refused, match="at most 5,000 rows"):
        read_keepers(csv(*[row()] * (ROWS_AT_MOST + 1)))


@given(st.text(max_size=200))
def test_any_line_is_kept_whole_or_told(text):
    try:
        read = read_keepers(f"{HEADING}\n{text}".encode())
    except Refused:
        return
    for kept in read.rows:
        assert all((kept.name, kept.vrm, kept.address, kept.postcode))
