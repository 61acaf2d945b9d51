"""In what two results of the same shape differ, each difference by the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What tells the entries of a list apart; lists of other things go by their place.
_KEYS = ("requirement", "key")


@dataclass(frozen=True, slots=True)
class Deviation:
    """One place, such as "findings[experience.total].result", and what stands there in either; None
    where it is not there."""

    path: str
    recorded: Any
    replayed: Any


def find_deviations(recorded: Any, replayed: Any) -> tuple[Deviation, ...]:
    """Every difference between two JSON documents, the smallest parts that differ, in order."""
    return tuple(_find("", recorded, replayed))


def _find(path: str, one: Any, other: Any) -> Iterator[Deviation]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys((*one, *other)):
            yield from _find(f"{path}.{key}" if path else key, one.get(key), other.get(key))
    elif isinstance(one, Sequence) and isinstance(other, Sequence) and not _is_text(one, other):
        entries, others = _name(one), _name(other)
        for key in dict.fromkeys((*entries, *others)):
            yield from _find(f"{path}[{key}]", entries.get(key), others.get(key))
    elif one != other:
        yield Deviation(path, one, other)


def _is_text(*values: Any) -> bool:
    return any(isinstance(value, str) for value in values)


def _name(entries: Sequence[Any]) -> dict[str, Any]:
    """The entries by what they are called, or by their place from 0 where they are not."""
    for key in _KEYS:
        if entries and all(isinstance(entry, Mapping) and key in entry for entry in entries):
            names = [str(entry[key]) for entry in entries]
            if len(set(names)) == len(names):
                return dict(zip(names, entries, strict=True))
    return {str(place): entry for place, entry in enumerate(entries)}
