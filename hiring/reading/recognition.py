"""Which pages, or pictures on pages, have words that only recognition can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hiring.reading.limits import Deadline
from hiring.reading.ocr import recognise
from hiring.reading.words import Box, Page, Shape, Word

_FEW = 8  # words: a page with fewer may be a picture of its text
_GIBBERISH = 0.02  # share of common words below which the letters of a page are no language
_LANGUAGE = 0.08  # share of common words from which they surely are
_ENOUGH = 150  # letters without which the share says nothing
_CONTRAST = 25  # of 255: less can hardly be told from the paper
_INK = 0.002  # share of a page that must stand out, beside its words, to look for more of them
_GLANCE = 0.5  # pixels per point when a page is looked at for ink
_MOST_PICTURES = 8  # of one page
_LINE_WIDTH, _LINE_HEIGHT = 60.0, 9.0  # points: the least a picture of a line of text measures
_PORTRAIT = 170.0  # points: squarish pictures below this show a face or a sign
# Words that hardly any page of a résumé in English is without.
_COMMON = {
    "and", "of", "the", "to", "in", "for", "with", "an", "on", "at", "by", "from", "as", "is",
    "was", "or", "all", "more", "than", "my", "our", "management", "manager", "director",
    "technology", "information", "systems", "system", "network", "data", "software", "support",
    "team", "project", "projects", "experience", "education", "skills", "university", "college",
    "school", "business", "services", "service", "development", "training", "new", "state", "city",
    "present", "email", "phone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as a person sees it, and what a recruiter should know of how its words were found."""

    page: Page
    recognised: bool = False
    warning: str | None = None


def see(document: Any, page: Page, deadline: Deadline) -> Seen:
    """The page with the words that stand in pictures, or in letters without a code, recognised."""
    if page.traced:
        return _see_traced(document, page, deadline)
    coded = _is_gibberish(page.words)
    if coded or (len(page.words) < _FEW and _has_ink(document, page)):
        words = recognise(document, page, deadline)
        better = _share_of_common(words) >= _LANGUAGE if coded else len(words) > len(page.words)
        if better:
            what = "has letters without a code" if coded else "is a picture"
            return _recognised(page, words, f"page {page.number} {what}")
        return Seen(page)
    return _see_pictures(document, page, deadline)


def _see_traced(document: Any, page: Page, deadline: Deadline) -> Seen:
    """A scan with words laid invisibly over it: the picture counts, for it is what is seen."""
    words = recognise(document, page, deadline)
    if 2 * len(words) >= len(page.words):
        return _recognised(page, words, f"page {page.number} is a picture")
    return Seen(
        page,
        True,
        f"page {page.number} is a picture that is hard to read: its words are those that the file "
        "has for it, check them against the picture",
    )


def _see_pictures(document: Any, page: Page, deadline: Deadline) -> Seen:
    words: list[Word] = []
    for part in _pictures(page):
        words += recognise(document, page, deadline, part)
    if not words:
        return Seen(page)
    warning = f"words in a picture on page {page.number} were recognised (OCR): check them"
    return Seen(replace(page, words=(*page.words, *words)), True, warning)


def _recognised(page: Page, words: Sequence[Word], what: str) -> Seen:
    warning = f"{what}: its words were recognised (OCR), check them against the picture"
    return Seen(replace(page, words=tuple(words)), True, warning)


def _share_of_common(words: Iterable[Word]) -> float:
    """The share of words of two letters or more that are common; 1 where too little is said."""
    plain = [word.text.strip(".,:;()").lower() for word in words]
    plain = [text for text in plain if len(text) > 1]
    if sum(map(len, plain)) < _ENOUGH:
        return 1.0
    return sum(text in _COMMON for text in plain) / len(plain)


def _is_gibberish(words: Sequence[Word]) -> bool:
    return _share_of_common(words) < _GIBBERISH


def _has_ink(document: Any, page: Page) -> bool:
    """Whether more is drawn on the page than its words."""
    picture = document[page.number - 1].render(scale=_GLANCE, grayscale=True).to_numpy()
    grey = np.array(picture, dtype=np.int16).reshape(picture.shape[0], picture.shape[1])
    paper = np.median(grey)
    for word in page.words:
        x0, top, x1, bottom = (round(v * _GLANCE) for v in word.box)
        grey[max(top - 1, 0) : bottom + 1, max(x0 - 1, 0) : x1 + 1] = paper
    return float((abs(grey - paper) > _CONTRAST).mean()) > _INK


def _pictures(page: Page) -> list[Box]:
    """Pictures large enough for a line of text that no words lie on, the largest first."""
    boxes = _merged([_clipped(s, page) for s in page.shapes if s.color is None])
    free = [
        box for box in boxes if _may_hold_text(box) and not any(_on(w, box) for w in page.words)
    ]
    return sorted(free, key=lambda b: (b[0] - b[2]) * (b[3] - b[1]))[:_MOST_PICTURES]


def _clipped(shape: Shape, page: Page) -> Box:
    x0, top = max(shape.x0, 0.0), max(shape.top, 0.0)
    return x0, top, min(shape.x1, page.width), min(shape.bottom, page.height)


def _may_hold_text(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    squarish = 0.6 < width / max(height, 1.0) < 1.6
    return width >= _LINE_WIDTH and height >= _LINE_HEIGHT and not (squarish and height < _PORTRAIT)


def _on(word: Word, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _merged(boxes: Iterable[Box]) -> list[Box]:
    """The boxes with those made one that touch: scanners and printers cut pictures into strips."""
    out: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        whole = box
        apart = []
        for other in out:
            if _touch(whole, other):
                whole = (
                    min(whole[0], other[0]), min(whole[1], other[1]),
                    max(whole[2], other[2]), max(whole[3], other[3]),
                )  # fmt: skip
            else:
                apart.append(other)
        out = [*apart, whole]
    return out


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1
