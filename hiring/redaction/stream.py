"""A document as one run of characters, each of which knows its word: patterns are found in the
characters, and whole words are covered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hiring.reading.placed import PlacedText

NOBODY = -1  # the owner of white space
_WORD_BREAK = re.compile(r"[^\W\d_]{2}[-\u00ad]$")


@dataclass(frozen=True)
class Stream:
    """`text` and, for each of its characters, the index of the word that it is of."""

    text: str
    owners: tuple[int, ...]

    def words(self, start: int, stop: int) -> frozenset[int]:
        """The words that the characters from `start` to `stop` are of."""
        return frozenset(owner for owner in self.owners[start:stop] if owner != NOBODY)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], frozenset[int]]]:
        """Each match of the pattern with the words it touches."""
        for match in pattern.finditer(self.text):
            yield match, self.words(*match.span())

    @cached_property
    def folded(self) -> str:
        """The text without accents and with straight apostrophes, each character in its place."""
        return fold(self.text)


def fold(text: str) -> str:
    """The text without accents and with straight apostrophes, each character in its place."""
    plain = text.replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(unicodedata.normalize("NFKD", char)[0] for char in plain)


def flow(text: PlacedText) -> Stream:
    """Words parted by a space, lines by a line break."""
    return _stream(text, joined=False)


def flow_joined(text: PlacedText) -> Stream:
    """The same with words whole that a hyphen parts at the end of a line."""
    return _stream(text, joined=True)


def squeeze(stream: Stream) -> Stream:
    """Only letters and digits, in small letters without accents: finds what is run together, spaced
    out, or parted by dots."""
    kept = [
        (char, owner)
        for char, owner in zip(stream.folded.lower(), stream.owners, strict=True)
        if char.isalnum()
    ]
    return Stream("".join(char for char, _ in kept), tuple(owner for _, owner in kept))


def _stream(text: PlacedText, *, joined: bool) -> Stream:
    chars: list[str] = []
    owners: list[int] = []

    def put(piece: str, owner: int) -> None:
        chars.append(piece)
        owners.extend([owner] * len(piece))

    index = 0
    for line in text.lines:
        for n, word in enumerate(line.words):
            last = n == len(line.words) - 1
            broken = joined and last and _WORD_BREAK.search(word.text) is not None
            put(word.text[:-1] if broken else word.text, index)
            if not broken:
                put("\n" if last else " ", NOBODY)
            index += 1
    return Stream("".join(chars), tuple(owners))
