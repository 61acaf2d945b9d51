"""A document as it stands beside the findings: its pages with the words that facts rest on, or its
text with them marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hiring.qualification.citations import Borne
from hiring.qualification.quotes import Passage
from hiring.qualification.text_marks import Piece, mark_text

# A box that hugs its letters is hard to see and harder to hit.
MARGIN = 1.5


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page that has a picture: its number from 1, and its size in PDF points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box on a page in PDF points from its top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that facts rest on, and what rests on them; `rectangles` are empty in a text."""

    anchor: str
    text: str
    rectangles: tuple[Rectangle, ...]
    borne: tuple[Borne, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page and the marks on it, the largest first, so that each can be pointed at."""

    size: PageSize
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Pages where there are pictures of them, else the text in pieces with its marks."""

    pages: tuple[ShownPage, ...]
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the words that can be seen in it."""
        drawn = (mark for page in self.pages for mark in page.marks)
        return frozenset(mark.anchor for mark in (*drawn, *self.marks))


def lay_out(
    digest: str,
    *,
    sizes: Sequence[PageSize],
    text: str,
    passages: Iterable[Passage],
    borne: Mapping[str, tuple[Borne, ...]],
) -> DocumentView:
    """The view of the document with this SHA-256; `borne` says for the anchor of each passage what
    rests on it."""
    own = [passage for passage in passages if passage.document == digest]
    if not sizes:
        return _lay_out_text(text, own, borne)
    pages = (ShownPage(size, tuple(_marks(size.number, own, borne))) for size in sizes)
    return DocumentView(tuple(pages), ())


def _lay_out_text(
    text: str, passages: Sequence[Passage], borne: Mapping[str, tuple[Borne, ...]]
) -> DocumentView:
    pieces = mark_text(text, passages) if text else ()
    seen = {anchor for piece in pieces for anchor in piece.words}
    marks = (Mark(p.anchor, p.text, (), borne[p.anchor]) for p in passages if p.anchor in seen)
    return DocumentView((), pieces, tuple({mark.anchor: mark for mark in marks}.values()))


def _marks(
    page: int, passages: Iterable[Passage], borne: Mapping[str, tuple[Borne, ...]]
) -> Iterator[Mark]:
    here = [passage for passage in passages if passage.page == page and passage.boxes]
    for passage in sorted(here, key=_area, reverse=True):
        rectangles = tuple(
            Rectangle(
                round(x0 - MARGIN, 2),
                round(top - MARGIN, 2),
                round(x1 - x0 + 2 * MARGIN, 2),
                round(bottom - top + 2 * MARGIN, 2),
            )
            for x0, top, x1, bottom in passage.boxes
        )
        yield Mark(passage.anchor, passage.text, rectangles, borne[passage.anchor])


def _area(passage: Passage) -> float:
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in passage.boxes)
