"""``flask keepers import`` keeps the good rows of a police file, once, and tells the bad ones."""

import pytest
from sqlalchemy import func, select

from penalties.records.keepers import Keeper, KeeperFile
from tests.builders.letters import COMPANY, KEEPER, csv

SENT = ("--force", "North East London Police", "--data-authority", "DPA-2026-17")
BAD = COMPANY.replace("AB12CDE", "NO MARK")


@pytest.fixture
def file(tmp_path):
    """A file with a good row on line 2 and a bad one on line 3."""
    path = tmp_path / "keepers.csv"
    path.write_bytes(csv(KEEPER, BAD))
    return str(path)


def kept(session):
    return session.scalar(select(func.count()).select_from(Keeper))


@pytest.mark.usefixtures("ilford")
def test_good_rows_are_kept_and_bad_ones_told_once(answer, file, session):
    first = answer("keepers", "import", file, *SENT)
    assert (first["new"], first["kept"]) == (True, 1)
    assert [one["line"] for one in first["refused"]] == [3]
    again = answer("keepers", "import", file, *SENT)
    assert again == first | {"new": False}
    assert kept(session) == 1
    assert session.scalars(select(KeeperFile)).one().received_by is None


@pytest.mark.usefixtures("ilford")
def test_without_json_it_answers_in_sentences(type_in, file):
    result = type_in("keepers", "import", file, *SENT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 kept, 1 not kept." in result.stdout
    assert "- line 3: " in result.stdout
    assert "Blue Vans" not in result.stdout
    assert "here already" in type_in("keepers", "import", file, *SENT).stdout


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize("data", [b"", b"\x00", b"PK\x03\x04", b"a,b\n1,2"])
def test_what_is_no_keeper_file_is_refused_in_a_sentence(type_in, tmp_path, data):
    path = tmp_path / "keepers.csv"
    path.write_bytes(data)
    result = type_in("keepers", "import", str(path), *SENT)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")


@pytest.mark.usefixtures("ilford")
@pytest.mark.parametrize("words", [SENT[:2], SENT[2:], ()])
def test_force_and_authority_are_asked_for(type_in, file, words):
    assert type_in("keepers", "import", file, *words).exit_code == 2


@pytest.mark.usefixtures("ilford")
def test_an_empty_authority_is_refused(type_in, file, session):
    result = type_in("keepers", "import", file, "--force", "NELP", "--data-authority", " ")
    assert result.exit_code == 1
    assert "Say its authority" in result.stderr
    assert kept(session) == 0
