"""A document as it stands beside the findings: its pages with the words that were cited, or its
text with them marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hiring.qualification.quotes import Quote
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
    """The words of one quote on a page; `place` is the id of what cites them first."""

    anchor: str
    place: str
    text: str
    rectangles: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page and the marks on it."""

    size: PageSize
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Pages where there are pictures of them, else the text in pieces."""

    pages: tuple[ShownPage, ...]
    pieces: tuple[Piece, ...]


def lay_out(
    digest: str,
    *,
    sizes: Sequence[PageSize],
    text: str,
    quotes: Iterable[Quote],
    places: Mapping[str, str],
) -> DocumentView:
    """The view of the document with this SHA-256; `places` says for the anchor of each quote what
    cites it first."""
    own = [quote for quote in quotes if quote.document == digest]
    if not sizes:
        return DocumentView((), mark_text(text, own) if text else ())
    pages = (ShownPage(size, tuple(_marks(size.number, own, places))) for size in sizes)
    return DocumentView(tuple(pages), ())


def _marks(page: int, quotes: Iterable[Quote], places: Mapping[str, str]) -> Iterable[Mark]:
    for quote in quotes:
        if quote.page == page and quote.boxes:
            rectangles = tuple(
                Rectangle(
                    round(x0 - MARGIN, 2),
                    round(top - MARGIN, 2),
                    round(x1 - x0 + 2 * MARGIN, 2),
                    round(bottom - top + 2 * MARGIN, 2),
                )
                for x0, top, x1, bottom in quote.boxes
            )
            yield Mark(quote.anchor, places[quote.anchor], quote.text, rectangles)
