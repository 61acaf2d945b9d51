"""Dates and ranges of dates as résumés write them.  Pure: text in, ISO months and years out.

"Jul 2012 – present", "07/2012 to 06/2019", "'09–'12", "2010–15", "Jan – May 2012", "Fall 2010",
"since 2014",
"2012 to date".  A season, a quarter or an unknown month is the year alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1940, 2049
_PIVOT = 45  # two-digit years up to this one are of the 2000s

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)(?!\d)"
_SHORT = r"['’]\s?\d\d(?!\d)"
_PART = r"(?:spring|summer|autumn|fall|winter|early|mid|late|q[1-4]|[1-4]q|circa|ca?\.|approx\.?)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_PRESENT = (
    r"(?:(?:the\s)?(?:presently|present|currently|current|now|ongoing|on-going|to\s?date|"
    r"till\s?date|until\s?now|"
    r"date|today|this\s?day|actual))\b"
)
_POINTS = (
    rf"(?P<m1>{_MONTH})\s*(?:{_DAY}\s*,\s*)?[,'/-]?\s*(?P<y1>{_YEAR})",
    rf"(?P<m2>{_MONTH})\s*[,/-]?\s*(?P<y2>{_SHORT})",
    rf"(?P<m2b>{_MONTH})\s?[-/]\s?(?P<y2b>\d\d)(?![\d/])",
    rf"(?<!\d){_DAY}\s+(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR})",
    rf"(?P<y4>{_YEAR})\s*[,/-]?\s*(?P<m4>{_MONTH})",
    rf"(?<![\d/.])(?P<n5>[01]?\d)\s?/\s?[0-3]?\d\s?/\s?(?P<y5>{_YEAR})",
    rf"(?<![\d/.])(?P<n6>[01]?\d)\s?[/.-]\s?(?P<y6>{_YEAR})",
    r"(?<![\d/.-])(?P<y7>(?:19|20)\d\d)\s?(?:[./]\s?(?P<n7>1[0-2]|0?[1-9])|-(?P<n7b>1[0-2]|0[1-9]))"
    r"(?:[./-][0-3]\d)?(?![\d/])",
    rf"(?<!\w){_PART}\s*(?:/\s*{_PART}\s*)?(?:of\s+)?[,-]?\s*(?P<y8>{_YEAR}|{_SHORT})",
    rf"(?<![\d$.,/#])(?<!\b\d\d\d-)(?<!\d\d\d\d\d-)(?P<y9>{_YEAR})(?![%,]\d)",
    rf"(?P<y10>(?<!\w){_SHORT})",
)
_POINT_NAMES = re.compile(r"\(\?P<(\w+)>")


def _point(tag: str) -> str:
    """The pattern of one date, its groups marked with `tag` so that two fit in one expression."""
    return "(?:" + "|".join(_POINT_NAMES.sub(rf"(?P<{tag}\1>", p) for p in _POINTS) + ")"


_SEP = (
    r"(?:\s*(?:-{1,2}|–|—|―|‒|~|→|»|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\bup to\b)\s*)"
)
_POINT_RE = re.compile(_point("a_"), re.I)
_RANGE_RE = re.compile(
    rf"{_point('a_')}{_SEP}(?:{_point('b_')}|(?P<short>\d\d)(?![\d/.%])|(?P<now>{_PRESENT}))", re.I
)
_TO_DATE_RE = re.compile(
    rf"{_point('a_')}\s*[-–—,]?\s*(?:to|till|until)\s+(?:date|now|this\s+day)\b", re.I
)
_PAIR_RE = re.compile(rf"{_point('a_')}\s+{_point('b_')}", re.I)
_SAME_YEAR_RE = re.compile(
    rf"(?P<from>{_MONTH}|{_PART})(?:\s+{_DAY})?{_SEP}(?P<to>{_MONTH}|{_PART})(?:\s+{_DAY})?\s*,?\s*"
    rf"(?P<year>{_YEAR}|{_SHORT})",
    re.I,
)
_SHORT_RANGE_RE = re.compile(
    rf"(?<![\d/])(?P<n1>0?[1-9]|1[0-2])\s?/\s?(?P<s1>\d\d){_SEP}"
    rf"(?:(?P<n2>0?[1-9]|1[0-2])\s?/\s?(?P<s2>\d\d)(?!\d)|(?P<now>{_PRESENT}))",
    re.I,
)
_SINCE_RE = re.compile(
    rf"\b(?:since|from|starting|started|beginning|effective)\s+(?:in\s+)"
    rf"?{_point('a_')}(?!\s*(?:to|-|–)\b)",
    re.I,
)
_OPEN_RE = re.compile(rf"{_point('a_')}\s*(?:-|–|—)\s*(?=$|[)|\]])", re.I)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range found in a text at characters `begin` to `stop`.

    `start` and `end` are "YYYY-MM" or "YYYY", `end` also "present"; `single` where one date alone
    was
        written
        (then `start` equals `end`).  An open range ("2012 –") has no end."""

    start: str | None
    end: str | None
    begin: int
    stop: int
    single: bool = False


def _full_year(text: str) -> int:
    digits = int(re.sub(r"\D", "", text))
    if digits >= 100:
        return digits
    return digits + (2000 if digits <= _PIVOT else 1900)


def _iso(match: re.Match[str], tag: str) -> str | None:
    """The ISO month or year of a point matched under `tag`."""
    groups = {k[len(tag) :]: v for k, v in match.groupdict().items() if v and k.startswith(tag)}
    year = next((v for k, v in groups.items() if k[0] == "y"), None)
    if year is None:
        return None
    month = 0
    for key, value in groups.items():
        if key[0] == "m":
            month = _MONTHS.index(value[:3].lower()) + 1
        elif key[0] == "n":
            month = int(value)
    full = _full_year(year)
    return f"{full}-{month:02d}" if 1 <= month <= 12 else f"{full}"


def _month(text: str) -> str:
    name = text[:3].lower()
    return f"-{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else ""


def _range(match: re.Match[str]) -> DateSpan | None:
    start = _iso(match, "a_")
    if start is None:
        return None
    end = _iso(match, "b_")
    if match["now"]:
        end = "present"
    elif match["short"]:
        if len(start) > 4 and "'" not in match[0]:
            return None
        end = str(_full_year(start[:2] + match["short"]))
        if end < start[:4]:
            return None
    return DateSpan(start, end, match.start(), match.end())


def _pair(match: re.Match[str]) -> DateSpan | None:
    """Two months side by side, as columns of a table put them."""
    start, end = _iso(match, "a_"), _iso(match, "b_")
    if start is None or end is None or len(start) < 7 or len(end) < 7 or end < start:
        return None
    return DateSpan(start, end, match.start(), match.end())


def _same_year(match: re.Match[str]) -> DateSpan | None:
    year = str(_full_year(match["year"]))
    return DateSpan(
        year + _month(match["from"]), year + _month(match["to"]), match.start(), match.end()
    )


def _short_range(match: re.Match[str]) -> DateSpan | None:
    start = f"{_full_year(match['s1'])}-{int(match['n1']):02d}"
    end = "present" if match["now"] else f"{_full_year(match['s2'])}-{int(match['n2']):02d}"
    return DateSpan(start, end, match.start(), match.end())


def _until_now(match: re.Match[str]) -> DateSpan | None:
    return DateSpan(_iso(match, "a_"), "present", match.start(), match.end())


def _open(match: re.Match[str]) -> DateSpan | None:
    return DateSpan(_iso(match, "a_"), None, match.start(), match.end())


def _single(match: re.Match[str]) -> DateSpan | None:
    iso = _iso(match, "a_")
    return DateSpan(iso, iso, match.start(), match.end(), single=True)


_FORMS = (
    (_TO_DATE_RE, _until_now),
    (_SAME_YEAR_RE, _same_year),
    (_RANGE_RE, _range),
    (_SHORT_RANGE_RE, _short_range),
    (_SINCE_RE, _until_now),
    (_PAIR_RE, _pair),
    (_OPEN_RE, _open),
    (_POINT_RE, _single),
)
_ANY_DATE = re.compile(r"\d\d")


def find_dates(text: str) -> list[DateSpan]:
    """Every date and range in the text, in order, none overlapping another."""
    if not _ANY_DATE.search(text):
        return []
    found: list[DateSpan] = []
    taken = [False] * (len(text) + 1)
    for pattern, make in _FORMS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            span = make(match)
            if span is None or (span.start is None and span.end is None):
                continue
            found.append(span)
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    return sorted(found, key=lambda s: s.begin)


def find_ranges(text: str) -> list[DateSpan]:
    """The ranges alone."""
    return [span for span in find_dates(text) if not span.single]


def year_of(iso: str | None) -> int | None:
    """The year of an ISO date, None for "present" and None."""
    return int(iso[:4]) if iso and iso[:4].isdigit() else None
