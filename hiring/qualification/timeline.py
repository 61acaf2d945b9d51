"""The history of a candidate as a picture: where each bar of the timeline stands, and how the
count of months climbs to the numbers that are required.

Lengths along the axis are percentages of its width, so that the picture fills any column while its
text keeps its size; heights are pixels.  Counted months are solid, possible ones hatched; a bar is
as high as the share of full time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from hiring.qualification.climb import CLIMB_HEIGHT, Climb, Goal, draw_climb
from hiring.qualification.months import Coverage, Month, Run, cover, month_of, write_month
from hiring.qualification.running import Count, Judged, count_up, find_shares

Verdict = Literal["yes", "unclear", "no"]
BarKind = Literal["sure", "possible", "aside", "gap"]

LEFT, RIGHT = 9.0, 99.0  # the axis, in % of the width; the numbers of the rows stand left of it
ROW_HEIGHT, BAR_HEIGHT, TOP = 24, 14, 8
NAME_HEIGHT = 34  # a position: its name above its bar
LONGEST_NAME = 42
BAND_HEIGHT = ROW_HEIGHT + CLIMB_HEIGHT + 18  # a band, and the count that climbs below it
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
    """A rectangle: `x` and `width` in %, `y` and `height` in px; a gap has its months as label."""

    kind: BarKind
    x: float
    width: float
    y: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture with its label and bars."""

    label: str
    text_y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The months that count for one requirement together, gaps between them, and their count."""

    row: Row
    climb: Climb


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Months between the first counted one and the last of the picture in which nothing counts;
    `after` is the last month before them."""

    first: str
    last: str
    months: int
    after: Month


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture.  `positions` are rows numbered as the jobs are; `oversight` and
    `management` are the two bands below them; `undated` are the numbers of the jobs that can't be
    drawn.  `last_months` gives for the number of each drawn job the last month it may cover,
    `counts` are those of the two bands."""

    height: int
    axis_y: float
    ticks: tuple[Tick, ...]
    positions: tuple[Row, ...]
    oversight: Band
    management: Band
    gaps: tuple[Gap, ...]
    undated: tuple[int, ...]
    last_months: dict[int, Month]
    counts: tuple[Count, Count]


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


def draw_timeline(
    jobs: Sequence[Job],
    as_of: date,
    *,
    oversight: Sequence[Goal] = (),
    management: Sequence[Goal] = (),
) -> Timeline | None:
    """The picture of these jobs up to the month of `as_of`, with the numbers of months that are
    required of both bands; None where no job has dates."""
    covered = [(job, cover(job.start, job.end, job.share, as_of)) for job in jobs]
    drawn = [(n, job, c) for n, (job, c) in enumerate(covered, 1) if _length(c.possible)]
    if not drawn:
        return None
    axis = _Axis(min(c.possible.first for _, _, c in drawn), month_of(as_of))
    below = TOP + NAME_HEIGHT * len(drawn) + 8
    bands = (
        _draw_band(axis, "IT", below, [(job.oversight, c) for job, c in covered], oversight),
        _draw_band(
            axis, "Staff", below + BAND_HEIGHT, [(_both(job), c) for job, c in covered], management
        ),
    )
    gaps, counts = zip(*((gaps, count) for _, gaps, count in bands), strict=True)
    axis_y = below + 2 * BAND_HEIGHT - 6
    return Timeline(
        height=axis_y + 20,
        axis_y=axis_y,
        ticks=tuple(_ticks(axis)),
        positions=tuple(
            _draw_job(axis, number, TOP + NAME_HEIGHT * index, job, coverage)
            for index, (number, job, coverage) in enumerate(drawn)
        ),
        oversight=bands[0][0],
        management=bands[1][0],
        gaps=gaps[0],
        undated=tuple(n for n, (_, c) in enumerate(covered, 1) if not _length(c.possible)),
        last_months={number: coverage.possible.last for number, _, coverage in drawn},
        counts=(counts[0], counts[1]),
    )


_Stretch = tuple[BarKind, Run, Fraction]


def _draw_band(
    axis: _Axis, label: str, y: float, judged: Sequence[Judged], goals: Sequence[Goal]
) -> tuple[Band, tuple[Gap, ...], Count]:
    stretches = _band(judged)
    gaps = tuple(_gaps(stretches, axis.last))
    count = count_up(judged, axis.first, axis.last)
    row = _draw_row(axis, label, y, stretches)
    row = replace(row, bars=(*(_draw_gap(axis, gap, y) for gap in gaps), *row.bars))
    climb = draw_climb(count, goals, top=y + ROW_HEIGHT, x=axis.x)
    return Band(row, climb), gaps, count


def _draw_gap(axis: _Axis, gap: Gap, y: float) -> Bar:
    """A thin line in the middle of the band."""
    bar = axis.bar("gap", Run(gap.after + 1, gap.after + gap.months), y, Fraction(1))
    return replace(bar, y=y + BAR_HEIGHT / 2 - 1, height=2, label=str(gap.months))


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


def _band(judged: Iterable[Judged]) -> list[_Stretch]:
    """The months that several jobs cover together, each once."""
    low, high = find_shares(judged)
    possible = {month: share for month, share in high.items() if share > low.get(month, 0)}
    return [
        *(("possible", run, share) for run, share in _runs(possible)),
        *(("sure", run, share) for run, share in _runs(dict(low))),
    ]


def _runs(shares: dict[Month, Fraction]) -> Iterator[tuple[Run, Fraction]]:
    """Unbroken runs of months with one share."""
    months = sorted(shares)
    start = 0
    for at in range(1, len(months) + 1):
        ends = at == len(months) or months[at] != months[at - 1] + 1
        if ends or shares[months[at]] != shares[months[at - 1]]:
            yield Run(months[start], months[at - 1]), shares[months[start]]
            start = at


def _draw_job(axis: _Axis, number: int, y: float, job: Job, coverage: Coverage) -> Row:
    """A position: its number and name in a line, and its bar below."""
    name = job.name if len(job.name) <= LONGEST_NAME else f"{job.name[: LONGEST_NAME - 1]}…"
    row = _draw_row(
        axis, f"{number}  {name}", y + NAME_HEIGHT - BAR_HEIGHT - 6, _bars_of(job, coverage)
    )
    return replace(row, text_y=y + 10)


def _draw_row(axis: _Axis, label: str, y: float, stretches: Iterable[_Stretch]) -> Row:
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
            months = after - before - 1
            yield Gap(write_month(before + 1), write_month(after - 1), months, before)
