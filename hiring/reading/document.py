"""A file of any kind as lines in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from hiring.reading.annotations import merged_pages
from hiring.reading.furniture import PageLines, part_furniture
from hiring.reading.layout import order_lines
from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.pdf import open_pdf, read_pages
from hiring.reading.recognition import see
from hiring.reading.sniff import sniff
from hiring.reading.stand_ins import refuse_stand_in
from hiring.reading.tables import find_tables
from hiring.reading.words import Line, Page

_PICTURES_ALONE = (
    "If its words are in pictures, save it as PDF and upload that: "
    "the words of pictures in a PDF are recognised."
)
_FEWEST_LETTERS = 20  # of a document that has text


@dataclass(frozen=True, slots=True)
class Document:
    """What later steps need of a file."""

    lines: tuple[Line, ...]
    pages: int
    ocr: bool
    warnings: tuple[str, ...]
    margins: tuple[Line, ...] = ()  # page numbers, and addresses above and below the text
    sheets: tuple[Page, ...] = ()  # the pages of a PDF as they were seen


def load(data: bytes, limits: Limits, deadline: Deadline) -> Document:
    """The document's lines; UnreadableError where it can't be read."""
    kind = sniff(data, limits)
    document = (
        _load_pdf(data, limits, deadline) if kind == "pdf" else _load_docx(data, limits, deadline)
    )
    letters = (c for line in (*document.lines, *document.margins) for c in line.text if c.isalnum())
    if sum(1 for _ in islice(letters, _FEWEST_LETTERS)) < _FEWEST_LETTERS:
        raise UnreadableError("no_text", hint=_PICTURES_ALONE if kind == "docx" else "")
    refuse_stand_in(document.lines)
    return document


def _load_docx(data: bytes, limits: Limits, deadline: Deadline) -> Document:
    from hiring.reading.docx import read_docx

    text = read_docx(data, limits, deadline)
    return Document(tuple(text.lines), text.pages, False, text.warnings)


def _load_pdf(data: bytes, limits: Limits, deadline: Deadline) -> Document:
    opened = open_pdf(data, limits)
    laid_out: list[PageLines] = []
    sheets: list[Page] = []
    columns: set[float] = set()
    warnings: list[str] = []
    ocr = False
    try:
        for page in read_pages(merged_pages(opened, data), limits, deadline):
            seen = see(opened, page, deadline)
            ocr = ocr or seen.recognised
            if page.hidden:
                warnings.append(f"hidden text ignored on page {page.number}")
            if seen.warning:
                warnings.append(seen.warning)
            sheets.append(seen.page)
            lines = order_lines(seen.page, find_tables(seen.page), columns)
            laid_out.append(PageLines(tuple(lines), page.height))
        pages = len(opened)
    finally:
        opened.close()
    text, margins = part_furniture(laid_out)
    return Document(tuple(text), pages, ocr, tuple(warnings), tuple(margins), tuple(sheets))
