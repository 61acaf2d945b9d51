"""Evidence as a person reads it: runs of words at their place, each with an anchor that stays the
same, and quotes that set beside one another what one entry says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Box = tuple[float, float, float, float]
Item = Mapping[str, Any]

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
# What a person or an answer added stands in no document; it is named so instead.
AMENDMENT = "amendment:"
# Lines of one paragraph stand closer than this share of their height; the next entry does not.
CLOSE = 0.9
# Boxes of the same words may differ by this much, in points.
SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words of a document, one box for each line or part of it.

    `document` is the file's SHA-256, or "amendment:ID" for the words of a correction or an answer;
    `page` counts from 1 and is None, with no boxes, where a document has no pages (DOCX).  Boxes
    are (x0, top, x1, bottom) in PDF points.  `kind` is what the words were read as.  `entry` tells
    apart equal words without boxes that stand in several entries; it is 0 where there are boxes."""

    kind: str
    document: str
    page: int | None
    boxes: tuple[Box, ...]
    text: str
    entry: int = 0

    @property
    def place(self) -> tuple[object, ...]:
        """What makes these words the same as others."""
        return (self.document, self.page, self.boxes, self.text, self.entry)

    @property
    def anchor(self) -> str:
        """The id of these words on the page: the same words at the same place have the same one."""
        return f"words-{hashlib.sha256(repr(self.place).encode()).hexdigest()[:12]}"

    @property
    def amendment(self) -> int | None:
        """The number of the correction or answer these words are from; None for a document."""
        if not self.document.startswith(AMENDMENT):
            return None
        return int(self.document.removeprefix(AMENDMENT))

    def holds(self, other: Passage) -> bool:
        """Whether it is these words and more, at the same place."""
        if (self.document, self.page, self.entry) != (other.document, other.page, other.entry):
            return False
        if len(other.text) >= len(self.text) or other.text not in self.text:
            return False
        return all(any(_covers(big, small) for big in self.boxes) for small in other.boxes)


@dataclass(frozen=True, slots=True)
class Quote:
    """Passages that are cited together."""

    passages: tuple[Passage, ...]

    @property
    def document(self) -> str:
        """The file's SHA-256."""
        return self.passages[0].document

    @property
    def page(self) -> int | None:
        """The page, from 1."""
        return self.passages[0].page

    @property
    def parts(self) -> tuple[str, ...]:
        """The runs of words as they stand in the document."""
        return tuple(passage.text for passage in self.passages)

    @property
    def text(self) -> str:
        """The words on one line, each part without the comma or semicolon after it."""
        return SEPARATOR.join(part.rstrip(" ,;|") for part in self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """The anchors of its passages."""
        return tuple(passage.anchor for passage in self.passages)


def gather_passages(evidence: Iterable[Item], entry: int = 0) -> tuple[Passage, ...]:
    """The evidence (in the shape of the contract) as passages, in its order, nothing twice: words
    that go on in the next line become one."""
    passages: list[Passage] = []
    seen: set[tuple[object, ...]] = set()
    for item in evidence:
        passage = read_passage(item, entry)
        if passage.place in seen:
            continue
        seen.add(passage.place)
        if passages and _continues_line(passages[-1], passage):
            passages[-1] = _lengthen(passages[-1], passage)
        else:
            passages.append(passage)
    return tuple(passages)


def gather_quotes(passages: Iterable[Passage]) -> tuple[Quote, ...]:
    """The passages as quotes: those of one entry together, none that another one holds."""
    given = tuple({passage.place: passage for passage in passages}.values())
    quotes: list[list[Passage]] = []
    for passage in given:
        if any(other.holds(passage) for other in given):
            continue
        if quotes and _same_entry(quotes[-1], passage):
            quotes[-1].append(passage)
        else:
            quotes.append([passage])
    return tuple(Quote(tuple(quote)) for quote in quotes)


def read_passage(item: Item, entry: int = 0) -> Passage:
    """One piece of evidence as a passage of its own."""
    box = item["box"]
    boxes = ((float(box[0]), float(box[1]), float(box[2]), float(box[3])),) if box else ()
    where = 0 if boxes else entry
    return Passage(item["for"], item["document"], item["page"], boxes, item["quote"], where)


def _covers(big: Box, small: Box) -> bool:
    return (
        big[0] <= small[0] + SLACK
        and big[1] <= small[1] + SLACK
        and big[2] >= small[2] - SLACK
        and big[3] >= small[3] - SLACK
    )


def _same_page(passage: Passage, following: Passage) -> bool:
    return (passage.document, passage.page) == (following.document, following.page)


def _continues_line(passage: Passage, following: Passage) -> bool:
    """Whether `following` is the rest of the same words on the next line.

    It stands right below and no further to the right than the words began; a phrase goes on in a
    small letter (a capital begins the next one), a title or a name in any."""
    if not _same_page(passage, following) or passage.kind != following.kind:
        return False
    if not passage.boxes or not following.boxes:
        return False
    named = FAMILIES.get(following.kind) in ONCE
    if not named and following.text[:1].isupper():
        return False
    above, below = passage.boxes[-1], following.boxes[0]
    height = above[3] - above[1]
    close = -0.2 * height <= below[1] - above[3] <= CLOSE * height
    return close and below[0] <= above[0] + SLACK


def _lengthen(passage: Passage, following: Passage) -> Passage:
    return replace(
        passage,
        boxes=passage.boxes + following.boxes,
        text=f"{passage.text} {following.text}",
    )


def _same_entry(quote: list[Passage], following: Passage) -> bool:
    """Whether `following` is another part of the entry that `quote` cites."""
    family = FAMILIES.get(following.kind)
    if family is None or not _same_page(quote[-1], following):
        return False
    if FAMILIES.get(quote[-1].kind) != family or quote[-1].entry != following.entry:
        return False
    return family not in ONCE or all(passage.kind != following.kind for passage in quote)
