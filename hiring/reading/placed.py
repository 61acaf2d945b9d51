"""The words of a document where they stand: what a person who covers some of them works with.

Plain values without any reader, so that a web process may hold them too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hiring.reading.words import Box


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """One word on a page from 1; `box` is (x0, top, x1, bottom) in PDF points from the top left of
    the page as a person sees it, None in a Word document."""

    text: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line in reading order, all of it on one page.  `section` is the kind of the section it is
    in, "top" before the first and "margin" for what stands above or below the text of a page;
    `breaks` are indexes of words behind a wide gap."""

    words: tuple[PlacedWord, ...]
    section: str
    breaks: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page: its number from 1, its size in PDF points (0 by 0 in a Word document), and the boxes
    of the pictures on it."""

    number: int
    width: float
    height: float
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True)
class PlacedText:
    """A document: its pages, and its lines in reading order.  `recognised` says that words were
    recognised in pictures and may be misread."""

    pages: tuple[PlacedPage, ...]
    lines: tuple[PlacedLine, ...]
    recognised: bool = False

    @cached_property
    def words(self) -> tuple[PlacedWord, ...]:
        """All words in reading order: the index of a word is its place in this tuple."""
        return tuple(word for line in self.lines for word in line.words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """For each line the index of its first word."""
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.words)
        return tuple(starts)


def placed_to_json(text: PlacedText) -> dict[str, Any]:
    """The text as plain JSON types, short enough to be kept for every reading."""
    return {
        "recognised": text.recognised,
        "pages": [
            [page.number, page.width, page.height, [list(box) for box in page.pictures]]
            for page in text.pages
        ],
        "lines": [
            [
                line.section,
                list(line.breaks),
                [[word.text, word.page, *(word.box or ())] for word in line.words],
            ]
            for line in text.lines
        ],
    }


def placed_from_json(data: dict[str, Any]) -> PlacedText:
    """The text that `placed_to_json` wrote."""
    pages = tuple(
        PlacedPage(number, width, height, tuple(_box(box) for box in pictures))
        for number, width, height, pictures in data["pages"]
    )
    lines = tuple(
        PlacedLine(tuple(_word(entry) for entry in words), section, tuple(breaks))
        for section, breaks, words in data["lines"]
    )
    return PlacedText(pages, lines, data["recognised"])


def _word(entry: list[Any]) -> PlacedWord:
    text, page, *box = entry
    return PlacedWord(text, page, _box(box) if box else None)


def _box(values: list[float]) -> Box:
    x0, top, x1, bottom = values
    return x0, top, x1, bottom
