"""Lines to sections: headings by their words and, learnt within the document, by their looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from hiring.reading.columns import Columns
from hiring.reading.dates import find_dates
from hiring.reading.degrees import find_mentions
from hiring.reading.headings import section_kind
from hiring.reading.phrases import title_score
from hiring.reading.rows import HEADING
from hiring.reading.words import Line, Word

_RUN_IN = re.compile(r"^([A-Z][A-Za-z &/]{3,40}?)\s*:\s+(?=\S)")
_OPEN = re.compile(r"(?:\b(?:and|of|in)|[&/,])$", re.I)
_CLOSE, _HALVES = 0.6, 4  # white space between the rows of a heading, and words on both
_INSIDE, _FEW = 0.7, 6  # of the lines beside a margin; so many at least
_STRONG = frozenset(
    {"experience", "education", "references", "volunteer", "publications", "projects"}
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under one heading; `kind` "top" is what stands before the first."""

    kind: str
    heading: Line | None
    lines: tuple[Line, ...]


Style = tuple[float, bool, bool, int]


def line_style(line: Line) -> Style:
    """What a line looks like: size, bold, capitals, colour."""
    return line.look


def body_size(lines: Sequence[Line]) -> float:
    """The text size that most letters have."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def split_sections(lines: Sequence[Line]) -> list[Section]:
    """The sections in reading order; a repeated heading goes on with its kind, and a column that
    runs over pages goes on with what stood last in it.
    """
    lines = _whole_headings(_part_margin(lines))
    styles = _heading_styles(lines)
    parts = [_Part("top", None)]
    columns = Columns[_Part]()
    current = parts[0]
    for i, line in enumerate(lines):
        found = _kind_of(line, i, lines, styles)
        current = columns.carried_over(line) or current
        if found is None:
            current.lines.append(line)
        else:
            rest = _after_heading(line)
            current = _Part(found, line, [rest] if rest else [])
            parts.append(current)
        columns.note(line, current)
    sections = [Section(part.kind, part.heading, tuple(part.lines)) for part in parts]
    return _with_work([s for s in sections if s.lines or s.heading])


def _with_work(sections: list[Section]) -> list[Section]:
    """The sections; where none is headed as work, a summary with spans of dates in it is ("Career
    Summary" heads either).
    """
    if any(s.kind == "experience" for s in sections):
        return sections
    return [
        replace(s, kind="experience") if s.kind == "summary" and _has_spans(s) else s
        for s in sections
    ]


def _has_spans(section: Section) -> bool:
    return any(not date.single for line in section.lines for date in find_dates(line.text))


@dataclass(slots=True)
class _Part:
    """A section that is being filled."""

    kind: str
    heading: Line | None
    lines: list[Line] = field(default_factory=list)


def _part_margin(lines: Sequence[Line]) -> list[Line]:
    """The lines, with headings that stand in the margin before the first line of their section
    made lines of their own.
    """
    out: list[Line] = []
    for line in lines:
        first = line.breaks[0] if line.breaks else 0
        head, rest = line.words[:first], line.words[first:]
        if first and _heads(head, rest, line, lines):
            breaks = tuple(at - first for at in line.breaks[1:])
            out.append(replace(line, words=head, breaks=(), style=HEADING))
            out.append(replace(line, words=rest, breaks=breaks, gap=0.0))
        else:
            out.append(line)
    return out


def _heads(head: Sequence[Word], rest: Sequence[Word], line: Line, lines: Sequence[Line]) -> bool:
    """Whether the words are a heading, and the other lines begin where the rest of it does."""
    if section_kind(" ".join(w.text for w in head)) is None or line.x0 > line.left + 3:
        return False
    near = [x for x in lines if x.page == line.page and x.left == line.left]
    inside = sum(x.x0 > rest[0].x0 - 3 for x in near)
    return inside >= _INSIDE * len(near) and len(near) >= _FEW


def _whole_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, with headings that run over two lines ("Education and" / "Training") made one."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and _runs_on(last, line):
            out[-1] = replace(last, words=last.words + line.words)
        else:
            out.append(line)
    return out


def _runs_on(line: Line, after: Line) -> bool:
    if line_style(line) != line_style(after) or after.gap > 0.9:
        return False
    if not _OPEN.search(line.text) and not _is_half(line, after):
        return False
    return section_kind(f"{line.text} {after.text}") is not None


def _is_half(line: Line, after: Line) -> bool:
    """Whether the line is set as a heading is, and names no section without the next one."""
    if not (line.bold or line.caps) or section_kind(line.text) or after.gap > _CLOSE:
        return False
    return len(line.words) + len(after.words) <= _HALVES and line.text[:1].isupper()


def _heading_styles(lines: Sequence[Line]) -> Counter[Style]:
    """The looks of lines that are headings by their words."""
    return Counter(
        line_style(line) for line in lines if section_kind(line.text) and _stands_alone(line)
    )


def _stands_alone(line: Line) -> bool:
    return len(line.words) <= 7 and not line.text.rstrip().endswith((".", ";", ","))


def _kind_of(line: Line, i: int, lines: Sequence[Line], styles: Counter[Style]) -> str | None:
    run_in = _RUN_IN.match(line.text)
    if run_in and not line.text.startswith("•"):
        kind = section_kind(run_in[1])
        if kind in ("education", "experience", "certifications", "references") and _run_in_heading(
            line, run_in
        ):
            return kind
    kind = section_kind(line.text)
    if line.style == HEADING:
        return kind or _last_noun(line.text) or "other"
    usual = styles.most_common(1)[0][0] if styles else None
    if kind and kind not in _STRONG and _is_label(line, lines):
        return None
    if kind:
        return kind if _fits(line, kind, styles, usual) else None
    if not usual or not _unknown(line, i, lines, styles, usual):
        return None
    return _last_noun(line.text) or "other"


def _is_label(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the same words come again on the page: what every entry of a section has, such as
    "Achievements:".
    """
    text = line.text.lower()
    return sum(x.text.lower() == text for x in lines if x.page == line.page) > 1


def _last_noun(text: str) -> str | None:
    """What the last word says a heading with words of its own is about ("Shipyard Experience")."""
    words = re.findall(r"[A-Za-z]+", text)
    kind = section_kind(words[-1]) if words else None
    return kind if kind in ("experience", "education", "publications", "projects") else None


def _run_in_heading(line: Line, match: re.Match[str]) -> bool:
    head = line.words_at(0, match.end(1))
    return all(w.bold for w in head) or line.text[: match.end(1)].isupper() or line.gap > 0.6


def _fits(line: Line, kind: str, styles: Counter[Style], usual: Style | None) -> bool:
    """Whether words that could be a heading look like the document's headings."""
    if not _stands_alone(line):
        return False
    style = line_style(line)
    if usual is not None and styles[usual] >= 3 and styles[style] < 2 and style[0] < usual[0] - 1.5:
        return False  # smaller than every other heading: one within a section
    if style == usual or (kind in _STRONG and line.text[:1].isupper()):
        return _not_in_list(line, style, usual)
    if usual is not None and styles[usual] >= 2 and style[0] < usual[0] - 1.5:
        return False  # a heading within a section, such as "Miscellaneous" under work history
    if usual is not None and styles[usual] >= 3 and usual[2] and not style[2]:
        return False  # where headings are in capitals, a bold word is none
    if usual is not None and (usual[1] or usual[2]) and not (style[1] or style[2]):
        return style[0] >= usual[0]
    return line.bold or line.caps or line.gap > 0.5


def _not_in_list(line: Line, style: Style, usual: Style | None) -> bool:
    if usual is None or style == usual:
        return True
    return style[0] >= usual[0] - 1.5 or line.bold or line.caps


def _looks_like(line: Line, usual: Style, styles: Counter[Style]) -> bool:
    """An unknown heading: set like most known ones, in a way that body text is not."""
    style = line_style(line)
    if (
        style != usual
        or styles[usual] < 2
        or len(line.words) > 6
        or any(c.isdigit() for c in line.text)
    ):
        return False
    distinct = (style[1] or style[2]) and not find_mentions(line.text)
    return distinct and not line.breaks and title_score(line.text) < 0.5 and line.gap > 0.3


def _unknown(
    line: Line, i: int, lines: Sequence[Line], styles: Counter[Style], usual: Style
) -> bool:
    after = lines[i + 1] if i + 1 < len(lines) else None
    wrapped = after is not None and line_style(after) == line_style(line) and after.gap < 0.5
    return not wrapped and _looks_like(line, usual, styles) and _in_line(line, lines)


def _in_line(line: Line, lines: Sequence[Line]) -> bool:
    """Whether it begins, or is centred, where a known heading is."""
    known = [x for x in lines if section_kind(x.text) and _stands_alone(x)]
    middle = (line.x0 + line.x1) / 2
    return any(
        abs(x.x0 - line.x0) < 4 or abs(x.x1 - line.x1) < 4 or abs((x.x0 + x.x1) / 2 - middle) < 4
        for x in known
    )


def _after_heading(line: Line) -> Line | None:
    """What follows a heading on its own line ("Education: B.S. …")."""
    match = _RUN_IN.match(line.text)
    if match is None or section_kind(line.text):
        return None
    words = line.words_at(match.end(), len(line.text))
    return Line(words, line.gap, line.left, line.right, line.boxed, line.style) if words else None


def usual_gap(lines: Sequence[Line]) -> float:
    """The white space between lines of a paragraph."""
    gaps = [line.gap for line in lines if 0 < line.gap < 2]
    return median(gaps) if gaps else 0.2
