"""Months as whole numbers, for building careers: year × 12 + month − 1."""

from __future__ import annotations

AS_OF = "2026-11"
NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(iso: str) -> int:
    """The number of a month written YYYY-MM."""
    year, month = iso.split("-")
    return int(year) * 12 + int(month) - 1


def iso(month: int) -> str:
    """The month of that number, written YYYY-MM."""
    return f"{month // 12}-{month % 12 + 1:02d}"


def year_of(date: str) -> int:
    """The year of "YYYY-MM", "YYYY" or "present" (which is the year of the demo's review date)."""
    return int((AS_OF if date == "present" else date)[:4])
