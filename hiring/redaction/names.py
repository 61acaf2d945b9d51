"""Where the parts of a name stand: in any case, run together, spaced out, parted at a line's end,
inside other words, or misread by one letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from hiring.reading.placed import PlacedText, PlacedWord
from hiring.redaction.person import LONG, Person
from hiring.redaction.stream import Stream, flow, flow_joined, fold, squeeze

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_WHOLE = re.compile(r"[^\W\d_]+")
_DEGREE = re.compile(r"\W*(?:M\.?\s?Ed|Ed\.?\s?[DSM]|B\.?\s?Ed)\b\.?\W*", re.I)
_INITIAL = re.compile(r"\(?(?:[A-Z]|[A-Z]\.-?){1,2}[,.)]?$")
_BETWEEN = re.compile(r"[(\"“'‘]?[A-Zdvbl][\w.'’-]*[)\"”'’,]*$")
_OPENS = re.compile(r"(?:^|[\n•.!?:;])\s*\W*$")
# After a verb at the head of a sentence comes a thing; after a name comes what the person did.
_DID = re.compile(
    r"(?:\w+ed|led|built|ran|wrote|was|has|is|will|can|and|&|also|leads|holds|brings|serves|works"
    r"|manages|directs|oversees|builds|designs|develops|speaks|lives|enjoys|believes|knows)\b"
)
_SPACED = 3  # single letters in a row
_SURE_RUN = 9  # letters from which a name run together is found inside anything
_MISREAD = 6  # letters from which one may be misread
_MONTHS = frozenset({"march", "may", "june", "july", "august", "april"})


def find_names(text: PlacedText, person: Person) -> frozenset[int]:
    """The words that hold a part of the name, and those that belong to it."""
    plain, joined = flow(text), flow_joined(text)
    found = set(_parts(plain, person)) | set(_parts(joined, person))
    found |= set(_runs(squeeze(plain), person))
    found |= set(_spaced(text, person))
    if text.recognised:
        found |= set(_misread(plain, person))
    found |= set(_monograms(text, person))
    return frozenset(found | set(_belonging(text, found)))


def _parts(stream: Stream, person: Person) -> Iterator[int]:
    for pattern in (_TOKEN, _WHOLE):
        for match in pattern.finditer(stream.folded):
            if _is_part(match, stream, person):
                yield from stream.words(*match.span())


def _is_part(match: re.Match[str], stream: Stream, person: Person) -> bool:
    token = match[0]
    small = token.lower()
    if small in person.sure or (small.endswith("s") and small[:-1] in person.sure):
        return len(small) > 3 or token[0].isupper()
    if small in person.doubtful:
        return token[0].isupper() and not _is_word(match, stream)
    return any(
        len(part) > LONG and part != small and (small.startswith(part) or small.endswith(part))
        for part in person.sure
    )


def _is_word(match: re.Match[str], stream: Stream) -> bool:
    """Whether a capital that opens a sentence, or a degree, explains a word that is also a
    name."""
    around = stream.text[max(match.start() - 4, 0) : match.end() + 4]
    if len(match[0]) == 2 and any(_DEGREE.match(part) for part in around.split()):
        return True
    rest = stream.text[match.end() :]
    if match[0].isupper() or not rest[:1].isspace():
        return False
    follows = rest.split(maxsplit=1)[:1]
    opens = _OPENS.search(stream.text[: match.start()]) is not None
    return bool(opens and follows and follows[0][0].islower() and not _DID.match(follows[0]))


def _runs(squeezed: Stream, person: Person) -> Iterator[int]:
    """Names run together or parted by anything that is no letter."""
    for run in person.runs | person.short_runs:
        sure = len(run) >= _SURE_RUN and run in person.runs
        at = squeezed.text.find(run)
        while at >= 0:
            stop = at + len(run)
            if sure or _is_bounded(squeezed, at, stop):
                yield from squeezed.words(at, stop)
            at = squeezed.text.find(run, at + 1)


def _is_bounded(squeezed: Stream, start: int, stop: int) -> bool:
    """Whether the characters begin where a word does and end where one does, but for digits."""
    owners = squeezed.owners
    begins = start == 0 or owners[start - 1] != owners[start]
    if stop == len(owners):
        return begins
    ends = owners[stop] != owners[stop - 1] or squeezed.text[stop].isdigit()
    return begins and ends


def _spaced(text: PlacedText, person: Person) -> Iterator[int]:
    """Runs of single letters that hold a part: "K O V A C"."""
    index = 0
    for line in text.lines:
        numbered = list(enumerate((word.text for word in line.words), start=index))
        index += len(numbered)
        for single, group in groupby(numbered, key=lambda pair: len(pair[1].strip(".,-")) <= 1):
            run = list(group)
            letters = fold("".join(word for _, word in run)).lower()
            if single and len(run) >= _SPACED and any(part in letters for part in person.parts):
                yield from (n for n, _ in run)


def _misread(stream: Stream, person: Person) -> Iterator[int]:
    """Words of a scan that are a part of the name but for one letter."""
    long = [part for part in person.parts if len(part) >= _MISREAD]
    for match in re.finditer(r"[^\W_]+", stream.folded):
        word = match[0].lower()
        if word not in _MONTHS and any(_one_letter_off(word, part) for part in long):
            yield from stream.words(*match.span())


def _one_letter_off(word: str, part: str) -> bool:
    if abs(len(word) - len(part)) > 1 or word == part:
        return False
    shorter, longer = sorted((word, part), key=len)
    same = next((n for n, (a, b) in enumerate(zip(word, part, strict=False)) if a != b), None)
    if same is None:
        return True  # one letter more at the end
    if len(word) == len(part):
        return word[same + 1 :] == part[same + 1 :]
    return shorter[same:] == longer[same + 1 :]


def _monograms(text: PlacedText, person: Person) -> Iterator[int]:
    """Lines that are nothing but the initials."""
    for line, start in zip(text.lines, text.starts, strict=True):
        letters = "".join(c for c in fold(line.text).lower() if c.isalnum())
        if letters in person.initials and line.text.upper() == line.text:
            yield from range(start, start + len(line.words))


def _belonging(text: PlacedText, found: Iterable[int]) -> Iterator[int]:
    """Initials beside the name, and what stands within it: a middle name, a nickname."""
    known = set(found)
    for line, start in zip(text.lines, text.starts, strict=True):
        inside = [n for n in range(len(line.words)) if start + n in known]
        for n in inside:
            for beside in _beside(line.words, n, inside):
                yield start + beside
        for a, b in pairwise(inside):
            between = line.words[a + 1 : b]
            if 0 < len(between) <= 2 and all(_BETWEEN.match(word.text) for word in between):
                yield from range(start + a + 1, start + b)


def _beside(words: Sequence[PlacedWord], n: int, inside: list[int]) -> Iterator[int]:
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(words) and at not in inside:
            if not _INITIAL.match(words[at].text):
                break
            yield at
            at += step
