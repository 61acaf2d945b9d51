"""What is said of a file before a worker opens it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hiring.intake.checks import clean_filename, find_fault, is_late
from hiring.intake.sniff import kind_of
from tests.intake.made import archive, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(), "pdf"),
        (b"\n" * 1000 + b"%PDF-1.7", "pdf"),
        (b"\n" * 1020 + b"%PDF-1.7", "other"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("xl/workbook.xml"), "other"),
        (archive("word/document.xml")[:-10], "unknown"),
        (OLE, "unknown"),
        (b"\x89PNG\r\n", "other"),
        (b"MZ", "other"),
    ],
)
def test_kind_is_told_by_the_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (pdf("x" * 100), "too_large"), (b"just text", "unsupported_type")],
)
def test_plainly_bad_file_has_a_named_fault(data: bytes, code: str) -> None:
    fault = find_fault(data, max_bytes=50)
    assert fault is not None
    assert fault.code == code


@pytest.mark.parametrize("data", [pdf(), OLE, archive("word/document.xml")])
def test_plausible_file_goes_to_a_worker(data: bytes) -> None:
    assert find_fault(data, max_bytes=len(data)) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("résumé.pdf", "résumé.pdf"),
        ("C:\\Users\\ana\\cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("", "unnamed"),
        ("..", "unnamed"),
    ],
)
def test_file_name_is_cleaned(name: str, shown: str) -> None:
    assert clean_filename(name) == shown


def test_long_file_name_keeps_its_suffix() -> None:
    shown = clean_filename("x" * 400 + ".docx")
    assert len(shown) == 255
    assert shown.endswith("x.docx")


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime(2026, 11, 2, 7, 59, tzinfo=UTC), False),  # 23:59 in Portland
        (datetime(2026, 11, 2, 8, 0, tzinfo=UTC), True),
    ],
)
def test_closing_day_ends_at_midnight_in_the_district(moment: datetime, late: bool) -> None:
    zone = ZoneInfo("America/Los_Angeles")
    assert is_late(moment, as_of=date(2026, 11, 1), zone=zone) is late
