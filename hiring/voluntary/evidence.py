"""What can be said of a file that is to prove a claim, before anybody opens it."""

from __future__ import annotations

from typing import Literal

from hiring.intake.checks import MEGABYTE, Fault
from hiring.intake.sniff import kind_of

EvidenceType = Literal["pdf", "png", "jpeg"]
MIME_TYPES: dict[EvidenceType, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
}
SUFFIXES: dict[EvidenceType, str] = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg"}
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


def type_of(data: bytes) -> EvidenceType | None:
    """What the file's own first bytes say it is; None where it is neither a PDF nor a picture."""
    if data.startswith(_PNG):
        return "png"
    if data.startswith(_JPEG):
        return "jpeg"
    return "pdf" if kind_of(data) == "pdf" else None


def find_fault(data: bytes, *, max_bytes: int) -> Fault | None:
    """Why the file can't be taken as evidence; None where it can."""
    if not data:
        return Fault("empty", "The file is empty: 0 bytes.", "Choose the file once more.")
    if len(data) > max_bytes:
        limit = max_bytes // MEGABYTE
        return Fault(
            "too_large",
            f"The file is larger than the limit of {limit} MB.",
            "A photo or a scan of the page alone is enough.",
        )
    if type_of(data) is None:
        return Fault(
            "unsupported_type",
            "The file is neither a PDF nor a picture (JPEG or PNG).",
            "Take a photo of the page, or save it as PDF.",
        )
    return None
