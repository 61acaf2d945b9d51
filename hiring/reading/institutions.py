"""Places of learning named in a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hiring.reading.dates import find_dates
from hiring.reading.degrees import find_mentions
from hiring.reading.vocabulary import load_list, load_yaml
from hiring.reading.words import Line

SEPARATOR = re.compile(
    r"\s+[|•·‖–—-]+\s+|\s*[|;]\s*|,\s+|\s+,\s*|\s*[–—]\s+|\s+(?:at|from)\s+(?=[A-Z])|[()]|:\s+|"
    r"\s+in\s+(?=[A-Z])"
)
_FULL_STOP = re.compile(r"(?<=[a-z]{5})\.$")  # the stop of "Univ." belongs to it
TRIM = " \t,;:|•·–—-()[]*"
_KEYWORD = re.compile(
    r"\b(?:univers\w*|colleg\w*|institut\w*|polytechn\w*|politecnic\w*|academy|seminary|univ|"
    r"h[oö]gskola\w*|h[øo]gskol\w*|hochschule|école|ecole)\b\.?",
    re.I,
)
_GOES_ON = re.compile(
    r"^\s*(?:of|at|for|in|de|des|del|della|degli|di|du|da|do|zu|van|von|system|park|&|and|-|–)\b|"
    r"^\s*[-–&/(]",
    re.I,
)
_PROPER = re.compile(r"\s+[^\W\d_a-z][\w'’.-]*")
_LONGEST_NAME = 40  # characters of a proper name behind "University"
_BELOW_COLLEGE = re.compile(r"\b(?:high school|diploma|ged|certificate)\b", re.I)
_COURSES = re.compile(r"^(?:[•*·-]\s*)?(?:relevant\s+|related\s+)?course ?work", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a line."""

    line: Line
    begin: int
    stop: int

    @property
    def text(self) -> str:
        """The characters, without punctuation around them or a full stop behind the last word."""
        return _FULL_STOP.sub("", self.line.text[self.begin : self.stop].strip(TRIM))


@lru_cache(maxsize=4096)
def institution_like(text: str) -> bool:
    """Whether the text names a place of learning."""
    words = re.findall(r"[\w.]+", text.lower())
    known = _known()
    return any(w in known or w.startswith(("univers", "colleg", "institut")) for w in words)


def _known() -> frozenset[str]:
    return frozenset(load_yaml("degrees.yaml")["institutions"])


@lru_cache(maxsize=4096)
def institution_bounds(text: str) -> tuple[int, int]:
    """Where the institution's name begins and ends in a phrase with more run into it."""
    keyword = _KEYWORD.search(text)
    if keyword is None:
        return 0, len(text)
    begin = 0
    words = list(re.finditer(r"[\w&'.-]+", text[: keyword.start()]))
    for i, word in enumerate(words[:-1]):
        if word[0].lower() in load_list("field_words.txt"):
            begin = words[i + 1].start()
    if words and words[-1][0].lower() in load_list("field_words.txt"):
        whole_is_field = all(w[0][:1].isupper() for w in words) and re.match(
            r"\s*of\b", text[keyword.end() :]
        )
        begin = keyword.start() if whole_is_field else begin
    rest = text[keyword.end() :]
    if _GOES_ON.match(rest) or _KEYWORD.search(rest):
        return begin, len(text)
    return begin, keyword.end() + _proper_name(rest)


def _proper_name(text: str) -> int:
    """Where the proper name ends that follows at once ("Universität Merrow"); 0 where a field of
    study or anything else follows."""
    at = 0
    while word := _PROPER.match(text, at):
        plain = word[0].strip(" .,-").lower()
        if plain in load_list("field_words.txt") or at > _LONGEST_NAME:
            return 0
        at = word.end()
    rest = text[at:]
    if at and _GOES_ON.match(rest):
        return len(text)
    return 0 if rest.strip() else at


def find_schools(line: Line) -> list[Place]:
    """The places of learning that the line names."""
    text = line.text
    if len(text) > 220 or _COURSES.match(text):
        return []
    places = []
    taken = [(m.begin, m.stop) for m in find_mentions(text)]
    taken += [(d.begin, d.stop) for d in find_dates(text)]
    for a, b in line.segments():
        for begin, stop in _cut(text, a, b, taken):
            place = _place(line, begin, stop)
            if place is not None:
                places.append(place)
    return places


def _place(line: Line, begin: int, stop: int) -> Place | None:
    part = line.text[begin:stop].strip(TRIM)
    if not 2 < len(part) < 100 or not institution_like(part) or _BELOW_COLLEGE.search(part):
        return None
    at = line.text.index(part, begin)
    first, last = institution_bounds(part)
    return Place(line, at + first, at + last)


def _cut(
    text: str, begin: int, stop: int, taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    cuts = {begin, stop}
    for a, b in [*taken, *((m.start(), m.end()) for m in SEPARATOR.finditer(text, begin, stop))]:
        if begin <= a and b <= stop:
            cuts |= {a, b}
    bounds = sorted(cuts)
    return [
        (a, b) for a, b in itertools.pairwise(bounds)
        if not any(x <= a and b <= y for x, y in taken)
    ]  # fmt: skip
