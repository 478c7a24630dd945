"""Files: named by their content, apart by council, whole or not at all."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from penalties.office.files import FileStore

CONTENT = b"%PDF-1.7 a notice"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_a_file_is_found_again_by_the_hash_of_its_content(store: FileStore) -> None:
    assert store.put("ILF", CONTENT) == SHA256
    assert store.get("ILF", SHA256) == CONTENT


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    store.put("ILF", CONTENT)
    (kept,) = _files(store)
    written = kept.stat().st_mtime_ns
    store.put("ILF", CONTENT)
    assert _files(store) == [kept]
    assert kept.stat().st_mtime_ns == written


def test_many_at_once_keep_one_whole_file(store: FileStore) -> None:
    with ThreadPoolExecutor(8) as crowd:
        hashes = list(crowd.map(lambda _: store.put("ILF", CONTENT), range(24)))
    assert set(hashes) == {SHA256}
    assert [path.read_bytes() for path in _files(store)] == [CONTENT]


def test_one_council_does_not_see_the_files_of_another(store: FileStore) -> None:
    store.put("ILF", CONTENT)
    with pytest.raises(FileNotFoundError):
        store.get("LUT", SHA256)


def test_a_crash_half_way_leaves_nothing(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space_left(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space_left)
    with pytest.raises(OSError, match="No space left"):
        store.put("ILF", CONTENT)
    assert _files(store) == []
    with pytest.raises(FileNotFoundError):
        store.get("ILF", SHA256)


def test_only_we_may_read_what_is_kept(store: FileStore) -> None:
    store.put("ILF", CONTENT)
    (kept,) = _files(store)
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "../secret", "..", "/etc/passwd", "ABC", SHA256.upper()])
def test_nothing_but_a_hash_names_a_file(store: FileStore, name: str) -> None:
    store.put("ILF", CONTENT)
    with pytest.raises(FileNotFoundError):
        store.get("ILF", name)


def _files(store: FileStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]
