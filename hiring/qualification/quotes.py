"""Evidence as a person reads it: lines that belong together become one quote, with an anchor that
stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Box = tuple[float, float, float, float]

# Lines of one paragraph stand closer than this share of their height; the next entry does not.
CLOSE = 0.9


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, one box for each line of them.

    `document` is the file's SHA-256; `page` counts from 1 and is None, with no boxes, where a
    document has no pages (DOCX).  Boxes are (x0, top, x1, bottom) in PDF points."""

    kind: str
    document: str
    page: int | None
    boxes: tuple[Box, ...]
    text: str

    @property
    def anchor(self) -> str:
        """The id of these words on the page: the same words at the same place have the same one."""
        place = repr((self.document, self.page, self.boxes, self.text))
        return f"words-{hashlib.sha256(place.encode()).hexdigest()[:12]}"


def gather_quotes(evidence: Iterable[Mapping[str, Any]]) -> tuple[Quote, ...]:
    """The evidence (in the shape of the contract) as quotes, in its order, nothing twice."""
    quotes: list[Quote] = []
    seen: set[tuple[str, tuple[Box, ...], int | None, str]] = set()
    for item in evidence:
        quote = _read(item)
        place = (quote.document, quote.boxes, quote.page, quote.text)
        if place in seen:
            continue
        seen.add(place)
        if quotes and _goes_on(quotes[-1], quote):
            quotes[-1] = _join(quotes[-1], quote)
        else:
            quotes.append(quote)
    return tuple(quotes)


def _read(item: Mapping[str, Any]) -> Quote:
    box = item["box"]
    boxes = ((float(box[0]), float(box[1]), float(box[2]), float(box[3])),) if box else ()
    return Quote(item["for"], item["document"], item["page"], boxes, item["quote"])


def _goes_on(quote: Quote, following: Quote) -> bool:
    """Whether `following` is the next line of the same paragraph."""
    same = (quote.kind, quote.document, quote.page) == (
        following.kind,
        following.document,
        following.page,
    )
    if not same or not quote.boxes or not following.boxes:
        return False
    above, below = quote.boxes[-1], following.boxes[0]
    height = above[3] - above[1]
    overlap = min(above[2], below[2]) - max(above[0], below[0])
    return overlap > 0 and -0.2 * height <= below[1] - above[3] <= CLOSE * height


def _join(quote: Quote, following: Quote) -> Quote:
    return replace(
        quote, boxes=quote.boxes + following.boxes, text=f"{quote.text} {following.text}"
    )
