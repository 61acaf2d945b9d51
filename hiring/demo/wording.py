"""How facts are worded: dates in many styles, with what each lets one know, and headings."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hiring.demo import months
from hiring.demo.pools import Split, load, share

SEASONS = (
    "Winter",
    "Winter",
    "Spring",
    "Spring",
    "Spring",
    "Summer",
    "Summer",
    "Summer",
    "Fall",
    "Fall",
    "Fall",
    "Winter",
)


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of a job as printed: the whole text and its halves, and what one can know of them.

    `start` and `end` are "YYYY-MM", "YYYY", "present" or None, as in the command-line contract."""

    text: str
    first: str
    last: str
    start: str
    end: str | None


def date_styles() -> tuple[str, ...]:
    """The names of all date styles."""
    return tuple(load("dates")["styles"])


def heading(roll: Random, split: Split, kind: str) -> str:
    """One of the ways to head a section of that kind."""
    data = load("headings")
    return str(roll.choice(share(data["headings"][kind], split, data["common"])))


def spell(start: str, end: str, style: str) -> Span:
    """A job's dates in that style; KeyError if unknown.  A year alone stays one in every style."""
    rules = load("dates")["styles"][style]
    first = _part(rules["part"], start)
    if end == "present":
        return _still_held(rules, start, first)
    last = _part(rules.get("last", rules["part"]), end)
    known = Span("", first, last, _known(rules, start), _known(rules, end))
    if "same" in rules and first == last:
        text = rules["same"].format(start=first)
    elif "same_year" in rules and _same_year(start, end):
        text = rules["same_year"].format(first=months.NAMES[int(start[5:]) - 1][:3], end=last)
    else:
        text = rules["join"].format(start=first, end=last)
    return Span(text, first, last, known.start, known.end)


def _still_held(rules: dict[str, str], start: str, first: str) -> Span:
    last = rules.get("present", "Present")
    shape = rules.get("now", rules["join"])
    end = None if rules.get("open") else "present"
    return Span(shape.format(start=first, end=last), first, last, _known(rules, start), end)


def _same_year(start: str, end: str) -> bool:
    return len(start) == len(end) == 7 and start[:4] == end[:4]


def _known(rules: dict[str, str], date: str) -> str:
    return date[:4] if rules.get("precision") == "year" else date


def _part(pattern: str, date: str) -> str:
    year = date[:4]
    if len(date) == 4:
        return year
    month = int(date[5:])
    name = months.NAMES[month - 1]
    short = name[:3]
    slots = {
        "Month": name,
        "Mon": short,
        "MON": short.upper(),
        "Mon.": name if len(name) <= 4 else f"{short}.",
        "Sept": "Sept" if month == 9 else short,
        "MM": f"{month:02d}",
        "M": str(month),
        "YYYY": year,
        "YY": year[2:],
        "Season": SEASONS[month - 1],
    }
    for slot, text in slots.items():
        pattern = pattern.replace(f"{{{slot}}}", text)
    return pattern
