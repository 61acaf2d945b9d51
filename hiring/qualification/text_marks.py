"""The text of a document with words marked in it, for documents that have no pages to show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hiring.qualification.quotes import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text.  `words` are the anchors of the passages that cover it, the shortest
    first; `begins` are those of them that begin here."""

    text: str
    words: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    anchor: str


def mark_text(text: str, passages: Sequence[Passage]) -> tuple[Piece, ...]:
    """The whole text as pieces; words that are not found in it mark nothing.

    White space may differ between a passage and the text.  The words of one entry are looked for
    near one another, and each entry behind the one before it first, so that the dates of an entry
    are found in that entry and not in another one with the same dates."""
    spans = list(_find_all(text, passages))
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    return tuple(_piece(text, start, end, spans) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, spans: Sequence[_Span]) -> Piece:
    over = [span for span in spans if span.start <= start and end <= span.end]
    over.sort(key=lambda span: span.end - span.start)
    begins = (span.anchor for span in over if span.start == start)
    return Piece(
        text[start:end],
        tuple(dict.fromkeys(span.anchor for span in over)),
        tuple(dict.fromkeys(begins)),
    )


def _find_all(text: str, passages: Sequence[Passage]) -> Iterator[_Span]:
    behind = 0
    taken: set[tuple[int, int]] = set()
    for entry, group in groupby(enumerate(passages), key=_group):
        found = _find_entry(text, [passage for _, passage in group], behind, taken)
        if found and entry[0]:
            behind = min(span.start for span in found)
            taken |= {(span.start, span.end) for span in found}
        yield from found


def _group(numbered: tuple[int, Passage]) -> tuple[int, int]:
    """Passages of one entry belong together; one of no entry stands by itself."""
    number, passage = numbered
    return (passage.entry, 0) if passage.entry else (0, number)


def _find_entry(
    text: str, passages: Sequence[Passage], behind: int, taken: Collection[tuple[int, int]]
) -> list[_Span]:
    """The words of one entry: the rarest of them says where it stands, the others are taken as
    near to that as they occur, where no earlier entry has `taken` them."""
    places = [(passage, _occurrences(text, passage.text)) for passage in passages]
    known = [(passage, spans) for passage, spans in places if spans]
    if not known:
        return []
    _, rarest = min(known, key=lambda one: (len(one[1]), -len(one[0].text)))
    pivot = next((span for span in rarest if span[0] >= behind), rarest[0])
    found = []
    for passage, spans in known:
        start, end = min(spans, key=lambda span: (span in taken, _distance(span, pivot)))
        found.append(_Span(start, end, passage.anchor))
    return found


def _distance(span: tuple[int, int], pivot: tuple[int, int]) -> int:
    """The letters between the two."""
    return max(span[0] - pivot[1], pivot[0] - span[1], 0)


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    parts = words.split()
    if not parts:
        return []
    matches: Iterable[re.Match[str]] = re.finditer(r"\s+".join(map(re.escape, parts)), text)
    return [match.span() for match in matches]
