"""The text of a document with quotes marked in it, for documents that have no pages to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hiring.qualification.quotes import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text.  `anchors` are those of the quotes that begin here; `marked` says whether
    any quote covers it."""

    text: str
    marked: bool
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    anchor: str


def mark_text(text: str, quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    """The whole text as pieces; a quote that is not found in it marks nothing.

    White space may differ between a quote and the text.  Each quote is looked for behind the one
    before it first, so that the dates of an entry are found in that entry and not in an earlier
    one."""
    spans = list(_find_all(text, quotes))
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    pieces = (_piece(text, start, end, spans) for start, end in pairwise(cuts))
    return tuple(pieces)


def _piece(text: str, start: int, end: int, spans: Iterable[_Span]) -> Piece:
    over = [span for span in spans if span.start <= start and end <= span.end]
    begin = tuple(span.anchor for span in over if span.start == start)
    return Piece(text[start:end], bool(over), begin)


def _find_all(text: str, quotes: Sequence[Quote]) -> Iterable[_Span]:
    behind = 0
    seen: set[str] = set()
    for quote in quotes:
        if quote.anchor in seen or not quote.text.strip():
            continue
        seen.add(quote.anchor)
        pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.text.split()))
        match = pattern.search(text, behind) or pattern.search(text)
        if match:
            behind = match.start()
            yield _Span(match.start(), match.end(), quote.anchor)
