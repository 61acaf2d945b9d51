"""What is covered in a document, and why: words and facts in, redactions out.

Errs on the side of covering too much: a word that is covered in part is covered whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hiring.reading.facts import Facts
from hiring.reading.placed import PlacedText
from hiring.reading.words import Box
from hiring.redaction import patterns
from hiring.redaction.contacts import find_contacts
from hiring.redaction.kinds import COVERS, ORDER, Kind
from hiring.redaction.names import find_names
from hiring.redaction.person import take_apart
from hiring.redaction.schooling import find_years
from hiring.redaction.stream import flow

_THINNEST = 8.0  # points: a picture that is thinner is a rule
_ICON = 22.0  # points: a picture no larger in both directions is a sign beside a telephone number
_FULL = 0.5  # of the page: a larger picture is a scan, or what lies behind the text


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words of one line, or a picture, that are covered.  `first` and `last` are the places of the
    words in the document, None for a picture; `box` is None in a Word document."""

    kind: Kind
    reason: str
    page: int
    first: int | None
    last: int | None
    box: Box | None
    quote: str


def plan(text: PlacedText, facts: Facts, names: Iterable[str]) -> list[Redaction]:
    """What a machine covers for the panel, in the order of the document, pictures last.  `names`
    are all the candidate goes by."""
    return [
        *gather(text, claim_words(text, facts, names)),
        *(cover_picture(page.number, box) for page in text.pages for box in _pictures(text, page)),
    ]


def claim_words(text: PlacedText, facts: Facts, names: Iterable[str]) -> dict[int, Kind]:
    """For each word that is covered, the kind that it is covered as."""
    claims: dict[Kind, set[int]] = {kind: set() for kind in ORDER}
    for kind, words in _find(text, facts, names):
        claims[kind] |= words
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
    told: tuple[tuple[Kind, object], ...] = (
        ("birth", patterns.BIRTH),
        ("age", patterns.AGE),
        ("family", patterns.FAMILY),
        ("pay", patterns.PAY),
    )
    for kind, pattern in told:
        for _, words in stream.find(pattern):  # type: ignore[arg-type]
            yield kind, words


def gather(text: PlacedText, kinds: dict[int, Kind], reasons: dict[int, str] | None = None) -> list[
    Redaction
]:
    """The covered words as redactions: those of one kind that follow one another on a line are
    one."""
    out = []
    for line, start in zip(text.lines, text.starts, strict=True):
        run: list[int] = []
        for n in range(start, start + len(line.words)):
            if run and not _goes_on(run[-1], n, kinds, reasons or {}):
                out.append(_cover(text, run, kinds, reasons or {}))
                run = []
            if n in kinds:
                run.append(n)
        if run:
            out.append(_cover(text, run, kinds, reasons or {}))
    return out


def _goes_on(last: int, n: int, kinds: dict[int, Kind], reasons: dict[int, str]) -> bool:
    return kinds.get(last) == kinds.get(n) and reasons.get(last) == reasons.get(n)


def _cover(
    text: PlacedText, run: Sequence[int], kinds: dict[int, Kind], reasons: dict[int, str]
) -> Redaction:
    words = [text.words[n] for n in run]
    boxes = [word.box for word in words if word.box is not None]
    box = None
    if boxes:
        box = (
            min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes),
        )  # fmt: skip
    kind = kinds[run[0]]
    return Redaction(
        kind=kind,
        reason=reasons.get(run[0], COVERS[kind].reason),
        page=words[0].page,
        first=run[0],
        last=run[-1],
        box=box,
        quote=" ".join(word.text for word in words),
    )


def cover_picture(page: int, box: Box) -> Redaction:
    """The redaction of a picture."""
    return Redaction("photo", COVERS["photo"].reason, page, None, None, box, "")


def _pictures(text: PlacedText, page: object) -> Iterator[Box]:
    """Pictures that may show somebody: neither rules and signs, nor what the page itself lies
    on."""
    for x0, top, x1, bottom in page.pictures:  # type: ignore[attr-defined]
        left, right = max(x0, 0.0), min(x1, page.width)  # type: ignore[attr-defined]
        high, low = max(top, 0.0), min(bottom, page.height)  # type: ignore[attr-defined]
        width, height = right - left, low - high
        if min(width, height) < _THINNEST or max(width, height) <= _ICON:
            continue
        if width * height <= _FULL * page.width * page.height:  # type: ignore[attr-defined]
            yield left, high, right, low
