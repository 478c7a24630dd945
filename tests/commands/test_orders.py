"""``flask orders import`` takes a file in whole, once, or says every reason and changes nothing."""

import json

import pytest

from penalties.records.orders import orders_of
from tests.builders.orders import SAMPLES, collection, feature

REDBRIDGE = str(SAMPLES / "orders-redbridge.geojson")


@pytest.fixture
def written(tmp_path):
    """A file with the given bytes or document."""

    def write(content):
        path = tmp_path / "orders.geojson"
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(data)
        return str(path)

    return write


@pytest.mark.usefixtures("ilford")
def test_a_file_is_taken_in_once(answer):
    first = answer("orders", "import", "--authority", "ILF", REDBRIDGE)
    assert first == {
        "orders": [
            {"code": "ILF-HAR", "version": 1, "step": "new_order"},
            {"code": "ILF-LOX", "version": 1, "step": "new_order"},
        ]
    }
    again = answer("orders", "import", "--authority", "ILF", REDBRIDGE)
    assert {order["step"] for order in again["orders"]} == {"nothing"}


@pytest.mark.usefixtures("ilford")
def test_the_only_council_need_not_be_named_and_the_answer_is_a_sentence(type_in):
    result = type_in("orders", "import", REDBRIDGE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ILF-HAR, version 1: new order." in result.stdout


@pytest.mark.usefixtures("ilford")
def test_a_refused_file_says_every_reason_and_leaves_nothing(type_in, written, session):
    file = written(collection(feature(), feature(code="ILF-BAD", lower_days=14, made_on=...)))
    result = type_in("orders", "import", "--json", file)
    assert result.exit_code == 1
    reasons = [one["sentence"] for one in json.loads(result.stdout)["refusals"]]
    assert all(one.startswith("Feature 2 (ILF-BAD): ") for one in reasons)
    assert [one.split(": ")[1].split()[0] for one in reasons] == ["made_on", "lower_days"]
    assert all(one in result.stderr for one in reasons)
    assert orders_of(session, 1) == []


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize("data", [b"", b"\x00", b"PK\x03\x04", b"[[[["])
def test_what_is_no_orders_file_is_refused_in_a_sentence(type_in, written, data):
    result = type_in("orders", "import", written(data))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Error: nothing of orders.geojson was taken in." in result.stderr


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize("words", [("nowhere.geojson",), (), (str(SAMPLES),)])
def test_a_file_that_is_none_is_a_matter_of_usage(type_in, words):
    assert type_in("orders", "import", *words).exit_code == 2


@pytest.mark.usefixtures("ilford")
def test_an_unknown_council_is_told(type_in):
    result = type_in("orders", "import", "--authority", "XYZ", REDBRIDGE)
    assert result.exit_code == 1
    assert "There is no authority with the code XYZ." in result.stderr
