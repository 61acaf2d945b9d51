"""How text is set in a Word document: its styles, and what a paragraph or run changes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

_BODY_SIZE = 11.0
_DEEPEST = 12  # styles that a style may rest on
_SMALLEST = 2.0  # points; smaller text can't be read on paper
_WHITE = ("ffffff", "fefefe", "fdfdfd")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set; `before` is the white space above its paragraph in lines."""

    size: float = _BODY_SIZE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    vanished: bool = False
    white: bool = False
    shaded: bool = False
    before: float = 0.2
    bullet: bool = False

    def hidden(self, bare: bool) -> bool:
        """Whether nobody can read it: marked as hidden, no larger than a speck, or white on `bare`
        paper."""
        if self.vanished or self.size < _SMALLEST:
            return True
        return bare and self.white and not self.shaded


class Looks:
    """The looks of a document's paragraphs and runs, from its styles (None where it has none)."""

    def __init__(self, styles: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._default = "Normal"
        self._base = Look()
        self._known: dict[str, Look] = {}
        if styles is None:
            return
        for style in styles.iter(qn("w:style")):
            key = style.get(qn("w:styleId")) or ""
            self._styles[key] = style
            kind, default = style.get(qn("w:type")), style.get(qn("w:default"))
            if kind == "paragraph" and default in ("1", "true"):
                self._default = key
        defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        if defaults is not None:
            self._base = _with_run(self._base, defaults)

    def paragraph(self, element: Any) -> Look:
        """The look of a paragraph's runs, so far as they change nothing themselves."""
        own = element.find(qn("w:pPr"))
        named = own.find(qn("w:pStyle")) if own is not None else None
        name = (named.get(qn("w:val")) if named is not None else None) or self._default
        if name not in self._known:
            self._known[name] = self._named(name)
        look = self._known[name]
        return look if own is None else _with_paragraph(look, own)

    def run(self, element: Any, paragraph: Look) -> Look:
        """The look of one run of a paragraph."""
        own = element.find(qn("w:rPr"))
        if own is None:
            return paragraph
        look = paragraph
        named = own.find(qn("w:rStyle"))
        if named is not None:
            for part in self._chain(named.get(qn("w:val")) or ""):
                run = part.find(qn("w:rPr"))
                look = look if run is None else _with_run(look, run)
        return _with_run(look, own)

    def _named(self, name: str) -> Look:
        look = self._base
        for part in self._chain(name):
            run, paragraph = part.find(qn("w:rPr")), part.find(qn("w:pPr"))
            look = look if run is None else _with_run(look, run)
            look = look if paragraph is None else replace(
                _with_paragraph(look, paragraph), before=look.before
            )  # fmt: skip
        if _is_heading(name):
            look = replace(look, size=max(look.size, 13.0), bold=True, before=1.0, bullet=False)
        return look

    def _chain(self, name: str) -> list[Any]:
        """The style's elements, the most general first."""
        chain: list[Any] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            based = self._styles[name].find(qn("w:basedOn"))
            name = (based.get(qn("w:val")) or "") if based is not None else ""
        return chain[::-1]


def _is_heading(name: str) -> bool:
    return name.lower().startswith(("heading", "title"))


def _with_paragraph(look: Look, own: Any) -> Look:
    spacing, numbering = own.find(qn("w:spacing")), own.find(qn("w:numPr"))
    before = (spacing.get(qn("w:before")) or "0") if spacing is not None else "0"
    if before.isdigit():
        look = replace(look, before=max(look.before, int(before) / 20 / _BODY_SIZE))
    if numbering is not None:
        number = numbering.find(qn("w:numId"))
        named = own.find(qn("w:pStyle"))
        heading = named is not None and _is_heading(named.get(qn("w:val")) or "")
        stopped = number is not None and number.get(qn("w:val")) == "0"
        look = replace(look, bullet=not (stopped or heading))
    return replace(look, shaded=True) if _is_shaded(own) else look


def _with_run(look: Look, own: Any) -> Look:
    size, color = own.find(qn("w:sz")), own.find(qn("w:color"))
    stated = size.get(qn("w:val")) if size is not None else None
    white = look.white
    if color is not None:
        theme = color.get(qn("w:themeColor"))
        white = (color.get(qn("w:val")) or "").lower() in _WHITE and theme in (None, "background1")
    return replace(
        look,
        size=float(stated) / 2 if stated else look.size,
        bold=_on(own, "w:b", look.bold),
        italic=_on(own, "w:i", look.italic),
        caps=_on(own, "w:caps", look.caps),
        vanished=_on(own, "w:vanish", look.vanished),
        white=white,
        shaded=look.shaded or _is_shaded(own) or own.find(qn("w:highlight")) is not None,
    )


def _is_shaded(own: Any) -> bool:
    shade = own.find(qn("w:shd"))
    if shade is None:
        return False
    fill = (shade.get(qn("w:fill")) or "auto").lower()
    return fill not in ("auto", *_WHITE) or shade.get(qn("w:val")) not in (None, "clear", "nil")


def _on(own: Any, tag: str, default: bool) -> bool:
    found = own.find(qn(tag))
    if found is None:
        return default
    return found.get(qn("w:val")) not in ("0", "false", "none", "off")
