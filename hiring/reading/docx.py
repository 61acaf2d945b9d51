"""Word documents as lines: paragraphs, tables, text boxes, content controls, headers and footers.

Works on the XML that python-docx opens.  Tracked changes are read as accepted: what was inserted
stays, what was
deleted is dropped.  There are no pages and boxes; line breaks and tabs part lines and segments.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.oxml.ns import qn

from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.normalise import normalise, normalise_word
from hiring.reading.words import Line, Word

_BODY_SIZE = 11.0
_LINE = 14.0  # nominal pitch: gives lines an order and paragraphs a gap
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = {
    qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"),
    qn("w:hyperlink"), qn("w:smartTag"), qn("w:customXml"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice",
}  # fmt: skip


@dataclass(slots=True)
class _Run:
    text: str
    size: float
    bold: bool
    italic: bool
    tab: bool = False


@dataclass(slots=True)
class _Writer:
    """Lines as they come, with a place on an endless page."""

    lines: list[Line] = field(default_factory=list)
    at: float = 0.0

    def add(self, runs: list[_Run], gap: float, bullet: bool) -> None:
        """One line of runs; an empty one only widens the gap before the next."""
        words, breaks = _words(runs, self.at + _LINE)
        if not words:
            self.at += _LINE
            return
        if bullet and words[0].text != "•":
            words.insert(0, _word("•", words[0].base, 0.0, runs[0]))
            breaks = [b + 1 for b in breaks]
        self.at += _LINE
        self.lines.append(Line(tuple(words), gap, 0.0, 500.0, False, "", tuple(breaks)))


def read_docx(data: bytes, limits: Limits, deadline: Deadline) -> tuple[list[Line], int]:
    """The lines in reading order, and the number of pages that the document states (at least 1)."""
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises whatever lxml and zipfile raise
        raise UnreadableError("corrupt") from error
    writer = _Writer()
    for section in document.sections[:1]:
        _blocks(section.header._element, document, writer, deadline)
    _blocks(document.element.body, document, writer, deadline)
    for section in document.sections[:1]:
        _blocks(section.footer._element, document, writer, deadline)
    pages = _page_count(data)
    if pages > limits.pages:
        raise UnreadableError("too_many_pages", f"It has {pages}; the limit is {limits.pages}.")
    return writer.lines, pages


def _page_count(data: bytes) -> int:
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return 1
        found = re.search(rb"<Pages>(\d+)</Pages>", archive.read("docProps/app.xml"))
    return max(int(found[1]), 1) if found else 1


def _blocks(parent: Any, document: Any, writer: _Writer, deadline: Deadline) -> None:
    for child in parent:
        deadline.check()
        if child.tag == qn("w:p"):
            _paragraph(child, document, writer, deadline)
        elif child.tag == qn("w:tbl"):
            _table(child, document, writer, deadline)
        elif child.tag in _WRAPPERS:
            _blocks(child, document, writer, deadline)


def _paragraph(element: Any, document: Any, writer: _Writer, deadline: Deadline) -> None:
    style = _Style.of(element, document)
    lines: list[list[_Run]] = [[]]
    for run in _runs(element, style):
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    for n, runs in enumerate(lines):
        writer.add(runs, style.before if n == 0 else 0.2, style.bullet and n == 0)
    for box in _text_boxes(element):
        _blocks(box, document, writer, deadline)


def _text_boxes(element: Any) -> Iterator[Any]:
    """Text boxes anchored in the paragraph, each once (Word stores an older copy beside it)."""
    for content in element.iter(qn("w:txbxContent")):
        if not any(a.tag == _FALLBACK for a in content.iterancestors()):
            nested = next(content.iterancestors(qn("w:txbxContent")), None)
            if nested is None or nested is element:
                yield content


@dataclass(frozen=True, slots=True)
class _Style:
    """How a paragraph is set."""

    size: float
    bold: bool
    italic: bool
    caps: bool
    before: float
    bullet: bool

    @classmethod
    def of(cls, element: Any, document: Any) -> _Style:
        """From the paragraph's own properties and its named style."""
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = named.get(qn("w:val")) if named is not None else "Normal"
        size, bold, italic, caps, before, bullet = _BODY_SIZE, False, False, False, 0.2, False
        for part in _style_chain(document, name):
            run = part.find(qn("w:rPr"))
            if run is not None:
                size, bold, italic, caps = _run_look(run, size, bold, italic, caps)
            bullet = bullet or part.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        own = element.find(qn("w:pPr"))
        if own is not None:
            bullet = bullet or own.find(qn("w:numPr")) is not None
            spacing = own.find(qn("w:spacing"))
            if spacing is not None and (spacing.get(qn("w:before")) or "0").isdigit():
                before = max(before, int(spacing.get(qn("w:before")) or 0) / 20 / _BODY_SIZE)
        heading = name.lower().startswith(("heading", "title"))
        if heading:
            size, bold, before, bullet = max(size, 13.0), True, max(before, 1.0), False
        return cls(size, bold, italic, caps, before, bullet)


def _style_chain(document: Any, name: str) -> list[Any]:
    """The style's elements, the most general first."""
    found = {s.get(qn("w:styleId")): s for s in document.styles.element.iter(qn("w:style"))}
    chain: list[Any] = []
    while name in found and len(chain) < 12:
        chain.append(found[name])
        based = found[name].find(qn("w:basedOn"))
        name = based.get(qn("w:val")) if based is not None else ""
    return chain[::-1]


def _on(properties: Any, tag: str, default: bool) -> bool:
    found = properties.find(qn(tag))
    if found is None:
        return default
    return found.get(qn("w:val")) not in ("0", "false", "none")


def _run_look(
    properties: Any, size: float, bold: bool, italic: bool, caps: bool
) -> tuple[float, bool, bool, bool]:
    stated = properties.find(qn("w:sz"))
    if stated is not None:
        size = float(stated.get(qn("w:val"))) / 2
    return (
        size,
        _on(properties, "w:b", bold),
        _on(properties, "w:i", italic),
        _on(properties, "w:caps", caps),
    )


def _runs(element: Any, style: _Style) -> Iterator[_Run]:
    """The paragraph's visible runs in order, line breaks as a run of a newline."""
    for child in element:
        if child.tag == qn("w:r"):
            yield from _run_parts(child, style)
        elif child.tag in _WRAPPERS or child.tag == qn("w:fldSimple"):
            yield from _runs(child, style)


def _run_parts(run: Any, style: _Style) -> Iterator[_Run]:
    size, bold, italic, caps = style.size, style.bold, style.italic, style.caps
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        if _on(properties, "w:vanish", False):
            return
        size, bold, italic, caps = _run_look(properties, size, bold, italic, caps)
    for part in run:
        if part.tag == qn("w:t"):
            text = part.text or ""
            yield _Run(text.upper() if caps else text, size, bold, italic)
        elif part.tag in (qn("w:tab"), qn("w:ptab")):
            yield _Run("", size, bold, italic, tab=True)
        elif part.tag in (qn("w:br"), qn("w:cr")):
            yield _Run("\n", size, bold, italic)
        elif part.tag == qn("w:noBreakHyphen"):
            yield _Run("-", size, bold, italic)


def _word(text: str, base: float, x: float, run: _Run) -> Word:
    width = len(text) * run.size * 0.5
    return Word(text, 1, x, base - run.size, x + width, base, base, run.size, run.bold, run.italic)


def _words(runs: list[_Run], base: float) -> tuple[list[Word], list[int]]:
    """The words of a line, those parted by runs made whole, and where tabs stand."""
    words: list[Word] = []
    breaks: list[int] = []
    open_word = False
    x = 0.0
    for run in runs:
        if run.tab:
            if words:
                breaks.append(len(words))
            open_word, x = False, x + 40
            continue
        pieces = normalise(run.text).split(" ") if run.text.strip() else []
        if run.text[:1].isspace():
            open_word = False
        for piece in (normalise_word(p) for p in pieces):
            if open_word and words:
                words[-1] = replace(
                    words[-1], text=words[-1].text + piece, x1=words[-1].x1 + 5 * len(piece)
                )
            elif piece:
                words.append(_word(piece, base, x, run))
            x, open_word = words[-1].x1 + 4 if words else x, False
        open_word = bool(pieces) and not run.text[-1:].isspace()
    return words, sorted({b for b in breaks if b < len(words)})


def _table(table: Any, document: Any, writer: _Writer, deadline: Deadline) -> None:
    """A table whose cells are blocks is read cell by cell; a row of short cells is one line."""
    rows = [
        [c for c in row.iter(qn("w:tc")) if _owner(c) is row]
        for row in table.iter(qn("w:tr"))
        if _owner_table(row) is table
    ]
    for row in rows:
        cells = [_cell_lines(cell, document, deadline) for cell in row]
        if len(cells) > 1 and all(len(lines) <= 1 for lines in cells):
            _row_line([lines[0] for lines in cells if lines], writer)
            continue
        for lines in cells:
            for line in lines:
                writer.at += _LINE
                writer.lines.append(line)


def _owner(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")), None)


def _owner_table(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")), None)


def _cell_lines(cell: Any, document: Any, deadline: Deadline) -> list[Line]:
    inner = _Writer()
    _blocks(cell, document, inner, deadline)
    return inner.lines


def _row_line(lines: list[Line], writer: _Writer) -> None:
    if not lines:
        return
    words: list[Word] = []
    breaks: list[int] = []
    for line in lines:
        if words:
            breaks.append(len(words))
        breaks += [len(words) + b for b in line.breaks]
        words += line.words
    writer.at += _LINE
    gap = max(line.gap for line in lines)
    writer.lines.append(Line(tuple(words), gap, 0.0, 500.0, False, "", tuple(breaks)))
