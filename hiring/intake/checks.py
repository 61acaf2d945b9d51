"""What can be said of a file before any worker opens it, and of the day it came."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import PurePosixPath, PureWindowsPath

from hiring.intake.sniff import kind_of

MAX_FILENAME = 255
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file can't be read: a code of the contract, what happened, and what to do."""

    code: str
    message: str
    hint: str


def find_fault(data: bytes, *, max_bytes: int) -> Fault | None:
    """What is plainly wrong with the file; None where a worker must look."""
    if not data:
        return Fault(
            "empty",
            "The file is empty: 0 bytes.",
            "The download or the upload was cut short. Ask for another copy and upload that.",
        )
    if len(data) > max_bytes:
        return Fault(
            "too_large",
            f"The file is larger than the limit of {max_bytes // MEGABYTE} MB.",
            "Ask for a smaller copy: scans saved at 200 dpi in grey are enough.",
        )
    if kind_of(data) == "other":
        return Fault(
            "unsupported_type",
            "The file is neither a PDF nor a Word document (DOCX).",
            "Open it where it was made, save it as PDF and upload that.",
        )
    return None


def clean_filename(name: str) -> str:
    """The last part of the name without control characters, 255 characters at most; "unnamed" where
    nothing is left."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip()
    if not shown.strip("."):
        return "unnamed"
    if len(shown) <= MAX_FILENAME:
        return shown
    suffix = PurePosixPath(shown).suffix[:20]
    return shown[: MAX_FILENAME - len(suffix)] + suffix


def is_late(moment: datetime, *, as_of: date, zone: tzinfo) -> bool:
    """Whether the moment lies after the last minute of `as_of` in the district's time zone."""
    return moment.astimezone(zone).date() > as_of
