"""Is this field of study identified, related, adjacent or unrelated?  The names are edition data.

A part of a field matches a name only as a whole: "Philosophy of Information" is not informatics.
Of several fields joined as equals (a double major) the best one counts; a concentration moves the
field that it narrows, as `_narrow` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from classification.edition import Discipline, FieldMatch
from classification.field_text import (
    Joined,
    Listed,
    Words,
    cut_field,
    drop_empty,
    fold_field,
    is_plain,
)

# From the best fit to the worst.  An unknown field may still qualify, an unrelated one can't.
ORDER: tuple[FieldMatch, ...] = ("identified", "related", "adjacent", "unknown", "unrelated")
# Business schools teach management information systems (CIP 52.12), often as an option of theirs.
BUSINESS_FAMILY = "52"
# Heads that name a kind of degree rather than a field: "Science (Information Technology)".
KINDS = frozenset({"science", "arts", "engineering", "technology", "philosophy"})
SHORTEST_MENDED = 7


@dataclass(frozen=True, slots=True)
class DisciplineMatch:
    """How a field fits: the `match`, and the discipline that decided it with its `cip` code.

    `words` are the words of the field that name it, folded.  `concentration` is the match of what
    narrows the field, where something known does."""

    match: FieldMatch
    discipline_name: str | None = None
    cip: str | None = None
    words: str = ""
    concentration: FieldMatch | None = None


UNKNOWN = DisciplineMatch("unknown")


@dataclass(frozen=True, slots=True)
class _Index:
    """The disciplines by their names, and the long words of these names."""

    names: dict[Words, Discipline]
    vocabulary: frozenset[str]

    def look_up(self, words: Words) -> DisciplineMatch | None:
        """The discipline with exactly this name; empty words and slips of spelling are forgiven."""
        mended = tuple(_mend(word, self.vocabulary) for word in words)
        for candidate in (words, drop_empty(words), mended, drop_empty(mended)):
            if found := self.names.get(candidate):
                return DisciplineMatch(found.match, found.name, found.cip, " ".join(words))
        return None


def match_field(field: str | None, disciplines: Sequence[Discipline]) -> DisciplineMatch:
    """How `field`, as a résumé words it, fits the disciplines of an edition.

    `unknown` where it fits no name, or where there is no field."""
    index = _build_index(tuple(disciplines))
    text = field or ""
    if is_plain(text) and (whole := index.look_up(fold_field(text))):
        return whole  # some names would be cut in two: "technology in education"
    cut = cut_field(text)
    if not cut.head:
        return UNKNOWN
    head = _match_list(cut.head, index)
    if not cut.narrowing:
        return head
    narrowing = _best([_match_list(entry, index) for entry in cut.narrowing])
    if _is_kind(cut.head) and narrowing != UNKNOWN:
        return narrowing
    return _narrow(head, narrowing)


def _match_list(listed: Listed, index: _Index) -> DisciplineMatch:
    """The match of fields divided by commas.

    After an unrelated field, what follows is taken as its concentration; after the name of a kind
    of degree, as the field ("Engineering, Computer" is computer engineering)."""
    first, *rest = [_best(list(_match_joined(joined, index))) for joined in listed]
    if not rest:
        return first
    if _is_kind(listed):
        return index.look_up((*listed[1][0], *listed[0][0])) or _best([_best(rest), first])
    return _combine(first, rest)


def _combine(first: DisciplineMatch, rest: Sequence[DisciplineMatch]) -> DisciplineMatch:
    """The match of fields in a row: the best one, or the first narrowed where it is unrelated."""
    if not rest:
        return first
    return _narrow(first, _best(rest)) if first.match == "unrelated" else _best([first, *rest])


def _match_joined(joined: Joined, index: _Index) -> Iterator[DisciplineMatch]:
    """The match of each field among parts that "and" joins, the longest name first."""
    start = 0
    while start < len(joined):
        for end in range(len(joined), start, -1):
            if found := index.look_up(_join(joined[start:end])):
                yield found
                break
        else:
            end = start + 1
            yield _match_elided(joined, start, index) or _match_row(joined[start], index)
        start = end


def _match_elided(joined: Joined, at: int, index: _Index) -> DisciplineMatch | None:
    """The match of a part whose last word stands only in the next: "Computer and Electrical
    Engineering"."""
    if at + 1 < len(joined):
        return index.look_up((*joined[at], joined[at + 1][-1]))
    return None


def _match_row(words: Words, index: _Index) -> DisciplineMatch:
    """The match of names that stand in a row, their separator lost: "Accounting Information
    Technology".

    Every word must belong to a name, and single words count only where they speak against
    ("Computer Music" is not computing)."""
    found: list[DisciplineMatch] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            name = index.look_up(words[start:end])
            if name and (end - start > 1 or name.match in ("adjacent", "unrelated")):
                found.append(name)
                start = end
                break
        else:
            return UNKNOWN
    return _combine(found[0], found[1:])


def _narrow(head: DisciplineMatch, narrowing: DisciplineMatch) -> DisciplineMatch:
    """The match of a field with a concentration in another.

    An unknown head leaves the word to the concentration, and a head that fits better keeps its own
    match.  An identified concentration makes a business degree or an adjacent one related; any
    other that is at least adjacent makes the degree adjacent: a person weighs it."""
    if narrowing.match == "unknown":
        return head
    if head.match == "unknown":
        return narrowing
    if ORDER.index(narrowing.match) >= ORDER.index(head.match):
        return replace(head, concentration=narrowing.match)
    is_business = (head.cip or "").startswith(BUSINESS_FAMILY)
    is_close = is_business or head.match in ("related", "adjacent")
    match: FieldMatch = "related" if narrowing.match == "identified" and is_close else "adjacent"
    return replace(narrowing, match=match, concentration=narrowing.match)


def _is_kind(listed: Listed) -> bool:
    return " ".join(drop_empty(listed[0][0])) in KINDS


def _best(matches: Sequence[DisciplineMatch]) -> DisciplineMatch:
    return min(matches, key=lambda found: ORDER.index(found.match))


def _join(joined: Joined) -> Words:
    words = joined[0]
    for part in joined[1:]:
        words = (*words, "and", *part)
    return words


@lru_cache(maxsize=16)
def _build_index(disciplines: tuple[Discipline, ...]) -> _Index:
    names: dict[Words, Discipline] = {}
    for discipline in disciplines:
        for name in (discipline.name, *discipline.names):
            names.setdefault(fold_field(name), discipline)
    long_words = (word for name in names for word in name if len(word) >= SHORTEST_MENDED)
    return _Index(names, frozenset(long_words))


@lru_cache(maxsize=4096)
def _mend(word: str, vocabulary: frozenset[str]) -> str:
    """The one known word that is a single slip away from a long word, or the word itself."""
    if word in vocabulary or len(word) < SHORTEST_MENDED:
        return word
    near = [known for known in vocabulary if _is_one_slip(word, known)]
    return near[0] if len(near) == 1 else word


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed or exchanged with the next makes them equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, known = one[start:], other[start:]
    exchanged = rest[:2] == known[:2][::-1] and rest[2:] == known[2:]
    return exchanged or rest[1:] == known[1:] or rest[1:] == known or rest == known[1:]
