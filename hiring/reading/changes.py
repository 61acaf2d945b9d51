"""What a new reading of a document finds differently from an earlier one.

Only what the document says is compared: a fact whose evidence stands elsewhere on the page, or in
fewer lines, is the same fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeVar

from hiring.reading.fact_words import (
    Fields,
    automobile_fields,
    contact_fields,
    degree_fields,
    licence_fields,
    name_degree,
    name_licence,
    name_position,
    name_signal,
    position_fields,
    signal_words,
)
from hiring.reading.facts import Facts, Position, Signal
from hiring.reading.pairing import (
    Pair,
    pair_automobiles,
    pair_degrees,
    pair_licences,
    pair_positions,
)

T = TypeVar("T")
Kind = Literal["contact", "position", "degree", "licence", "automobile", "note"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a fact in the words of both readings; None where a reading found nothing."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that only the new reading found (`added`), only the old one (`gone`), or both with
    other words (`changed`, with the fields that differ).  `label` names the fact as the new reading
    has it, or the old one where it is gone."""

    kind: Kind
    how: Literal["added", "gone", "changed"]
    label: str
    fields: tuple[FieldChange, ...] = ()


def compare(old: Facts, new: Facts) -> tuple[Change, ...]:
    """What the new reading finds differently from the old one of the same bytes: contact,
    positions, degrees, licences, automobile, then the reader's own notes.  Nothing where both found
    the same."""
    positions = pair_positions(old.positions, new.positions)
    degrees = pair_degrees(old.education, new.education)
    licences = pair_licences(old.licences, new.licences)
    automobiles = pair_automobiles(old.automobile, new.automobile)
    return (
        *_changes("contact", [(old.contact, new.contact)], lambda _: "contact", contact_fields),
        *_changes("position", positions, name_position, position_fields, _signal_changes),
        *_changes("degree", degrees, name_degree, degree_fields),
        *_changes("licence", licences, name_licence, licence_fields),
        *_changes("automobile", automobiles, lambda _: "personal automobile", automobile_fields),
        *_note_changes(old.warnings, new.warnings),
    )


def _nothing_more(_before: T, _after: T) -> Iterator[FieldChange]:
    return iter(())


def _changes(
    kind: Kind,
    pairs: Sequence[Pair[T]],
    name: Callable[[T], str],
    fields: Callable[[T], Fields],
    more: Callable[[T, T], Iterator[FieldChange]] = _nothing_more,
) -> Iterator[Change]:
    for before, after in pairs:
        if before is None and after is not None:
            yield Change(kind, "added", name(after))
        elif before is not None and after is None:
            yield Change(kind, "gone", name(before))
        elif before is not None and after is not None:
            differ = (*_field_changes(fields(before), fields(after)), *more(before, after))
            if differ:
                yield Change(kind, "changed", name(after), differ)


def _field_changes(before: Fields, after: Fields) -> Iterator[FieldChange]:
    for name, value in before.items():
        if value != after[name]:
            yield FieldChange(name, value, after[name])


def _signal_changes(before: Position, after: Position) -> Iterator[FieldChange]:
    """The signals of each kind that only one reading has, side by side."""
    old, new = _signals_by_name(before.signals), _signals_by_name(after.signals)
    for name in dict.fromkeys((*old, *new)):
        ours, theirs = old.get(name, []), new.get(name, [])
        gone = [words for words in ours if words not in theirs]
        added = [words for words in theirs if words not in ours]
        for was, became in zip_longest(gone, added):
            yield FieldChange(name, was, became)


def _signals_by_name(signals: Sequence[Signal]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for signal in signals:
        words = found.setdefault(name_signal(signal), [])
        if signal_words(signal) not in words:
            words.append(signal_words(signal))
    return found


def _note_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for note in new:
        if note not in old:
            yield Change("note", "added", note)
    for note in old:
        if note not in new:
            yield Change("note", "gone", note)
