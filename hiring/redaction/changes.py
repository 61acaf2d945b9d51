"""What people changed about what the machine covers: words added, redactions lifted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hiring.reading.facts import Facts
from hiring.reading.placed import PlacedText
from hiring.reading.words import Box
from hiring.redaction.kinds import COVERS, Kind
from hiring.redaction.plan import Mark, Redaction, claim_words, gather

Act = Literal["cover", "lift"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change by a person.  It means the words from `first` to `last` where these still read
    `quote`, every place that reads so where `first` is None, or the picture at `box`."""

    id: int
    act: Act
    kind: Kind
    reason: str
    page: int | None = None
    first: int | None = None
    last: int | None = None
    box: Box | None = None
    quote: str = ""


def redact_words(
    text: PlacedText, facts: Facts, names: Iterable[str], changes: Sequence[Change]
) -> list[Redaction]:
    """What is covered in the words, after all changes in their order."""
    marks = {
        word: Mark(kind, COVERS[kind].reason)
        for word, kind in claim_words(text, facts, names).items()
    }
    for change in changes:
        words = words_of(text, change)
        if change.act == "cover":
            marks |= dict.fromkeys(words, Mark(change.kind, change.reason, change.id))
        else:
            marks = {word: mark for word, mark in marks.items() if word not in words}
    return gather(text, marks)


def keep_pictures(pictures: Sequence[Redaction], changes: Sequence[Change]) -> list[Redaction]:
    """The covered pictures but for those that a person lifted; and the areas that one covered."""
    kept = list(pictures)
    for change in changes:
        if change.box is None or change.first is not None or change.page is None:
            continue
        at = change.page, change.box
        kept = [one for one in kept if (one.page, one.box) != at]
        if change.act == "cover":
            one = Redaction(
                change.kind, change.reason, change.page, None, None, change.box, "", change.id
            )
            kept.append(one)
    return kept


def words_of(text: PlacedText, change: Change) -> frozenset[int]:
    """The words that the change means.

    The places of words are those of one reading: where another reading has other words there, a
    redaction holds everywhere that its words stand, and a lifting holds nowhere."""
    if change.first is None or change.last is None:
        return find_quote(text, change.quote)
    span = range(change.first, change.last + 1)
    here = " ".join(word.text for word in text.words[change.first : change.last + 1])
    if here == change.quote:
        return frozenset(span)
    return find_quote(text, change.quote) if change.act == "cover" else frozenset()


def find_quote(text: PlacedText, quote: str) -> frozenset[int]:
    """The words of every place that reads so, whatever the case; none for an empty quote."""
    wanted = [_plain(word) for word in quote.split()]
    wanted = [word for word in wanted if word]
    if not wanted:
        return frozenset()
    plain = [_plain(word.text) for word in text.words]
    found: set[int] = set()
    for at in range(len(plain) - len(wanted) + 1):
        if plain[at : at + len(wanted)] == wanted:
            found |= set(range(at, at + len(wanted)))
    return frozenset(found)


def _plain(word: str) -> str:
    return word.casefold().strip(".,;:!?()[]{}\"'“”‘’«»|•·")


def as_lift(redaction: Redaction, *, reason: str) -> Change:
    """The change that lifts a redaction; its id is given when it is kept."""
    return replace(
        Change(0, "lift", redaction.kind, reason),
        page=redaction.page,
        first=redaction.first,
        last=redaction.last,
        box=redaction.box,
        quote=redaction.quote,
    )
