"""Word documents as lines: paragraphs, tables, text boxes, content controls, headers and footers.

Tracked changes are read as accepted: what was inserted stays, what was deleted is dropped.  There
are no pages and boxes; line breaks and tabs part lines and segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from hiring.reading.docx_lines import Run, Writer, join_cells
from hiring.reading.docx_look import Look, Looks
from hiring.reading.docx_package import Package, open_package
from hiring.reading.limits import Deadline, Limits, UnreadableError
from hiring.reading.words import Line

_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_ALTERNATES}Choice", f"{_ALTERNATES}Fallback"
_WRAPPERS = {
    qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:hyperlink"), qn("w:smartTag"),
    qn("w:customXml"), qn("w:fldSimple"), qn("w:dir"), qn("w:bdo"), qn("w:ruby"),
    qn("w:rubyBase"), f"{_ALTERNATES}AlternateContent", _CHOICE,
}  # fmt: skip
_GONE = (qn("w:del"), qn("w:moveFrom"))
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_SHORT_BOX = 2  # lines: a longer text box amid the text stands beside it, not in it
HIDDEN = "hidden text ignored"
UNFILLED = "content controls that were never filled in are left out"


@dataclass(frozen=True, slots=True)
class WordText:
    """The lines in reading order, the number of pages that the document states (at least 1), and
    what a recruiter should know."""

    lines: list[Line]
    pages: int
    warnings: tuple[str, ...]


def read_docx(data: bytes, limits: Limits, deadline: Deadline) -> WordText:
    """The words of a Word document; UnreadableError for one that is corrupt or too long."""
    package = open_package(data)
    if package.pages > limits.pages:
        detail = f"It has {package.pages}; the limit is {limits.pages}."
        raise UnreadableError("too_many_pages", detail)
    walk = _Walk(package, Looks(package.styles), deadline)
    return WordText(walk.lines(), package.pages, tuple(walk.warnings))


@dataclass(slots=True)
class _Walk:
    """A walk through the parts of one document."""

    package: Package
    looks: Looks
    deadline: Deadline
    warnings: dict[str, None] = field(default_factory=dict)
    _cited: dict[tuple[str, str], None] = field(default_factory=dict)

    def lines(self) -> list[Line]:
        """Headers, body, notes and footers; what every page repeats stands there once."""
        writer = Writer()
        self._edges(self.package.headers, writer)
        # White words may stand on a drawn area, and no one can tell which words do.
        plain = not any(_draws(p) for p in (self.package.body, *self.package.headers))
        body = Writer(at=writer.at, bare=plain, beside=[])
        self._blocks(self.package.body, body)
        writer.take([*body.lines, *(body.beside or ())])
        for key in self._cited:
            if key in self.package.notes:
                self._blocks(self.package.notes[key], writer)
        self._edges(self.package.footers, writer)
        return writer.lines

    def _edges(self, parts: Sequence[Any], writer: Writer) -> None:
        """Headers or footers, each line once."""
        said: set[str] = set()
        for part in parts:
            inner = Writer(at=writer.at)
            self._blocks(part, inner)
            writer.take([line for line in inner.lines if line.text not in said])
            said |= {line.text for line in inner.lines}

    def _blocks(self, parent: Any, writer: Writer) -> None:
        before: list[Run] = []
        for child in parent:
            self.deadline.check()
            if child.tag == qn("w:p"):
                before = self._paragraph(child, writer, before)
            elif child.tag == qn("w:tbl"):
                self._table(child, writer)
            elif child.tag == qn("w:sdt"):
                self._blocks(self._control(child), writer)
            elif child.tag in _WRAPPERS:
                self._blocks(child, writer)
        writer.add(before, Look())

    def _control(self, control: Any) -> Any:
        """What a content control holds; nothing where it shows only what could be filled in."""
        shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        content = control.find(qn("w:sdtContent"))
        if content is None or shown is None or shown.get(qn("w:val")) in ("0", "false"):
            return () if content is None else content
        self.warnings[UNFILLED] = None
        return ()

    def _paragraph(self, element: Any, writer: Writer, before: list[Run]) -> list[Run]:
        """Write a paragraph; its runs are returned instead where its end was deleted, so that the
        next paragraph goes on with them."""
        look = self.looks.paragraph(element)
        runs = [*before, *self._runs(element, look, writer.bare)]
        mark = element.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        joined = mark is not None and any(mark.find(tag) is not None for tag in _GONE)
        if not joined:
            writer.add(runs, look)
        for box in _text_boxes(element):
            inner = Writer(at=writer.at)
            self._blocks(box, inner)
            if writer.beside is not None and writer.lines and len(inner.lines) > _SHORT_BOX:
                writer.beside += inner.lines
            else:
                writer.take(inner.lines)
        return runs if joined else []

    def _runs(self, element: Any, look: Look, bare: bool) -> Iterator[Run]:
        """The visible runs in order, line breaks as a run of a newline."""
        for child in element:
            if child.tag == qn("w:r"):
                yield from self._run(child, self.looks.run(child, look), bare)
            elif child.tag == qn("w:sdt"):
                yield from self._runs(self._control(child), look, bare)
            elif child.tag in _WRAPPERS:
                yield from self._runs(child, look, bare)

    def _run(self, element: Any, look: Look, bare: bool) -> Iterator[Run]:
        hidden = look.hidden(bare)
        for part in element:
            if part.tag in _NOTES:
                self._cited[_NOTES[part.tag], part.get(qn("w:id")) or ""] = None
            run = _part(part, look)
            if run is None:
                continue
            if not hidden:
                yield run
            elif run.text.strip():
                self.warnings[HIDDEN] = None

    def _table(self, table: Any, writer: Writer) -> None:
        """A table whose cells are blocks is read cell by cell; a row of short cells is one line."""
        for row in _own(table, "w:tr", "w:tbl"):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                continue
            cells = []
            at = writer.at
            for cell in _own(row, "w:tc", "w:tr"):
                inner = Writer(at=at)
                self._blocks(cell, inner)
                cells.append(inner.lines)
            if len(cells) > 1 and all(len(lines) <= 1 for lines in cells):
                writer.take(join_cells([lines[0] for lines in cells if lines]))
            else:
                writer.take([line for lines in cells for line in lines])


def _own(parent: Any, tag: str, owner: str) -> list[Any]:
    """The rows of a table or cells of a row, those of tables within them left out."""
    found = parent.iter(qn(tag))
    return [item for item in found if next(item.iterancestors(qn(owner)), None) is parent]


def _part(part: Any, look: Look) -> Run | None:
    """A part of a run as a run of its own; None for what has no words."""
    if part.tag == qn("w:t"):
        text = (part.text or "").replace("\n", " ")
        return Run(text.upper() if look.caps else text, look)
    if part.tag in (qn("w:tab"), qn("w:ptab")):
        return Run("", look, tab=True)
    if part.tag in (qn("w:br"), qn("w:cr")):
        return Run("\n", look)
    if part.tag == qn("w:noBreakHyphen"):
        return Run("-", look)
    return Run("•", look) if part.tag == qn("w:sym") else None


def _text_boxes(element: Any) -> Iterator[Any]:
    """Text boxes anchored in the paragraph itself, each once: Word stores an older copy beside it,
    and some programs only that."""
    for content in element.iter(qn("w:txbxContent")):
        above = list(content.iterancestors())
        above = above[: above.index(element) + 1]
        owner = next(a for a in above if a.tag == qn("w:p"))
        copy = next((a for a in above if a.tag == _FALLBACK), None)
        doubled = copy is not None and any(
            next(choice.iter(qn("w:txbxContent")), None) is not None
            for choice in copy.itersiblings(_CHOICE, preceding=True)
        )
        if owner is element and not doubled and not any(a.tag in _GONE for a in above):
            yield content


def _draws(part: Any) -> bool:
    """Whether anything is drawn that words may stand on."""
    return next(part.iter(qn("w:drawing"), qn("w:pict"), qn("w:object")), None) is not None
