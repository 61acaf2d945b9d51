"""Dates and ranges of dates as résumés write them.  Pure: text in, ISO months and years out.

"Jul 2012 – present", "07/2012 to 06/2019", "'09–'12", "2010–15", "Jan – May 2012", "Fall 2010",
"2016-06/2017-08", "2010/11–2012/13", "since 2014", "2012 to date", "2012 –".  A season, a quarter
or an unknown month is the year alone; an open range runs to the present.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hiring.reading.date_points import DAY_FIRST, Point, find_points

_NOW = (
    r"(?:(?:to|until|till|up to|at)\s+)?(?:the\s+)?(?:presently|present|pres\.|currently|current|"
    r"now|ongoing|on-going|continuing|to\s?date|till\s?date|date|today|this\s?day|actual|aktuell|"
    r"heute|oggi|hoy|actualidad|aujourd'hui|presente|onwards?)(?![^\W\d_])\.?"
)
_DASH = r"[-–—―‒−~→»⟶➔➜>]"
_JOINT = re.compile(
    rf"\)?\s*(?:{_DASH}{{1,3}}|/|\b(?:to|through|thru|until|till|up\s+to|bis|hasta)\b)"
    r"\s*(?:\((?=\d)|(?:the|about)\s+(?=\d))?",
    re.I,
)
_AND = re.compile(r"\s+and\s+", re.I)
_WORD = re.compile(r"[^\W\d_]{2}")
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_TO_NOW = re.compile(_NOW, re.I)
_NOW_BEHIND = re.compile(rf"\s*[,(]?\s*(?:onwards?\b|(?:{_NOW})(?=\s*(?:$|[)\],;|·•])))", re.I)
_NOW_COLUMN = re.compile(r"\s+(?:Present|PRESENT|Current)(?=\s)")
_NOW_BEFORE = re.compile(rf"\b(?:{_NOW})\s*[-–—]\s*$", re.I)
_TWO_DIGITS = re.compile(
    r"'?(\d\d)(?![\d/.%:+]\d|[\d%+]|st|nd|rd|th|\s*(?:months?|years?|yrs|mos|weeks?|days?)\b)"
)
_OPEN = re.compile(rf"\s*{_DASH}{{1,3}}\s*(?:\.{{2,3}}|…|\?)?\s*(?=$|[)|\]])")
_OPEN_BEFORE_TEXT = re.compile(r"[-–—](?=\s+[^\W\d_])")
_SINCE = re.compile(
    r"\b(?:since|from|starting|started|beginning|effective|as of)\s+(?:in\s+)?$", re.I
)
# Behind a single date: it is a beginning, of which the end stands elsewhere.
OPEN_BEHIND = re.compile(rf"\s*(?:{_DASH}(?!\w)|to\b)", re.I)
_GOES_ON = re.compile(r"\s*(?:to|-|–)\b", re.I)
_LIST = re.compile(r"\s*(?:,\s*and\b|,|&|\band\b)\s*", re.I)
_DASHED = re.compile(rf"\s*{_DASH}")
_EDGE = " \t([{|•*·,"
# What every date has: the quick look that most lines of a document fail.
_ANY_DATE = re.compile(
    r"(?:19[4-9]|20[0-4])\d|'\s?\d\d|\d\s?[/.]\s?\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s?[-/]?\s?\d\d",
    re.I,
)
_WHOLE = frozenset({"month", "year", "part", "academic", "months"})
_LONGEST_SHORT = 30  # years that a range with a two-digit end may run into the next century
_LAST_YEAR = 2049


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range found in a text at characters `begin` to `stop`.

    `start` and `end` are "YYYY-MM" or "YYYY", `end` also "present"; `single` where one date alone
    was written (then `start` equals `end`)."""

    start: str | None
    end: str | None
    begin: int
    stop: int
    single: bool = False


def find_dates(text: str, gaps: tuple[int, ...] = ()) -> list[DateSpan]:
    """Every date and range in the text, in order, none overlapping another.

    `gaps` are the characters at which the parts of a line end that wide white space sets apart:
    "2012 –" is open there as it is at the end of the text."""
    return list(_find(text, gaps)) if _ANY_DATE.search(text) else []


def find_ranges(text: str) -> list[DateSpan]:
    """The ranges alone."""
    return [span for span in find_dates(text) if not span.single]


def year_of(iso: str | None) -> int | None:
    """The year of an ISO date, None for "present" and None."""
    return int(iso[:4]) if iso and iso[:4].isdigit() else None


@lru_cache(maxsize=16384)
def _find(text: str, gaps: tuple[int, ...]) -> tuple[DateSpan, ...]:
    points = find_points(text)
    found: list[DateSpan] = []
    at = 0
    while at < len(points):
        span, count = _span_at(text, points, at)
        if span is not None:
            found.append(_opened(text, span, gaps) if span.single else span)
        at += count
    return tuple(found)


def _opened(text: str, span: DateSpan, gaps: tuple[int, ...]) -> DateSpan:
    """A single date as the open range that it is if a dash and then a gap follow."""
    end = next((gap for gap in gaps if gap > span.stop), span.stop)
    dash = _OPEN.match(text, span.stop, end)
    if dash is None:
        return span
    return replace(span, end="present", stop=span.stop + len(dash[0].rstrip()), single=False)


def _span_at(text: str, points: Sequence[Point], at: int) -> tuple[DateSpan | None, int]:
    """The span that begins with a point, None if none does, and how many points it takes."""
    point = points[at]
    joint = _JOINT.match(text, point.stop)
    if at + 1 < len(points):
        joined = _joined(text, point, points[at + 1], joint)
        if joined is not None:
            return joined, 2
    if point.kind in ("short", "loose"):
        return _to_now(text, point, joint), 1
    if point.kind not in _WHOLE:
        return None, 1
    count, last = _listed(text, points, at)
    if count > 1:
        return DateSpan(point.iso, last.iso, point.begin, last.stop), count
    forms = (_to_now, _to_two_digits, _open, _since, _alone)
    return next(span for form in forms if (span := form(text, point, joint))), 1


def _joined(text: str, a: Point, b: Point, joint: re.Match[str] | None) -> DateSpan | None:
    """The range of two points, if what stands between them joins them."""
    between = text[a.stop : b.begin]
    joined = joint is not None and joint.end() == b.begin
    if joined or (_AND.fullmatch(between) and _BETWEEN.search(text[: a.begin])):
        ends = _ends(text, a, b)
    elif not between.strip() and _side_by_side(text, a, b):
        ends = a.iso, b.iso
    else:
        return None
    if ends is None or not (_in_order(*ends) or _WORD.search(between)):
        return None
    return DateSpan(*ends, a.begin, b.stop)


def _in_order(start: str, end: str) -> bool:
    """Whether the start is no later than the end: dates with a dash between that are not in order
    may be two ranges on two lines."""
    known = min(len(start), len(end))
    return start[:known] <= end[:known]


def _side_by_side(text: str, a: Point, b: Point) -> bool:
    """Two months, or two years at the start of a line, as columns of a table put them."""
    if a.kind == b.kind == "month":
        return True
    first = not text[: a.begin].strip(_EDGE)
    return first and a.kind == b.kind == "year" and a.year < b.year


def _ends(text: str, a: Point, b: Point) -> tuple[str, str] | None:
    """Start and end of a range from one point to another, None where they do not go together."""
    if "months" in (a.kind, b.kind):
        return None
    if a.kind in _WHOLE and b.kind in _WHOLE:
        return _whole_ends(a, b)
    if a.kind in _WHOLE:
        return _late_end(text, a, b)
    if a.kind == "bare_part":
        return (str(b.year), str(b.year)) if b.kind in ("part", "month") else None
    if a.kind == "bare_month" or (a.kind == "loose" and b.kind == "month" and b.day):
        return _months_of_a_year(a, b)
    return (a.iso, b.iso) if b.kind in ("month", "short", "loose", "year") else None


def _whole_ends(a: Point, b: Point) -> tuple[str, str]:
    if a.kind == b.kind == "academic":
        return str(a.year), _end(b)
    if "month" in (a.kind, b.kind):
        a, b = _as_month(a), _as_month(b)
    if a.other > 0 and b.other == DAY_FIRST:
        a = replace(a, month=a.other)
    if b.other > 0 and a.other == DAY_FIRST:
        b = replace(b, month=b.other)
    return a.iso, _end(b)


def _late_end(text: str, a: Point, b: Point) -> tuple[str, str] | None:
    """The range of a whole date and one that is whole only beside it."""
    if b.kind in ("short", "loose"):
        return a.iso, b.iso
    year_first = text[a.begin : a.begin + 4].isdigit()
    if b.kind == "bare_month" and a.kind == "month" and year_first and a.month <= b.month:
        return a.iso, f"{a.year}-{b.month:02d}"
    return None


def _months_of_a_year(a: Point, b: Point) -> tuple[str, str] | None:
    """ "Jan – Mar 2015", "May 3 – June 7, 2012"; "Dec – Feb 2012" begins a year before."""
    if b.kind not in ("month", "part", "loose"):
        return None
    year = b.year - 1 if b.month and a.month > b.month else b.year
    return f"{year}-{a.month:02d}", b.iso


def _end(point: Point) -> str:
    """The point as the end of a range: of an academic year or a winter, its second year."""
    two_years = point.kind == "academic" or (point.kind == "part" and point.other)
    return str(_second_year(point)) if two_years else point.iso


def _second_year(point: Point) -> int:
    year = point.year // 100 * 100 + point.other
    return year if year >= point.year else year + 100


def _as_month(point: Point) -> Point:
    """An academic year read as the month that it may be as well."""
    if point.kind == "academic" and 1 <= point.other <= 12:
        return replace(point, kind="month", month=point.other, other=0)
    return point


def _listed(text: str, points: Sequence[Point], at: int) -> tuple[int, Point]:
    """How many points from the first on are years in a row ("2015, 2016"), and the last of them."""
    count, last = 1, points[at]
    for point in points[at + 1 :]:
        between = text[last.stop : point.begin]
        kinds = {last.kind, point.kind}
        near = point.year - last.year in ((1,) if kinds == {"year"} else (0, 1))
        if not (_LIST.fullmatch(between) and kinds <= {"year", "part"} and near):
            break
        count, last = count + 1, point
    return (1, points[at]) if _DASHED.match(text, last.stop) else (count, last)


def _to_now(text: str, point: Point, joint: re.Match[str] | None) -> DateSpan | None:
    """ "2012 – present", "2012 (ongoing)", and "present – 2012" in the other order."""
    point = _as_month(point)
    now = _TO_NOW.match(text, joint.end()) if joint is not None else None
    if now is None and point.kind in _WHOLE:
        now = _NOW_BEHIND.match(text, point.stop)
        if now is None and point.kind == "month":
            now = _NOW_COLUMN.match(text, point.stop)
    if now is not None:
        return DateSpan(point.iso, "present", point.begin, now.end())
    before = _NOW_BEFORE.search(text[: point.begin])
    return DateSpan(point.iso, "present", before.start(), point.stop) if before else None


def _to_two_digits(text: str, point: Point, joint: re.Match[str] | None) -> DateSpan | None:
    """ "2010–15" and "1998–02"."""
    if joint is None or "/" in joint[0] or point.kind not in ("year", "part"):
        return None
    digits = _TWO_DIGITS.match(text, joint.end())
    if digits is None:
        return None
    end = _second_year(replace(point, other=int(digits[1])))
    if end > _LAST_YEAR or end - point.year > _LONGEST_SHORT:
        return None
    return DateSpan(str(point.year), str(end), point.begin, digits.end())


def _open(text: str, point: Point, joint: re.Match[str] | None) -> DateSpan | None:
    """ "2012 –" with nothing behind it: it runs to the present."""
    if joint is None:
        return None
    dash = _OPEN.match(text, point.stop)
    if dash is None and not text[: point.begin].strip(_EDGE):
        dash = _OPEN_BEFORE_TEXT.match(text, point.stop)
    if dash is None:
        return None
    stop = point.stop + len(dash[0].rstrip())
    return DateSpan(_as_month(point).iso, "present", point.begin, stop)


def _since(text: str, point: Point, joint: re.Match[str] | None) -> DateSpan | None:
    before = _SINCE.search(text[: point.begin])
    if before is None or (joint is not None and _GOES_ON.match(text, point.stop)):
        return None
    return DateSpan(_as_month(point).iso, "present", before.start(), point.stop)


def _alone(text: str, point: Point, joint: re.Match[str] | None) -> DateSpan | None:
    start, end = point.iso, _end(point)
    if point.kind == "months":
        first = point.year - 1 if point.month > point.other else point.year
        start, end = f"{first}-{point.month:02d}", f"{point.year}-{point.other:02d}"
    return DateSpan(start, end, point.begin, point.stop, single=start == end)
