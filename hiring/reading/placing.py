"""A file as words with their places, in reading order: every word a person sees, none twice.

Only a worker loads this module: it needs the readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from hiring.reading.cells import join_narrow
from hiring.reading.document import Document, load
from hiring.reading.limits import Deadline, Limits
from hiring.reading.placed import PlacedLine, PlacedPage, PlacedText, PlacedWord
from hiring.reading.sections import split_sections
from hiring.reading.words import Line, Page, Word

MARGIN = "margin"
LOOSE = "loose"  # words of a page that no line took


def place_words(data: bytes, limits: Limits) -> PlacedText:
    """The words of the file with their places; UnreadableError where it can't be read."""
    return place_document(load(data, limits, Deadline(limits.seconds)))


def place_document(document: Document) -> PlacedText:
    """The words of a document that was read with their places."""
    sections = _sections(document.lines)
    lines = [
        *(part for line in document.lines for part in _place(line, sections.get(line.words[0]))),
        *(part for line in document.margins for part in _place(line, MARGIN)),
        *_loose(document),
    ]
    sheets = tuple(_page(sheet) for sheet in document.sheets)
    pages = sheets or (PlacedPage(1, 0.0, 0.0),)
    return PlacedText(pages, tuple(lines), document.ocr)


def _sections(lines: Sequence[Line]) -> dict[Word, str]:
    """The kind of the section that each word is in."""
    kinds: dict[Word, str] = {}
    for section in split_sections(join_narrow(lines)):
        headed = (section.heading,) if section.heading else ()
        for line in (*headed, *section.lines):
            kinds |= dict.fromkeys(line.words, section.kind)
    return kinds


def _place(line: Line, section: str | None) -> Iterable[PlacedLine]:
    """The line, or its parts where it runs over the end of a page."""
    breaks = set(line.breaks)
    for _, numbered in groupby(enumerate(line.words), key=lambda pair: pair[1].page):
        part = list(numbered)
        first = part[0][0]
        yield PlacedLine(
            tuple(_word(word, boxed=line.boxed) for _, word in part),
            section or "top",
            tuple(n - first for n, _ in part if n in breaks and n > first),
        )


def _word(word: Word, *, boxed: bool) -> PlacedWord:
    if not boxed:
        return PlacedWord(word.text, 1)
    x0, top, x1, bottom = (round(edge, 2) for edge in word.box)
    return PlacedWord(word.text, word.page, (x0, top, x1, bottom))


def _loose(document: Document) -> Iterable[PlacedLine]:
    """What stands on a page and in no line: nothing, as long as layout loses no word; what it
    might lose must be known to whoever covers words."""
    taken = Counter(
        character
        for line in (*document.lines, *document.margins)
        for word in line.words
        for character in ((word.page, c) for c in word.text)
    )
    for sheet in document.sheets:
        here = Counter((sheet.number, c) for word in sheet.words for c in word.text)
        if not here - taken:
            continue
        known = [w.box for x in (*document.lines, *document.margins) for w in x.words]
        for word in sheet.words:
            if not any(_holds(box, word) for box in known):
                yield PlacedLine((_word(word, boxed=True),), LOOSE)


def _holds(box: tuple[float, float, float, float], word: Word) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _page(sheet: Page) -> PlacedPage:
    pictures = tuple(
        (round(s.x0, 2), round(s.top, 2), round(s.x1, 2), round(s.bottom, 2))
        for s in sheet.shapes
        if s.picture
    )
    return PlacedPage(sheet.number, sheet.width, sheet.height, pictures)
