"""Columns that run over several pages: what stood last in one goes on at its top overleaf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from hiring.reading.words import Line

Content = TypeVar("Content")
_ALIKE = 0.6  # of the wider one's width: columns that overlap so much are one column
_ASIDE = 0.1  # of the wider one's width: columns that overlap no more stand side by side


@dataclass(slots=True)
class _Seen(Generic[Content]):
    left: float
    right: float
    page: int
    side: str
    content: Content


@dataclass(slots=True)
class Columns(Generic[Content]):
    """The columns met so far, each with the content that stood last in it, the latest last."""

    seen: list[_Seen[Content]] = field(default_factory=list)

    def note(self, line: Line, content: Content) -> None:
        """The line's column now holds the content."""
        for column in self.seen:
            if (column.page, column.side) == (line.page, line.side) and (
                _overlap(column, line) >= _ALIKE
            ):
                self.seen.remove(column)
                break
        self.seen.append(_Seen(line.left, line.right, line.page, line.side, content))

    def carried_over(self, line: Line) -> Content | None:
        """What the line goes on with, if it is the first of a column that began on the page before,
        beside another one.
        """
        if line.page <= 1 or self._begun(line):
            return None
        before = [c for c in self.seen if c.page == line.page - 1]
        if before and not before[-1].side:
            return None
        before = [c for c in before if c.side]
        own = [c for c in before if _overlap(c, line) >= _ALIKE]
        if not own or not any(_overlap_of(c, own[-1]) <= _ASIDE for c in before):
            return None
        return own[-1].content

    def _begun(self, line: Line) -> bool:
        """Whether the line's page has shown something of its column, or of the page's only one."""
        here = [c for c in self.seen if c.page == line.page]
        return any(not line.side or _overlap(c, line) > _ASIDE for c in here)


def _overlap(column: _Seen[Content], line: Line) -> float:
    return _share(column.left, column.right, line.left, line.right)


def _overlap_of(one: _Seen[Content], other: _Seen[Content]) -> float:
    return _share(one.left, one.right, other.left, other.right)


def _share(a0: float, a1: float, b0: float, b1: float) -> float:
    widest = max(a1 - a0, b1 - b0)
    return max(min(a1, b1) - max(a0, b0), 0.0) / widest if widest > 0 else 0.0
