"""Files by the hash of their bytes, on a local disk or an object store."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

import fsspec
from fsspec.implementations.local import LocalFileSystem


class MissingFileError(LookupError):
    """The store has no file with this hash."""


def sha256(data: bytes) -> str:
    """The hex SHA-256 of the bytes: the name of a file everywhere in the product."""
    return hashlib.sha256(data).hexdigest()


class Storage:
    """A content-addressed store at a URL (`file:///…`, `s3://bucket/prefix`).  A folder that it
    makes is open to the product's account alone; one that is there already stays as it is."""

    def __init__(self, url: str) -> None:
        self._files, root = fsspec.url_to_fs(url)
        self._root = root.rstrip("/")

    def _path(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest[2:4]}/{digest}"

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256.  The same bytes twice are one file; a
        half-written file is never seen under its name."""
        digest = sha256(data)
        path = self._path(digest)
        if not self._files.exists(path):
            if isinstance(self._files, LocalFileSystem):
                Path(self._root).mkdir(mode=0o700, parents=True, exist_ok=True)
            self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            draft = f"{path}.{uuid.uuid4().hex}"
            self._files.pipe_file(draft, data)
            self._files.mv(draft, path)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with this SHA-256; MissingFileError where there are none."""
        try:
            data: bytes = self._files.cat_file(self._path(digest))
        except FileNotFoundError:
            raise MissingFileError(digest) from None
        return data

    def has(self, digest: str) -> bool:
        """Whether the store has the file."""
        return bool(self._files.exists(self._path(digest)))
