"""Evidence as a person reads it: words that belong together become one quote, with an anchor that
stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Box = tuple[float, float, float, float]

# The parts of one entry are cited together: "Director of Technology · Riverbend County · 2012".
FAMILIES = {
    "title": "position",
    "employer": "position",
    "place": "position",
    "dates": "position",
    "degree": "study",
    "field": "study",
    "institution": "study",
    "conferred": "study",
    "scale": "scale",
}
# An entry has one title, one employer …: a second one begins the next entry.  Figures of scale are
# many.
ONCE = frozenset({"position", "study"})
SEPARATOR = " · "
# Lines of one paragraph stand closer than this share of their height; the next entry does not.
CLOSE = 0.9
# Boxes of the same words may differ by this much, in points.
SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, one box for each line or part of them.

    `document` is the file's SHA-256; `page` counts from 1 and is None, with no boxes, where a
    document has no pages (DOCX).  Boxes are (x0, top, x1, bottom) in PDF points.  `parts` are the
    runs of words as they stand in the document, `kinds` what each of them is evidence for."""

    kinds: tuple[str, ...]
    document: str
    page: int | None
    boxes: tuple[Box, ...]
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words on one line, each part without the comma or semicolon after it."""
        return SEPARATOR.join(part.rstrip(" ,;|") for part in self.parts)

    @property
    def anchor(self) -> str:
        """The id of these words on the page: the same words at the same place have the same one."""
        place = repr((self.document, self.page, self.boxes, self.parts))
        return f"words-{hashlib.sha256(place.encode()).hexdigest()[:12]}"


def gather_quotes(evidence: Iterable[Mapping[str, Any]]) -> tuple[Quote, ...]:
    """The evidence (in the shape of the contract) as quotes, in its order, nothing twice."""
    quotes: list[Quote] = []
    seen: set[tuple[object, ...]] = set()
    for item in evidence:
        quote = _read(item)
        place = (quote.document, quote.page, quote.boxes, quote.parts)
        if place in seen:
            continue
        seen.add(place)
        last = quotes[-1] if quotes else None
        if last and _continues_line(last, quote):
            quotes[-1] = _join(
                last, quote, [*last.parts[:-1], f"{last.parts[-1]} {quote.parts[0]}"]
            )
        elif last and _same_entry(last, quote):
            quotes[-1] = _join(last, quote, [*last.parts, *quote.parts])
        else:
            quotes.append(quote)
    return tuple(quote for quote in quotes if not any(_within(quote, other) for other in quotes))


def _within(quote: Quote, other: Quote) -> bool:
    """Whether `other` cites these words and more, at the same place."""
    if quote is other or not _same_place(quote, other) or len(quote.text) >= len(other.text):
        return False
    inside = all(any(_covers(big, small) for big in other.boxes) for small in quote.boxes)
    return quote.text in other.text and inside


def _covers(big: Box, small: Box) -> bool:
    return (
        big[0] <= small[0] + SLACK
        and big[1] <= small[1] + SLACK
        and big[2] >= small[2] - SLACK
        and big[3] >= small[3] - SLACK
    )


def _read(item: Mapping[str, Any]) -> Quote:
    box = item["box"]
    boxes = ((float(box[0]), float(box[1]), float(box[2]), float(box[3])),) if box else ()
    return Quote((item["for"],), item["document"], item["page"], boxes, (item["quote"],))


def _same_place(quote: Quote, following: Quote) -> bool:
    return (quote.document, quote.page) == (following.document, following.page)


def _continues_line(quote: Quote, following: Quote) -> bool:
    """Whether `following` is the rest of the same words on the next line.

    It stands right below and no further to the right than the words began; a phrase goes on in a
    small letter (a capital begins the next one), a title or a name in any."""
    if not _same_place(quote, following) or quote.kinds[-1] != following.kinds[0]:
        return False
    if not quote.boxes or not following.boxes:
        return False
    named = FAMILIES.get(following.kinds[0]) in ONCE
    if not named and following.parts[0][:1].isupper():
        return False
    above, below = quote.boxes[-1], following.boxes[0]
    height = above[3] - above[1]
    close = -0.2 * height <= below[1] - above[3] <= CLOSE * height
    return close and below[0] <= above[0] + SLACK


def _same_entry(quote: Quote, following: Quote) -> bool:
    """Whether `following` is another part of the entry that `quote` cites."""
    family = FAMILIES.get(following.kinds[0])
    if family is None or not _same_place(quote, following):
        return False
    if FAMILIES.get(quote.kinds[-1]) != family:
        return False
    return family not in ONCE or following.kinds[0] not in quote.kinds


def _join(quote: Quote, following: Quote, parts: Iterable[str]) -> Quote:
    return replace(
        quote,
        kinds=tuple(dict.fromkeys((*quote.kinds, *following.kinds))),
        boxes=quote.boxes + following.boxes,
        parts=tuple(parts),
    )
