"""The part of full time that a position was held at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hiring.reading.normalise import join_lines

_FULL_WEEK = 40
_FRACTION = re.compile(r"\b(0?\.\d+|1\.0+)\s*FTE\b", re.I)
_PERCENT = re.compile(
    r"\b(\d{2})\s*%\s*(?:time|FTE|appointment|position)\b|"
    r"(?:\bFTE|\b(?:part|full|half)[ -]?\s?time|^\W*time)\s*[:=,]?\s*\(?(\d{2})\s*%",
    re.I | re.M,
)
_HOURS = re.compile(
    r"\b(\d{1,2})[^\S\n]*(?:\+[^\S\n]*)?(?:hours?|hrs?)\.?\s*(?:/|per|a|each)\s*(?:week|wk)\b", re.I
)
_HOURS_LABEL = re.compile(
    r"\b(?:hours|hrs)\.?\s*(?:/|per|a|each)\s*(?:week|wk)\.?\s*[:=]\s*(\d{1,2})\b"
    r"|\bweekly\s+hours\s*[:=]\s*(\d{1,2})\b",
    re.I,
)
_HALF = re.compile(r"\bhalf[ -]?\s?time\b", re.I)
_QUARTER = re.compile(r"\b(?:(three)[ -])?quarter[ -]time\b", re.I)
_PART = re.compile(r"\bpart[ -]?\s?time\b", re.I)
_OTHERS = re.compile(
    r"\bpart[ -]?\s?time\s+(?:staff|employees?|workers?|technicians?|team|students?|tech|personnel|"
    r"help|aides?|positions?)",
    re.I,
)
# What a line of a heading may end with where it says the rest elsewhere.
_CUT = re.compile(r"[,(|–—-]\s*(?:part-?|half-?|\d{1,2}\s(?:hours?|hrs?)(?:\s(?:per|a))?)$", re.I)


def read_share_of(heading: Sequence[Sequence[str]], text: str) -> float | None:
    """The share that the whole text of an entry states, or its heading alone: the parts of each
    line but for its dates, so that what a date at the margin parts is whole ("Part-" / "time")."""
    share = read_share(text)
    if share != 1.0:
        return share
    parts = [part.strip(" \t,;|") for line in heading for part in line]
    alone = read_share(join_lines([part for part in parts if part]))
    cut = any(_CUT.search(part) for part in parts)
    return None if cut and alone == 1.0 else alone


def read_share(text: str) -> float | None:
    """1 unless the text states less; the fraction where it is stated, None for part-time without
    one.
    """
    head = text[:400]
    fraction = _FRACTION.search(head)
    if fraction:
        return min(float(fraction[1]), 1.0)
    percent = _PERCENT.search(head)
    if percent:
        return int(percent[1] or percent[2]) / 100
    part = bool(_PART.search(head)) and not _OTHERS.search(head)
    hours = _HOURS.search(head)
    if hours and (part or "\n" not in head[: hours.start()].rstrip() or hours.start() < 160):
        return min(int(hours[1]) / _FULL_WEEK, 1.0)
    labelled = _HOURS_LABEL.search(head)
    if labelled:
        return min(int(labelled[1] or labelled[2]) / _FULL_WEEK, 1.0)
    if _HALF.search(head):
        return 0.5
    quarter = _QUARTER.search(head)
    if quarter:
        return 0.75 if quarter[1] else 0.25
    return None if part else 1.0
