"""Words and lines as they stand on a page: the material that every later step works on."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """One word.  Coordinates are PDF points from the top left of the page as a person sees it;
    `base` is its baseline, `angle` its turn in degrees clockwise (0, 90, 180, 270)."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    color: int = 0
    angle: int = 0
    seen: Box | None = None  # its true box, where the words are laid out in another frame

    @property
    def box(self) -> Box:
        """Where a person sees it."""
        return self.seen or (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn area or rule; `color` is None for a picture or a gradient."""

    x0: float
    top: float
    x1: float
    bottom: float
    color: int | None
    filled: bool = True
    edges: tuple[Box, ...] = ()  # its straight sides that run level or upright
    picture: bool = False  # an image, and no gradient


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its words and what is drawn behind them."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...] = ()
    hidden: bool = False
    image_share: float = 0.0
    traced: bool = False  # most of its words are drawn invisibly over a picture of them


@dataclass(frozen=True)
class Line:
    """Words that belong together in reading order: a line of a column, or a cell of a table.

    `gap` is the white space above it in units of its text size; `column` is the x where its column
    starts;
    `breaks` are indexes of words that follow a gap wide enough to part two things on one line."""

    words: tuple[Word, ...]
    gap: float = 0.0
    left: float = 0.0
    right: float = 0.0
    boxed: bool = True
    style: str = ""
    breaks: tuple[int, ...] = field(default=())
    side: str = ""  # which column of those on its page, "" where there are none

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in `text`."""
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.text) + 1
        return starts

    @cached_property
    def size(self) -> float:
        """The text size of most of the line."""
        return median(word.size for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return share(self.words, "bold") > 0.5

    @cached_property
    def italic(self) -> bool:
        """Whether most of its letters are italic."""
        return share(self.words, "italic") > 0.5

    @cached_property
    def caps(self) -> bool:
        """Whether it is set in capitals."""
        letters = sum(map(str.isalpha, self.text))
        return letters > 2 and sum(map(str.isupper, self.text)) >= 0.9 * letters

    @cached_property
    def look(self) -> tuple[float, bool, bool, int]:
        """What it looks like: size to half a point, bold, capitals, colour."""
        return round(self.size * 2) / 2, self.bold, self.caps, self.words[0].color

    @property
    def page(self) -> int:
        """The page it starts on."""
        return self.words[0].page

    @cached_property
    def x0(self) -> float:
        """Its left end."""
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that cover characters `start` to `end` of `text`."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, max(end - 1, start))
        return self.words[first:last]

    def segments(self) -> list[tuple[int, int]]:
        """Character spans of `text` between the wide gaps."""
        bounds = [0, *self.breaks, len(self.words)]
        spans = []
        for a, b in itertools.pairwise(bounds):
            if b > a:
                spans.append((self.starts[a], self.starts[b - 1] + len(self.words[b - 1].text)))
        return spans


def share(words: Sequence[Word], attribute: str) -> float:
    """The share of letters whose word has the attribute."""
    total = sum(len(word.text) for word in words) or 1
    return sum(len(word.text) for word in words if getattr(word, attribute)) / total
