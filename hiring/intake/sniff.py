"""What a file's own first bytes say it is; its name is never trusted."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

Kind = Literal["pdf", "docx", "unknown", "other"]

# The PDF specification lets a header stand anywhere in the first 1,024 bytes.
PDF_HEADER_WITHIN = 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MIME_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def kind_of(data: bytes) -> Kind:
    """ "pdf", "docx", "other" for what is surely neither, "unknown" for what only the reader can
    tell (a damaged archive, or an OLE file, which a Word document protected by a password is)."""
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(OLE):
        return "unknown"
    if data.startswith(b"PK"):
        return _kind_of_archive(data)
    return "other"


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "unknown"
    return "docx" if any(name.startswith("word/") for name in names) else "other"
