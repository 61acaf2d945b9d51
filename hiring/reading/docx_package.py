"""The parts of a Word package that hold its words: body, headers, footers, notes, styles.

The archive is opened here rather than by python-docx, which refuses templates, files with macros,
files saved as "strict", and any file that names a part it does not hold; Word opens all of these.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hiring.reading.limits import UnreadableError

_MAIN = "word/document.xml"
# The namespaces of "Strict Open XML" by those that everything else uses.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_PAGES = re.compile(rb"<(?:\w+:)?Pages>(\d+)</")


@dataclass(frozen=True, slots=True)
class Package:
    """What is read of a Word file: XML elements; `notes` are the foot and end notes by kind and
    number, `pages` is what the file states, at least 1."""

    body: Any
    styles: Any | None
    headers: tuple[Any, ...]
    footers: tuple[Any, ...]
    notes: dict[tuple[str, str], Any]
    pages: int


def open_package(data: bytes) -> Package:
    """The package; UnreadableError("corrupt") for one without a document that can be parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Opened(archive).package()
    except Exception as error:  # whatever zipfile and lxml raise
        raise UnreadableError("corrupt") from error


class _Opened:
    """An open archive, the names of its parts in any case and with any slashes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_plain(name): name for name in archive.namelist()}
        main = next(iter(self._targets("", "officeDocument").values()), _MAIN)
        self._main = main if _plain(main) in self._names else _MAIN

    def package(self) -> Package:
        """The parts that hold words."""
        document = self._parsed(self._main)
        body = document.find(qn("w:body"))
        if body is None:
            raise UnreadableError("corrupt")
        notes: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            for part in self._linked(kind + "s"):
                for note in part.iter(qn(f"w:{kind}")):
                    notes[kind, note.get(qn("w:id")) or ""] = note
        return Package(
            body, next(self._linked("styles"), None), self._edge(body, "header"),
            self._edge(body, "footer"), notes, self._pages(),
        )  # fmt: skip

    def _edge(self, body: Any, kind: str) -> tuple[Any, ...]:
        """The headers or footers that pages show, each once, the first page's own before others."""
        targets = self._targets(self._main, kind)
        even = any(
            settings.find(qn("w:evenAndOddHeaders")) is not None
            for settings in self._linked("settings")
        )
        wanted: dict[str, None] = {}
        for section in body.iter(qn("w:sectPr")):
            shown = {"first": section.find(qn("w:titlePg")) is not None, "default": True}
            shown["even"] = even
            for place in ("first", "default", "even"):
                for reference in section.findall(qn(f"w:{kind}Reference")):
                    if shown[place] and reference.get(qn("w:type"), "default") == place:
                        wanted[targets.get(reference.get(qn("r:id")), "")] = None
        return tuple(self._parsed(name) for name in wanted if _plain(name) in self._names)

    def _linked(self, kind: str) -> Iterator[Any]:
        for name in self._targets(self._main, kind).values():
            if _plain(name) in self._names:
                yield self._parsed(name)

    def _targets(self, part: str, kind: str) -> dict[str, str]:
        """The parts of a kind that a part is linked to, by the link's id."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if _plain(links) not in self._names:
            return {}
        found = {}
        for link in self._parsed(links):
            of_kind = (link.get("Type") or "").rsplit("/", 1)[-1] == kind
            if of_kind and link.get("TargetMode") != "External":
                target = posixpath.join("/", folder, link.get("Target") or "")
                found[link.get("Id") or ""] = posixpath.normpath(target)
        return found

    def _parsed(self, name: str) -> Any:
        data = self._archive.read(self._names[_plain(name)])
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        return parse_xml(data)

    def _pages(self) -> int:
        name = self._names.get("docprops/app.xml")
        found = _PAGES.search(self._archive.read(name)) if name else None
        return max(int(found[1]), 1) if found else 1


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
