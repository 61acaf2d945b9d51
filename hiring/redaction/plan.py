"""What is covered in a document, and why: words and facts in, redactions out.

Errs on the side of covering too much: a word that is covered in part is covered whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hiring.reading.facts import Facts
from hiring.reading.placed import PlacedPage, PlacedText
from hiring.reading.words import Box
from hiring.redaction import patterns
from hiring.redaction.contacts import find_contacts
from hiring.redaction.kinds import COVERS, ORDER, Kind
from hiring.redaction.names import find_names
from hiring.redaction.person import take_apart
from hiring.redaction.schooling import find_years
from hiring.redaction.stream import flow

_THINNEST = 8.0  # points: a picture that is thinner is a rule
_SIGN = 22.0  # points: a picture no larger in both directions is a sign beside a telephone number
_FULL = 0.5  # of the page: a larger picture is a scan, or what lies behind the text
_TOLD: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("birth", patterns.BIRTH),
    ("age", patterns.AGE),
    ("family", patterns.FAMILY),
    ("pay", patterns.PAY),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a word is covered; `change` is the id of the change by which a person covered it."""

    kind: Kind
    reason: str
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words of one line, or a picture, that are covered.  `first` and `last` are the places of the
    words in the document, None for a picture; `box` is None in a Word document; `change` is the id
    of the change by which a person covered them, None for the machine."""

    kind: Kind
    reason: str
    page: int
    first: int | None
    last: int | None
    box: Box | None
    quote: str
    change: int | None = None


def claim_words(text: PlacedText, facts: Facts, names: Iterable[str]) -> dict[int, Kind]:
    """For each word that is covered, the kind that it is covered as."""
    claims: dict[Kind, set[int]] = {kind: set() for kind in ORDER}
    for kind, words in _find(text, facts, names):
        claims[kind].update(words)
    taken: dict[int, Kind] = {}
    for kind in ORDER:
        for word in claims[kind]:
            taken.setdefault(word, kind)
    return taken


def _find(
    text: PlacedText, facts: Facts, names: Iterable[str]
) -> Iterator[tuple[Kind, Iterable[int]]]:
    stream = flow(text)
    emails = [match[0] for match, _ in stream.find(patterns.EMAIL) if "@" in match[0]]
    own = [facts.contact.email] if facts.contact.email else emails[:1]
    yield "name", find_names(text, take_apart(names, own))
    yield from find_contacts(text)
    for words in find_years(text, facts):
        yield "schooling", words
    for kind, pattern in _TOLD:
        for _, words in stream.find(pattern):
            yield kind, words


def gather(text: PlacedText, marks: Mapping[int, Mark]) -> list[Redaction]:
    """The covered words as redactions, in the order of the document: words that follow one another
    on a line and are covered alike are one."""
    out = []
    for line, start in zip(text.lines, text.starts, strict=True):
        places = range(start, start + len(line.words))
        for mark, run in groupby(places, key=marks.get):
            if mark is not None:
                out.append(_cover(text, list(run), mark))
    return out


def _cover(text: PlacedText, run: Sequence[int], mark: Mark) -> Redaction:
    words = [text.words[n] for n in run]
    return Redaction(
        kind=mark.kind,
        reason=mark.reason,
        page=words[0].page,
        first=run[0],
        last=run[-1],
        box=_around([word.box for word in words if word.box is not None]),
        quote=" ".join(word.text for word in words),
        change=mark.change,
    )


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def cover_pictures(page: PlacedPage, found: Iterable[Box] = ()) -> list[Redaction]:
    """What may show somebody on the page: its pictures but for rules, signs and what the page
    itself lies on, and the areas that look like pictures (`found`)."""
    own = [box for box in (_clip(box, page) for box in page.pictures) if _may_show(box, page)]
    more = [box for box in found if not any(_within(box, other) for other in own)]
    why = COVERS["photo"].reason
    return [Redaction("photo", why, page.number, None, None, box, "") for box in (*own, *more)]


def _clip(box: Box, page: PlacedPage) -> Box:
    x0, top, x1, bottom = box
    return max(x0, 0.0), max(top, 0.0), min(x1, page.width), min(bottom, page.height)


def _may_show(box: Box, page: PlacedPage) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) < _THINNEST or max(width, height) <= _SIGN:
        return False
    return width * height <= _FULL * page.width * page.height


def _within(box: Box, other: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]
