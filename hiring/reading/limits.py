"""How much a document may ask of the reader, and how a document that can't be read is reported."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hiring.reading.facts import ErrorCode, ReadError


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one reading.  Sizes in bytes, lengths in PDF points, times in seconds."""

    file_size: int = 10 * 1024 * 1024
    pages: int = 40
    unpacked_size: int = 100 * 1024 * 1024
    archive_members: int = 2_000
    compression_ratio: int = 200
    page_side: float = 14_400
    glyphs_per_page: int = 100_000
    shapes_per_page: int = 50_000
    seconds: float = 120


# What a recruiter is told: what happened, and what to do about it.
EXPLANATIONS: dict[ErrorCode, tuple[str, str]] = {
    "encrypted": (
        "The file is protected by a password.",
        "Ask the candidate for a copy that opens without a password.",
    ),
    "empty": (
        "The file is empty.",
        "The upload may have been cut short: upload it again, or ask for another copy.",
    ),
    "corrupt": (
        "The file is damaged and can't be opened.",
        "Open it on your computer and save it as PDF, or ask the candidate for another copy.",
    ),
    "unsupported_type": (
        "The file is not a PDF or Word (DOCX) document.",
        "Save it as PDF or DOCX and upload that, or ask the candidate to.",
    ),
    "too_large": (
        "The file is larger than the limit.",
        "Ask for a smaller copy: pictures saved at a lower resolution are usually enough.",
    ),
    "too_many_pages": (
        "The document has more pages than the limit.",
        "Upload the résumé alone, without its attachments.",
    ),
    "no_text": (
        "No readable text was found in the document.",
        "It may be a poor scan or a photograph: ask for the original, or for a sharper scan.",
    ),
    "timeout": (
        "Reading the document took too long and was stopped.",
        "Try again later; if it happens again, save the document anew as PDF.",
    ),
    "resource_limit": (
        "The document is built in a way that would take too much of the machine to read.",
        "Print it to a new PDF and upload that, or ask the candidate for another copy.",
    ),
}


class UnreadableError(Exception):
    """The document can't be read; `code` is one of the contract's, `detail` is added to the
    message, `hint` stands for the usual one.
    """

    def __init__(self, code: ErrorCode, detail: str = "", hint: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.hint = hint

    def explain(self) -> ReadError:
        """The failure in words that a recruiter can act on."""
        message, hint = EXPLANATIONS[self.code]
        return ReadError(self.code, f"{message} {self.detail}".strip(), self.hint or hint)


class Deadline:
    """A point in time that long work checks between its steps."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that remain, none below 0."""
        return max(self._end - time.monotonic(), 0.0)

    def check(self) -> None:
        """Raise UnreadableError("timeout") once the time is used up."""
        if time.monotonic() > self._end:
            raise UnreadableError("timeout")
