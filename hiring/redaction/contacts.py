"""Ways to reach a person: e-mail, telephone, links, and where they live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hiring.reading.placed import PlacedLine, PlacedText
from hiring.redaction import patterns
from hiring.redaction.kinds import Kind
from hiring.redaction.stream import Stream, flow, fold

Found = tuple[Kind, frozenset[int]]

_HEADS = frozenset({"top", "contact", "margin", "loose"})
_FIRST = 12  # lines in which a person says how to be reached, whatever they are headed
_NEAR = 2  # lines from one way to reach the person to the next
_PARTS = re.compile(r"\s+[|•·–—]\s+|\s*[|•]\s*")
_OPEN_END = re.compile(r"[@._/?=&-]$")
_GOES_ON = re.compile(r"[\w-]*[@./_\d?=-][\w@./?=&-]*$|(?:com|org|net|edu|example)\b[.,;)]*$", re.I)
_KINDS: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    ("email", (patterns.EMAIL,)),
    ("link", (patterns.URL, patterns.BARE_URL, patterns.HANDLE, patterns.ACCOUNT)),
    ("phone", (patterns.PHONE, patterns.LABELLED_PHONE, patterns.LOCAL_PHONE)),
    ("address", (patterns.STREET, patterns.PO_BOX)),
)


def find_contacts(text: PlacedText) -> Iterator[Found]:
    """Every way to reach the candidate, or anybody else: the kind, and its words."""
    stream = flow(text)
    taken: list[Found] = []
    for kind, each in _KINDS:
        for pattern in each:
            for _, words in stream.find(pattern):
                whole = words | _rest(text, words) if kind in ("email", "link") else words
                taken.append((kind, whole))
    yield from taken
    yield from _accounts(stream, text, taken)
    yield from _homes(text, frozenset().union(*(words for _, words in taken)) if taken else None)


def _rest(text: PlacedText, words: frozenset[int]) -> frozenset[int]:
    """What an address that breaks at a line's end goes on with."""
    last = max(words, default=-1)
    out = set()
    while 0 <= last < len(text.words) - 1:
        here, after = text.words[last].text, text.words[last + 1].text
        if not (_OPEN_END.search(here) and last + 1 in text.starts and _GOES_ON.match(after)):
            break
        last += 1
        out.add(last)
    return frozenset(out)


def _accounts(stream: Stream, text: PlacedText, taken: list[Found]) -> Iterator[Found]:
    """Names of mailboxes and accounts where they stand alone."""
    names = set()
    for kind, words in taken:
        if kind in ("email", "link"):
            written = "".join(text.words[n].text for n in sorted(words)).strip(".,;()<>").lower()
            names.add(written.split("@")[0] if kind == "email" else written.rsplit("/", 1)[-1])
    for name in names:
        if len(name) > 5 and any(c.isdigit() or c in "._-" for c in name):
            for _, words in stream.find(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)):
                yield "link", words


def _homes(text: PlacedText, reached: frozenset[int] | None) -> Iterator[Found]:
    """Towns and postal codes on and beside the lines that say how to reach the person."""
    known = reached or frozenset()
    lines = [n for n, line in enumerate(text.lines) if n < _FIRST or line.section in _HEADS]
    own = [n for n in lines if known & set(_span(text, n))]
    for n in lines:
        line, start = text.lines[n], text.starts[n]
        if patterns.HOME.search(line.text) and (n < 2 or line.section in _HEADS):
            yield "address", frozenset(_span(text, n))
            continue
        near = any(
            abs(n - m) <= _NEAR and text.lines[m].words[0].page == line.words[0].page for m in own
        )
        coded = patterns.ZIP.search(fold(line.text)) is not None
        if near or coded:
            for first, stop in _parts(line):
                part = " ".join(word.text for word in line.words[first:stop])
                if _is_place(fold(part)):
                    yield "address", frozenset(range(start + first, start + stop))


def _is_place(part: str) -> bool:
    """Whether a part of a line beside a way to reach the person is a part of their address."""
    searched = (patterns.ZIP, patterns.HOME_STREET)
    return any(pattern.search(part) for pattern in searched) or any(
        pattern.match(part) for pattern in (patterns.PLACE, patterns.FLAT, patterns.POSTCODE)
    )


def _span(text: PlacedText, line: int) -> range:
    return range(text.starts[line], text.starts[line] + len(text.lines[line].words))


def _parts(line: PlacedLine) -> Iterator[tuple[int, int]]:
    """The parts of a line between bars, dots and wide gaps, as ranges of words."""
    cuts = set(line.breaks)
    for n, word in enumerate(line.words):
        if _PARTS.fullmatch(f" {word.text} "):
            cuts |= {n, n + 1}
    edges = sorted({0, *cuts, len(line.words)})
    yield from pairwise(edges)
