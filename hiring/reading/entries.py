"""Lines of a section to entries: each hangs on a date, and entries of one section look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hiring.reading.features import Marked

_REACH = 4  # an entry's heading has at most so many lines before and after the one with the date


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `header` lines with the date's place among them, and the lines of text that
    follow.
    """

    header: tuple[Marked, ...]
    anchor: int | None
    body: tuple[Marked, ...]


def split_entries(lines: Sequence[Marked]) -> list[Entry]:
    """The entries of a section that hang on a date, in order."""
    anchors = _anchors(lines)
    if not anchors:
        return []
    lead = _lead(lines, anchors[0])
    starts = [_start(lines, anchors, n, lead) for n in range(len(anchors))]
    entries = []
    for n, at in enumerate(anchors):
        stop = starts[n + 1] if n + 1 < len(anchors) else len(lines)
        end = _header_end(lines, at, stop)
        entries.append(Entry(tuple(lines[starts[n] : end]), at - starts[n], tuple(lines[end:stop])))
    return entries


def _anchors(lines: Sequence[Marked]) -> list[int]:
    """Lines with the date of an entry; single dates count only where the section has few ranges."""
    ranges = [i for i, m in enumerate(lines) if m.anchor and not m.anchor.single]
    singles = [i for i, m in enumerate(lines) if m.anchor and m.anchor.single]
    near = {j for i in ranges for j in (i - 1, i, i + 1)}
    kept = [i for i in singles if i not in near and lines[i].header]
    return sorted(ranges + kept)


def _lead(lines: Sequence[Marked], first: int) -> int:
    """How many lines of the first entry's heading stand above its date: all that is above it in the
    section.
    """
    count = 0
    for i in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if not lines[i].header:
            break
        count += 1
    return count


def _start(lines: Sequence[Marked], anchors: Sequence[int], n: int, lead: int) -> int:
    """Where the entry's heading begins."""
    at = anchors[n]
    floor = anchors[n - 1] + 1 if n else 0
    start = at
    while start > floor and at - start < _REACH and lines[start - 1].header:
        if not _belongs_above(lines, start - 1, at, lead, floor):
            break
        start -= 1
    return start


def _belongs_above(lines: Sequence[Marked], i: int, at: int, lead: int, floor: int) -> bool:
    """Whether line `i` above the date opens its entry rather than closes the one before."""
    if at - i <= lead and floor <= i:
        return not (lines[i + 1].line.gap > 1.2 and lines[i].line.gap < 0.6 and i + 1 < at)
    if floor == 0:
        return True
    clear = any(not m.header for m in lines[floor:i])
    return clear and lines[i].strong and lines[i + 1].line.gap < 1.2


def _header_end(lines: Sequence[Marked], at: int, stop: int) -> int:
    """The line after the entry's heading."""
    end = at + 1
    while end < stop and end - at <= _REACH and lines[end].header:
        followed = end + 1 >= stop or not lines[end + 1].header or lines[end + 1].line.gap > 0.5
        last = at + 1 + _is_bare(lines[at])
        if not (lines[end].strong or (followed and end <= last) or _closes(lines, end, at, stop)):
            break
        end += 1
    return end


def _is_bare(marked: Marked) -> bool:
    """Whether the line is a date and nothing else."""
    span = marked.anchor
    return span is not None and span.stop - span.begin >= len(marked.line.text) - 4


def _closes(lines: Sequence[Marked], end: int, at: int, stop: int) -> bool:
    """Whether the line stands between a title under the date and the list of its duties."""
    above = lines[end - 1]
    listed = end + 1 < stop and lines[end + 1].bullet
    return listed and end == at + 2 and above.strong and lines[end].line.gap < 0.5
