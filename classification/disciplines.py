"""Is this field of study identified, related, adjacent or unrelated?  The names are the edition's data.

A part of a field matches a name only as a whole: "Philosophy of Information" is not informatics.  Of several fields joined as
equals (a double major) the best one counts; a concentration moves the field it narrows, as `_narrow` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from classification.edition import Discipline, FieldMatch
from classification.field_text import EMPTY, Words, cut_field, fold_field

# From the best fit to the worst.  A field that nobody knows may still qualify, one known to be unrelated can't.
ORDER: tuple[FieldMatch, ...] = ("identified", "related", "adjacent", "unknown", "unrelated")
# Business schools teach management information systems (CIP 52.12), often as an option of the business degree.
BUSINESS_FAMILY = "52"
# Heads that name a kind of degree rather than a field: "Science (Information Technology)".
KINDS = frozenset({"science", "art", "engineering", "technology", "applied science", "philosophy"})
SHORTEST_MENDED = 7


@dataclass(frozen=True, slots=True)
class DisciplineMatch:
    """How a field fits: the `match`, the discipline that decided it with its `cip` code, and the `words` of the field that name
    it, folded.  `concentration` is the match of what narrows the field, where something does."""

    match: FieldMatch
    discipline_name: str | None = None
    cip: str | None = None
    words: str = ""
    concentration: FieldMatch | None = None


UNKNOWN = DisciplineMatch("unknown")


def match_field(field: str | None, disciplines: Sequence[Discipline]) -> DisciplineMatch:
    """How `field`, as a résumé words it, fits the disciplines of an edition; `unknown` where it fits no name or is empty."""
    cut = cut_field(field or "")
    if not cut.head:
        return UNKNOWN
    index = _index(tuple(disciplines))
    found = _match_list(cut.head, index)
    is_kind = " ".join(_drop_empty(cut.head[0][0])) in KINDS
    if cut.narrowing:
        narrowing = _best([_match_list(entry, index) for entry in cut.narrowing])
        return narrowing if is_kind and narrowing != UNKNOWN else _narrow(found, narrowing)
    return found


def _match_list(entries: tuple[tuple[Words, ...], ...], index: Mapping[Words, Discipline]) -> DisciplineMatch:
    """The match of fields divided by commas: after an unrelated one, what follows is taken as its concentration."""
    first, *rest = [_best(list(_match_joined(parts, index))) for parts in entries]
    if not rest:
        return first
    is_kind = " ".join(_drop_empty(entries[0][0])) in KINDS
    if first.match == "unrelated" and not is_kind:
        return _narrow(first, _best(rest))
    return _best(rest) if is_kind and _best(rest) != UNKNOWN else _best([first, *rest])


def _match_joined(parts: tuple[Words, ...], index: Mapping[Words, Discipline]) -> Iterator[DisciplineMatch]:
    """The match of each field among parts joined by "and", the longest name first.

    A word that the parts share is understood where it is left out: "Computer and Electrical Engineering"."""
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            words = _join(parts[start:end])
            if discipline := _look_up(words, index):
                yield DisciplineMatch(discipline.match, discipline.name, discipline.cip, " ".join(words))
                break
        else:
            end = start + 1
            yield _match_elided(parts, start, index)
        start = end


def _match_elided(
    parts: tuple[Words, ...], at: int, index: Mapping[Words, Discipline]
) -> DisciplineMatch:
    if at + 1 < len(parts):
        words = (*parts[at], parts[at + 1][-1])
        if discipline := index.get(words):
            return DisciplineMatch(discipline.match, discipline.name, discipline.cip, " ".join(words))
    return UNKNOWN


def _narrow(head: DisciplineMatch, narrowing: DisciplineMatch) -> DisciplineMatch:
    """The match of a field with a concentration in another.

    An unknown head leaves the word to the concentration.  A fitting head keeps its match.  An identified concentration makes a
    business or an adjacent degree related; a computing concentration makes any other degree adjacent: a person weighs it."""
    better = ORDER.index(narrowing.match) < ORDER.index(head.match)
    noted = replace(head, concentration=narrowing.match)
    if narrowing == UNKNOWN:
        return head
    if head.match == "unknown":
        return narrowing
    if not better or narrowing.match == "unknown":
        return noted
    close = head.match == "adjacent" or (head.cip or "").startswith(BUSINESS_FAMILY)
    match: FieldMatch = "related" if narrowing.match == "identified" and close else "adjacent"
    return replace(narrowing, match=match, concentration=narrowing.match)


def _best(matches: Sequence[DisciplineMatch]) -> DisciplineMatch:
    return min(matches, key=lambda found: ORDER.index(found.match))


@lru_cache(maxsize=16)
def _index(disciplines: tuple[Discipline, ...]) -> dict[Words, Discipline]:
    names: dict[Words, Discipline] = {}
    for discipline in disciplines:
        for name in (discipline.name, *discipline.names):
            names.setdefault(fold_field(name), discipline)
    return names


def _look_up(words: Words, index: Mapping[Words, Discipline]) -> Discipline | None:
    """The discipline with exactly this name, empty words and single slips of spelling forgiven."""
    mended = tuple(_mend(word, _vocabulary(tuple(index))) for word in words)
    for candidate in (words, _drop_empty(words), mended, _drop_empty(mended)):
        if candidate in index:
            return index[candidate]
    return None


def _drop_empty(words: Words) -> Words:
    return tuple(word for word in words if word not in EMPTY)


def _join(parts: tuple[Words, ...]) -> Words:
    words = parts[0]
    for part in parts[1:]:
        words = (*words, "and", *part)
    return words


@lru_cache(maxsize=16)
def _vocabulary(names: tuple[Words, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in name if len(word) >= SHORTEST_MENDED)


def _mend(word: str, vocabulary: frozenset[str]) -> str:
    """The one known word that is a single slip away from a long word; the word itself where none or several are."""
    if word in vocabulary or len(word) < SHORTEST_MENDED:
        return word
    near = [known for known in vocabulary if _is_one_slip(word, known)]
    return near[0] if len(near) == 1 else word


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed, or exchanged with its neighbor leads from one to the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, known = one[start:], other[start:]
    exchanged = rest[:2] == known[:2][::-1] and rest[2:] == known[2:]
    return exchanged or rest[1:] == known[1:] or rest[1:] == known or rest == known[1:]
