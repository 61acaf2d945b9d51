"""The text of a document with quotes marked in it, for documents that have no pages to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hiring.qualification.quotes import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text.  `anchors` are those of the quotes whose first part begins here; `marked`
    says whether any quote covers it."""

    text: str
    marked: bool
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    anchor: str
    first: bool


def mark_text(text: str, quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    """The whole text as pieces; a quote that is not found in it marks nothing.

    White space may differ between a quote and the text.  Each quote is looked for behind the one
    before it first, so that the dates of an entry are found in that entry and not in an earlier
    one."""
    spans = list(_find_all(text, quotes))
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    pieces = (_piece(text, start, end, spans) for start, end in pairwise(cuts))
    return tuple(pieces)


def _piece(text: str, start: int, end: int, spans: Sequence[_Span]) -> Piece:
    marked = any(span.start <= start and end <= span.end for span in spans)
    begin = (span.anchor for span in spans if span.start == start and span.first)
    return Piece(text[start:end], marked, tuple(dict.fromkeys(begin)))


def _find_all(text: str, quotes: Sequence[Quote]) -> Iterable[_Span]:
    behind = 0
    for quote in {quote.anchor: quote for quote in quotes}.values():
        first = True
        for part in quote.parts:
            match = _search(text, part, behind) or _search(text, part, 0)
            if match:
                behind = match.start()
                yield _Span(match.start(), match.end(), quote.anchor, first)
                first = False


def _search(text: str, part: str, behind: int) -> re.Match[str] | None:
    words = part.split()
    return re.compile(r"\s+".join(map(re.escape, words))).search(text, behind) if words else None
