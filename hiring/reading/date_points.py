"""Single dates as résumés write them: what stands in the text, before two of them are a range.

Pure: text in, points out.  A point is a year with or without its month ("Sept. '09", "12th May
2010", "2016.06", "Q3 2015", "Michaelmas 2012"), or something that is a date only beside another one
("Jan" in "Jan – Mar 2015", "06/16" in "06/16–08/17").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hiring.reading.vocabulary import load_yaml

DAY_FIRST = -1
PIVOT = 45  # two-digit years up to this one are of the 2000s

Kind = Literal[
    "month",  # a year and its month
    "year",  # a year alone
    "part",  # a year and its season, quarter or term: the year alone is kept
    "academic",  # "2010/11", "2010-11": a year and the next, or a year and its month
    "months",  # "05–08/2010": two months of one year
    "bare_month",  # a month, perhaps with a day, without its year
    "bare_part",  # a season without its year
    "short",  # "06/16": a month and two digits of a year
    "loose",  # "Sep 09": a month, and a day or two digits of a year
]


@dataclass(frozen=True, slots=True)
class Point:
    """A date at characters `begin` to `stop`.

    `other` is the second year or month of the kinds that have one; in "01/09/2010" it is the month
    if the day is first, and DAY_FIRST where it surely is.  `day` says that a day is named."""

    kind: Kind
    begin: int
    stop: int
    year: int
    month: int = 0
    other: int = 0
    day: bool = False

    @property
    def iso(self) -> str:
        """ "YYYY-MM", or "YYYY" where no month is known."""
        return f"{self.year}-{self.month:02d}" if self.month else f"{self.year}"


def full_year(text: str) -> int:
    """The year that two or four digits state."""
    digits = int(re.sub(r"\D", "", text))
    if digits >= 100:
        return digits
    return digits + (2000 if digits <= PIVOT else 1900)


_DATA = load_yaml("months.yaml")
_NUMBERS: dict[str, int] = {word: int(n) for n, words in _DATA["months"].items() for word in words}
_MONTH = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![^\W\d_])\.?"
_PART = rf"(?:{'|'.join(_DATA['parts'])})"
_PARTS = rf"{_PART}(?:\s*(?:[/,&-]|\band\b)\s*{_PART})?"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)(?![\ds])"
_SHORT = r"'\s?\d\d(?![\ds])"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?!\d)"
_DAYS = rf"{_DAY}(?:\s?[-–/&]\s?{_DAY})?"
_NUMBER = r"(?:1[0-2]|0?[1-9])"

# A month that the words before run into, as a date set too close at the right margin has it
# ("Hartsgrove, OHAug-18").
_RUN_INTO = rf"(?-i:(?<=[A-Z][A-Z])|(?<=[a-z][a-z]))(?-i:(?=[A-Z][a-z]))(?={_MONTH}\s*[,'/-]?\s*\d)"

# Each form has a name; in its groups, y is a year, m a month's name, n its number, d a day, a and b
# a month and a day in either order, o a second month or year.
_WORD_FORMS = (
    rf"(?P<mdy>(?P<m1>{_MONTH})\s*(?P<d1>{_DAYS}(?:\s*,\s*|\s+))?[,'/-]?\s*(?:of\s)?(?P<y1>{_YEAR}))",
    rf"(?P<mys>(?P<m2>{_MONTH})\s*(?P<d2>{_DAYS}\s*,\s*)?[,/-]?\s*(?P<y2>{_SHORT}))",
    rf"(?P<myy>(?P<m3>{_MONTH})\s?[-/]\s?(?P<y3>\d\d)(?![\d/]|st|nd|rd|th|\s?{_MONTH}))",
    rf"(?P<part>{_PARTS}\s*(?:\b(?:term|semester|half|quarter)\b\s*)?(?:of\s+)?[,/-]?\s*"
    rf"(?P<y4>{_YEAR}|{_SHORT})(?:/(?P<o4>\d\d)(?!\d))?)",
    rf"(?P<loose>(?P<m5>{_MONTH})\s(?P<y5>\d\d)(?![\d:/.%]|st|nd|rd|th))",
    rf"(?P<month>(?P<m6>{_MONTH})(?:\s+(?P<d6>{_DAYS}))?)",
    rf"(?P<season>{_PARTS}\b)",
)
_NUMBER_FORMS = (
    rf"(?P<dmy>(?<![\d/])(?P<d7>{_DAYS})(?:\.?\s+(?:of\s)?|[-./])(?P<m7>{_MONTH})(?:[\s,.-]\s*)?"
    rf"(?P<y7>{_YEAR}|{_SHORT}))",
    rf"(?P<ymd>(?P<y8>{_YEAR})(?:\s*[,./]\s*|\s*(?P<k8>\()|\s+|-)(?P<m8>{_MONTH})"
    rf"(?(k8)\))(?!\s*[,/-]?\s*(?:{_YEAR}|'\d)|\s*{_DAY},?\s+{_YEAR}))",
    rf"(?P<either>(?<![\d/.])(?P<a9>\d\d?)\s?(?P<j9>[/.-])\s?(?P<b9>[0-3]?\d)\s?(?P=j9)\s?"
    rf"(?P<y9>{_YEAR}|(?<=[./])\d\d(?!\d|[/.]\d|-\d{{3}})))",
    rf"(?P<iso>(?<![\d/.-])(?P<y10>{_YEAR})(?P<j10>[-/.])(?P<n10>{_NUMBER})(?P=j10)[0-3]?\d(?!\d))",
    rf"(?P<months>(?<![\d/.-])(?P<n11>{_NUMBER})\s?[-–]\s?(?P<o11>{_NUMBER})\s?[/.]\s?(?P<y11>{_YEAR}))",
    rf"(?P<nmy>(?<![\d/.])(?P<n12>{_NUMBER})\s?[/.-]\s?(?P<y12>{_YEAR}))",
    rf"(?P<ymn>(?<![\d.])(?<!(?<!-\d\d)/)(?P<y13>{_YEAR})(?:(?P<j13>[/.])\s?(?P<o13>\d\d?(?!\d)|{_YEAR})|"
    r"-(?P<o14>\d\d))"
    rf"(?![\d%]|[/.](?!{_YEAR})\d|\s?[-–]\s?\d\d?[/.-]\d\d\d\d))",
    rf"(?P<quarter>(?<!\w)(?:[1-4]q|[12]h)\s?[,/-]?\s?(?P<y15>{_YEAR}|{_SHORT})|"
    rf"(?<!\w)(?:1st|2nd|3rd|4th)\s+(?:half|quarter)\s+(?:of\s+)?(?P<y16>{_YEAR}|{_SHORT}))",
    rf"(?P<yearly>(?<![\d/.-])(?P<y17>{_YEAR})[\s,/-]*(?P<k17>\()?{_PARTS}\b(?(k17)\))(?![\s,/'-]*\d))",
    rf"(?P<year>(?<![\d$£€.,/#@])(?P<y18>{_YEAR})(?![%,.+]\d|\+|[a-z]\b))",
    rf"(?P<apostrophe>(?<!\w)(?P<y19>{_SHORT}|\d\d'(?=\s?[-–—])))",
    rf"(?P<short>(?<![\d/.])(?P<n20>{_NUMBER})\s?/\s?(?P<y20>\d\d)(?![\d/]|\.\d)|"
    r"(?<![\d/.])(?P<n21>0[1-9]|1[0-2])\.(?P<y21>\d\d)(?![\d/.]))",
    rf"(?P<day>(?<![\d/])(?P<d22>{_DAYS})\.?\s(?P<m22>{_MONTH}))",
)
_POINT = re.compile(
    rf"(?:(?<![^\W\d_])(?=[^\W\d_])|{_RUN_INTO})(?:{'|'.join(_WORD_FORMS)})|"
    rf"(?=['\d])(?:{'|'.join(_NUMBER_FORMS)})",
    re.I,
)
_INNER = re.compile(r"[a-z]\d+")
_KINDS: dict[str, Kind] = {
    "part": "part", "yearly": "part", "quarter": "part", "year": "year", "apostrophe": "year",
    "short": "short", "loose": "loose", "month": "bare_month", "day": "bare_month",
    "season": "bare_part", "months": "months",
}  # fmt: skip

# What stands before or behind four digits that are no year: versions, standards, pages, telephone
# numbers, identifiers, amounts.
_BEFORE = re.compile(
    r"(?:\bpp?\.|\bpages?|\b(?:microsoft|ms)\s\w+|\b(?:server|windows|office|studio|exchange|"
    r"sharepoint|excel|outlook|autocad|visio|matlab|revit|dynamics|room|suite|building|box|"
    r"vol(?:ume|\.)|no\.|iso|iec|nsw|qld|vic|tas|act)|\b\d{5}-|\b\d{3}[-.]|"
    r"\d{3,4}\s\d{3}[ -]|[\d)]:|"
    r"\(\d{2,4}\)\s?\d{3,4}[ .-]|\+\d[\d ()]+)\s?$",
    re.I,
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{1,4}-$")
_GROUP = re.compile(r"(?<![\d./])(\d{4})[ -]$")
_COUNTED = re.compile(
    rf"\s?(?:{'|'.join(_DATA['counted'])})\b|[-.]\d{{3}}\b|-\d{{5,}}|"
    rf" (?!{_YEAR})\d{{4}}\b"
)
_AMONG = re.compile(r"\s*(?:[-–/,&]|,?\s(?:and|or|to)\s)\s*", re.I)
_LOOK = 24  # characters before and behind that are looked at


def find_points(text: str) -> list[Point]:
    """The points of the text from left to right, none overlapping another."""
    points: list[Point] = []
    barred = -1  # where a number that is no year ends
    for match in _POINT.finditer(text):
        if match.lastgroup in ("year", "apostrophe") and _no_year(match, barred):
            barred = match.end()
        elif (point := _read(match)) is not None:
            points.append(point)
    return points


def _read(match: re.Match[str]) -> Point | None:
    form = str(match.lastgroup)
    groups = {k[0]: v for k, v in match.groupdict().items() if v and _INNER.fullmatch(k)}
    year = full_year(groups["y"]) if "y" in groups else 0
    begin, stop = match.span()
    if form == "either":
        return _numeric(groups, year, begin, stop)
    if form == "ymn":
        return _year_and(groups, year, begin, stop)
    month = _NUMBERS[groups["m"].lower().rstrip(".")] if "m" in groups else int(groups.get("n", 0))
    kind = _KINDS.get(form, "month")
    return Point(kind, begin, stop, year, month, int(groups.get("o", 0)), "d" in groups)


def _no_year(match: re.Match[str], barred: int) -> bool:
    """Whether the digits are no year; `barred` is where others end that are none, or negative."""
    before = match.string[max(0, match.start() - _LOOK) : match.start()]
    behind = match.string[match.end() : match.end() + _LOOK]
    group = _GROUP.search(before)
    return bool(
        _BEFORE.search(before)
        or _CODE.search(before)
        or (group and not re.match(_YEAR, group[1]))
        or _COUNTED.match(behind)
        or (barred >= 0 and _AMONG.fullmatch(match.string, barred, match.start()))
    )


def _numeric(groups: dict[str, str], year: int, begin: int, stop: int) -> Point | None:
    """ "07/15/2012" or "15/07/2012"; with full stops the day is first."""
    first, second = int(groups["a"]), int(groups["b"])
    if groups["j"] == "." and len(groups["y"]) == 2 and len(groups["a"] + groups["b"]) < 4:
        return None  # a version
    if groups["j"] == ".":
        first, second = second, first
    day_first = first > 12
    if day_first:
        first, second = second, first
    if not 1 <= first <= 12 or second > 31:
        return None
    other = DAY_FIRST if day_first else second if second <= 12 else 0
    return Point("month", begin, stop, year, first, other, True)


def _year_and(groups: dict[str, str], year: int, begin: int, stop: int) -> Point:
    """ "2016.06" is a month, "2010/11" the academic year unless what is beside it says otherwise,
    and "2010-15" the two ends of a range."""
    number = int(groups["o"])
    following = (year + 1) % 100 == number % 100 and len(groups["o"]) > 1
    if 1 <= number <= 12 and (groups.get("j") == "." or not following):
        return Point("month", begin, stop, year, number)
    if following or number > (year if number > 99 else year % 100):
        return Point("academic", begin, stop, year, 0, number % 100)
    return Point("year", begin, begin + len(str(year)), year)
