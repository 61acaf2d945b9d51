"""What rests on which words: each fact cites passages, and each passage can say what it bears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hiring.qualification.quotes import Item, Passage, gather_passages, read_passage


@dataclass(frozen=True, slots=True)
class Citation:
    """A fact at `place` (an id of the page) that rests on these passages.

    `name` is what it is called in a list, such as "Position 2"; `part` the part of it that these
    words are, such as "dates", None where it is the whole."""

    place: str
    name: str
    part: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Borne:
    """Something that rests on certain words, and which parts of it do."""

    place: str
    name: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class Sources:
    """All passages of a result.  Entries are added first; what cites their words finds the same
    passages again, so that one run of words is one place on the page."""

    _passages: dict[tuple[object, ...], Passage] = field(default_factory=dict)
    _entries: int = 0

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage once, in the order added."""
        return tuple(self._passages.values())

    def add_entry(self, evidence: Iterable[Item]) -> tuple[Passage, ...]:
        """The passages of one entry of a document, such as a position."""
        self._entries += 1
        passages = gather_passages(evidence, self._entries)
        for passage in passages:
            self._passages.setdefault(passage.place, passage)
        return passages

    def find(self, evidence: Iterable[Item]) -> tuple[Passage, ...]:
        """The passages that the evidence is part of; words that no entry has become new ones."""
        found: dict[tuple[object, ...], Passage] = {}
        unknown: list[Item] = []
        for item in evidence:
            known = find_in(self.passages, item)
            found.update({passage.place: passage for passage in known})
            if not known:
                unknown.append(item)
        for passage in gather_passages(unknown):
            self._passages.setdefault(passage.place, passage)
            found[passage.place] = passage
        return tuple(found.values())


def find_in(passages: Sequence[Passage], item: Item) -> tuple[Passage, ...]:
    """The passages that these words are, or are a line of."""
    wanted = read_passage(item)
    return tuple(passage for passage in passages if _is_part(wanted, passage))


def _is_part(words: Passage, passage: Passage) -> bool:
    if (words.document, words.page) != (passage.document, passage.page):
        return False
    if not words.boxes:
        return words.text == passage.text
    return words.boxes[0] in passage.boxes and words.text in passage.text


def list_borne(
    passages: Sequence[Passage], citations: Sequence[Citation]
) -> Mapping[str, tuple[Borne, ...]]:
    """For the anchor of each passage everything that rests on it, in the order of the citations:
    what cites these words, or longer words that hold them."""
    citing: dict[tuple[object, ...], list[Citation]] = {}
    for citation in citations:
        for passage in citation.passages:
            citing.setdefault(passage.place, []).append(citation)
    order = {id(citation): n for n, citation in enumerate(citations)}
    borne = {}
    for passage in passages:
        around = [other for other in passages if other is passage or other.holds(passage)]
        found = {id(one): one for other in around for one in citing.get(other.place, ())}
        borne[passage.anchor] = _join(sorted(found.values(), key=lambda one: order[id(one)]))
    return borne


def _join(citations: Iterable[Citation]) -> tuple[Borne, ...]:
    """One line for each place, with its parts; a part says more than the whole."""
    names: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for citation in citations:
        names[citation.place] = citation.name
        here = parts.setdefault(citation.place, [])
        if citation.part and citation.part not in here:
            here.append(citation.part)
    return tuple(Borne(place, name, tuple(parts[place])) for place, name in names.items())
