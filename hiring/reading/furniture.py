"""What a page carries for its own sake: page numbers, and a name or an address in its margins.

It interrupts what runs over the page's end, so that it is taken out of the lines and kept apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hiring.reading.headings import is_heading
from hiring.reading.words import Line

_MARGIN = 0.11  # of the page's height, above and below
_MOST = 4  # lines in one margin
_NUMBER = re.compile(
    r"(?:(?:.{0,60}\W)?(?:page:?\s*)?(?P<of>\d{1,2})\s*(?:/|of|\|)\s*\d{1,2}|"
    r"(?:.{0,60}\W)?page:?\s*(?P<page>\d{1,2})|[-–—\s(]*(?P<alone>\d{1,2})[-–—\s)]*)"
    r"(?:[^\w/].{0,60})?",
    re.I,
)
_REACH = re.compile(
    r"@\w|\(?\+?\d[\d\s().-]{8,}\d|https?:|www\.|\bcurriculum vit|\br[ée]sum[ée]\b", re.I
)
_DIGITS = re.compile(r"\d+")
_APART = 0.8  # white space, in text sizes, between the text of a page and its margin


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order, and its height in points."""

    lines: tuple[Line, ...]
    height: float


def part_furniture(pages: Sequence[PageLines]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the page margins, each in order."""
    text: list[Line] = []
    margins: list[Line] = []
    repeated = _repeated(pages)
    for number, page in enumerate(pages):
        taken = _taken(page, repeated, first=number == 0)
        for line in page.lines:
            (margins if id(line) in taken else text).append(line)
    return text, margins


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.lower())


def _repeated(pages: Sequence[PageLines]) -> set[str]:
    """What stands in the margins of more than one page, whatever its numbers."""
    counts = Counter(
        key
        for page in pages
        for key in {_key(x) for side in _sides(page) for x in side if not is_heading(x.text)}
    )
    return {key for key, count in counts.items() if count > 1}


def _sides(page: PageLines) -> tuple[list[Line], list[Line]]:
    """The lines of the upper margin from the top down, and of the lower from the bottom up."""
    ordered = sorted(page.lines, key=lambda line: line.top)
    high = [x for x in ordered if x.bottom < _MARGIN * page.height]
    low = [x for x in reversed(ordered) if x.top > (1 - _MARGIN) * page.height]
    return high[:_MOST], low[:_MOST]


def _taken(page: PageLines, repeated: set[str], first: bool) -> set[int]:
    """The lines of the page's margins that are furniture, by identity."""
    high, low = _sides(page)
    kept = [] if first else _outer(high, page, repeated, 1)
    return {id(line) for line in (*kept, *_outer(low, page, repeated, -1))}


def _outer(side: Sequence[Line], page: PageLines, repeated: set[str], way: int) -> list[Line]:
    """The lines from the page's edge inwards, as long as they are furniture."""
    block: list[Line] = []
    for line in side:
        alike = _key(line) in repeated or _numbers(line)
        if not (alike or (_REACH.search(line.text) and _parted(side, line, page, way))):
            break
        block.append(line)
    return block


def _numbers(line: Line) -> bool:
    """Whether the line states the number of the page that it stands on."""
    match = _NUMBER.fullmatch(line.text)
    return match is not None and str(line.page) in match.groupdict().values()


def _parted(side: Sequence[Line], line: Line, page: PageLines, way: int) -> bool:
    """Whether white space parts the margin that the line is in from the text of the page."""
    inner = [x for x in page.lines if (x.top - line.top) * way > 0 and x not in side]
    if not inner:
        return False
    if way > 0:
        return min(x.top for x in inner) - max(x.bottom for x in side) > _APART * line.size
    return min(x.top for x in side) - max(x.bottom for x in inner) > _APART * line.size
