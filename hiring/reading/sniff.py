"""What kind of document some bytes are, judged by the bytes and not by the name."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from hiring.reading.limits import Limits, UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WINDOW = 1024  # a PDF's header may stand after some other bytes


def sniff(data: bytes, limits: Limits) -> Literal["pdf", "docx"]:
    """The kind of document; UnreadableError for what is empty, too large or of another kind."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("empty")
    if len(data) > limits.file_size:
        raise UnreadableError("too_large", f"The limit is {limits.file_size // (1024 * 1024)} MB.")
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _sniff_archive(data, limits)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    raise UnreadableError("unsupported_type")


def _sniff_ole(data: bytes) -> Literal["docx"]:
    """Old Office files are of another kind; a DOCX under a password is wrapped in the same
    container.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("encrypted")
    raise UnreadableError("unsupported_type", "It is an old Word (DOC) or other Office file.")


def _sniff_archive(data: bytes, limits: Limits) -> Literal["docx"]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("corrupt") from error
    size = sum(m.file_size for m in members)
    if size > limits.unpacked_size or len(members) > limits.archive_members:
        raise UnreadableError("resource_limit")
    if any(
        m.file_size > limits.compression_ratio * max(m.compress_size, 1) > 0 and m.file_size > 10**6
        for m in members
    ):
        raise UnreadableError("resource_limit")
    names = {m.filename for m in members}
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise UnreadableError("unsupported_type")
    if "word/document.xml" not in names and not any(n.startswith("word/") for n in names):
        raise UnreadableError("unsupported_type", "It is another kind of Office file.")
    return "docx"
