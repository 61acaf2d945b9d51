"""The history of a candidate as a picture: where each bar of the timeline stands.

Lengths along the axis are percentages of its width, so that the picture fills any column while its
text keeps its size; heights are pixels.  Counted months are solid, possible ones hatched; a bar is
as high as the share of full time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from hiring.qualification.months import Coverage, Month, Run, cover, month_of, write_month

Verdict = Literal["yes", "unclear", "no"]
BarKind = Literal["sure", "possible", "aside"]

LEFT, RIGHT = 7.0, 99.0  # the axis, in % of the width; the numbers of the rows stand left of it
ROW_HEIGHT, BAR_HEIGHT, TOP = 24, 14, 8
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Job:
    """A position with its verdicts, dates as the reader gives them."""

    name: str
    start: str | None
    end: str | None
    share: float | None
    oversight: Verdict
    manages_staff: Verdict


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: `x` and `width` in %, `y` and `height` in px."""

    kind: BarKind
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture with its label and bars."""

    label: str
    text_y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Months between the first counted one and the last of the picture in which nothing counts."""

    first: str
    last: str
    months: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture.  `positions` are rows numbered as the jobs are; `oversight` and
    `management` are the two bands below them; `undated` are the numbers of the jobs that can't be
    drawn."""

    height: int
    axis_y: float
    ticks: tuple[Tick, ...]
    positions: tuple[Row, ...]
    oversight: Row
    management: Row
    gaps: tuple[Gap, ...]
    undated: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    first: Month
    last: Month

    def x(self, month: float) -> float:
        span = self.last - self.first + 1
        return round(LEFT + (RIGHT - LEFT) * (month - self.first) / span, 3)

    def bar(self, kind: BarKind, run: Run, y: float, share: Fraction) -> Bar:
        height = round(float(BAR_HEIGHT * share), 2)
        x = self.x(run.first)
        width = round(self.x(run.last + 1) - x, 3)
        return Bar(kind, x, width, round(y + BAR_HEIGHT - height, 2), height)


def draw_timeline(jobs: Sequence[Job], as_of: date) -> Timeline | None:
    """The picture of these jobs up to the month of `as_of`; None where none of them has dates."""
    covered = [(job, cover(job.start, job.end, job.share, as_of)) for job in jobs]
    dated = [coverage.possible for _, coverage in covered if _length(coverage.possible)]
    if not dated:
        return None
    axis = _Axis(min(run.first for run in dated), month_of(as_of))
    rows = tuple(
        _draw_row(axis, str(number), index, _bars_of(job, coverage))
        for index, (number, job, coverage) in enumerate(
            (number, job, coverage)
            for number, (job, coverage) in enumerate(covered, 1)
            if _length(coverage.possible)
        )
    )
    oversight = _band([(job.oversight, coverage) for job, coverage in covered])
    management = _band([(_both(job), coverage) for job, coverage in covered])
    count = len(rows)
    return Timeline(
        height=TOP + ROW_HEIGHT * (count + 2) + 34,
        axis_y=TOP + ROW_HEIGHT * (count + 2) + 14,
        ticks=tuple(_ticks(axis)),
        positions=rows,
        oversight=_draw_row(axis, "IT", count, oversight, offset=8),
        management=_draw_row(axis, "Staff", count + 1, management, offset=8),
        gaps=tuple(_gaps(oversight, axis.last)),
        undated=tuple(n for n, (_, c) in enumerate(covered, 1) if not _length(c.possible)),
    )


_Stretch = tuple[BarKind, Run, Fraction]


def _length(run: Run) -> int:
    return max(0, run.last - run.first + 1)


def _both(job: Job) -> Verdict:
    verdicts = (job.oversight, job.manages_staff)
    if "no" in verdicts:
        return "no"
    return "unclear" if "unclear" in verdicts else "yes"


def _bars_of(job: Job, coverage: Coverage) -> list[_Stretch]:
    """The stretches of one job: what it may cover, and on top of that what it surely covers."""
    if job.oversight == "no":
        return [("aside", coverage.possible, coverage.high)]
    return _band([(job.oversight, coverage)])


def _band(judged: Iterable[tuple[Verdict, Coverage]]) -> list[_Stretch]:
    """The months that several jobs cover together: the largest share of any, never the sum."""
    low: dict[Month, Fraction] = {}
    high: dict[Month, Fraction] = {}
    for verdict, coverage in judged:
        if verdict != "no":
            _raise(high, coverage.possible, coverage.high)
        if verdict == "yes":
            _raise(low, coverage.sure, coverage.low)
    possible = {month: share for month, share in high.items() if share > low.get(month, 0)}
    return [
        *(("possible", run, share) for run, share in _runs(possible)),
        *(("sure", run, share) for run, share in _runs(low)),
    ]


def _raise(shares: dict[Month, Fraction], run: Run, share: Fraction) -> None:
    for month in run:
        if share > shares.get(month, 0):
            shares[month] = share


def _runs(shares: dict[Month, Fraction]) -> Iterator[tuple[Run, Fraction]]:
    """Unbroken runs of months with one share."""
    months = sorted(shares)
    start = 0
    for at in range(1, len(months) + 1):
        ends = at == len(months) or months[at] != months[at - 1] + 1
        if ends or shares[months[at]] != shares[months[at - 1]]:
            yield Run(months[start], months[at - 1]), shares[months[start]]
            start = at


def _draw_row(
    axis: _Axis, label: str, index: int, stretches: Iterable[_Stretch], offset: int = 0
) -> Row:
    y = TOP + ROW_HEIGHT * index + offset
    bars = tuple(axis.bar(kind, run, y, share) for kind, run, share in stretches)
    return Row(label, y + BAR_HEIGHT - 3, bars)


def _ticks(axis: _Axis) -> Iterator[Tick]:
    first_year, last_year = -(-axis.first // 12), axis.last // 12
    years = last_year - first_year + 1
    enough: Callable[[int], bool] = lambda step: years / step <= MOST_TICKS  # noqa: E731
    step = next(filter(enough, STEPS), STEPS[-1])
    for year in range(first_year, last_year + 1):
        if year % step == 0:
            yield Tick(axis.x(year * 12), str(year))


def _gaps(band: Sequence[_Stretch], last: Month) -> Iterator[Gap]:
    """The stretches after the first month that may count in which no month does."""
    counted = sorted({month for _, run, _ in band for month in run})
    for before, after in pairwise([*counted, last + 1]):
        if after > before + 1:
            yield Gap(write_month(before + 1), write_month(after - 1), after - before - 1)
