"""Files by the hash of their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from hiring.foundation.storage import MissingFileError, Storage, sha256


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    """A store in the test's own folder."""
    return Storage(f"file://{tmp_path / 'files'}")


def test_name_is_the_sha256_of_the_bytes() -> None:
    assert sha256(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_what_was_put_comes_back(storage: Storage) -> None:
    data = bytes(range(256)) * 1000
    assert storage.get(storage.put(data)) == data


def test_same_bytes_are_one_file(storage: Storage, tmp_path: Path) -> None:
    assert storage.put(b"twice") == storage.put(b"twice")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_no_draft_stays_behind(storage: Storage, tmp_path: Path) -> None:
    digest = storage.put(b"once")
    files = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [Path("files") / digest[:2] / digest[2:4] / digest]


def test_missing_file_is_named(storage: Storage) -> None:
    digest = sha256(b"never stored")
    assert not storage.has(digest)
    with pytest.raises(MissingFileError, match=digest):
        storage.get(digest)


def test_empty_file_is_a_file(storage: Storage) -> None:
    digest = storage.put(b"")
    assert storage.has(digest)
    assert storage.get(digest) == b""


def test_folder_of_files_is_open_to_its_owner_alone(storage: Storage, tmp_path: Path) -> None:
    storage.put(b"a")
    assert (tmp_path / "files").stat().st_mode & 0o777 == 0o700
