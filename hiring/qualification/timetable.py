"""The timeline as a table: positions and gaps from the oldest on, and what is counted by the end
of each."""

from __future__ import annotations

from dataclasses import dataclass

from hiring.qualification.months import Month
from hiring.qualification.running import Count
from hiring.qualification.sums import shown_span
from hiring.qualification.timeline import Timeline


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A position by its number, or a gap (None) with its dates and months; the months counted by
    its end, as bounds."""

    number: int | None
    period: str
    months: int
    oversight: str
    management: str


def set_out_times(line: Timeline) -> tuple[TimeRow, ...]:
    """The rows, oldest end first."""
    rows: list[tuple[Month, TimeRow]] = [
        (last, TimeRow(number, "", 0, *_so_far(line, last)))
        for number, last in line.last_months.items()
    ]
    for gap in line.gaps:
        last = gap.after + gap.months
        period = gap.first if gap.months == 1 else f"{gap.first} – {gap.last}"
        rows.append((last, TimeRow(None, period, gap.months, *_so_far(line, last))))
    return tuple(row for _, row in sorted(rows, key=lambda one: one[0]))


def _so_far(line: Timeline, month: Month) -> tuple[str, str]:
    first, second = (_bounds(count, month) for count in line.counts)
    return first, second


def _bounds(count: Count, month: Month) -> str:
    low, high = count.at(month)
    return shown_span(float(low), float(high))
