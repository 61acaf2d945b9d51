"""The count of months as a line that climbs to the numbers that are required: a small picture
below each band of the timeline.

Across, places are percentages of the whole picture; points of the lines are percentages of the
count's own frame, which is stretched.  Heights are pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hiring.qualification.months import Month, short_month, write_month
from hiring.qualification.running import Count, Mark, find_mark
from hiring.qualification.sums import shown_span

CLIMB_HEIGHT = 64
HEADROOM = 1.15  # of the highest number that is required; the line is cut off above
RIGHTMOST = 72.0  # a label right of this stands left of its point


@dataclass(frozen=True, slots=True)
class Goal:
    """A number of months that a requirement asks for; `applies` is false for one that a degree has
    replaced."""

    months: int
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """Where a number is reached: `kind` is "sure" or "possible"."""

    kind: str
    x: float
    label: str
    anchor: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A number that is required, as a line across, with the points where it is reached."""

    months: int
    applies: bool
    y: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Climb:
    """The count: `sure` and `possible` are the points of two areas in a frame of 100 by
    CLIMB_HEIGHT that begins at `top`; `sentences` say what the picture shows."""

    top: float
    height: int
    sure: str
    possible: str
    goals: tuple[GoalLine, ...]
    sentences: tuple[str, ...]


def draw_climb(
    count: Count, goals: Sequence[Goal], *, top: float, x: Callable[[float], float]
) -> Climb:
    """The count with the numbers it has to reach; `x` says where the beginning of a month stands
    in the whole picture."""
    highest = max((goal.months for goal in goals), default=int(count.end[1]) or 1)
    scale = CLIMB_HEIGHT / (highest * HEADROOM)
    marks = [(goal, find_mark(count, goal.months)) for goal in goals]
    return Climb(
        top=top,
        height=CLIMB_HEIGHT,
        sure=_area(count.low, scale),
        possible=_area(count.high, scale),
        goals=tuple(_line(goal, mark, top, scale, x) for goal, mark in marks),
        sentences=tuple(describe_mark(goal, mark, count) for goal, mark in marks),
    )


def _area(bounds: Sequence[Fraction], scale: float) -> str:
    """The points of the area under the count, month by month, without those in between."""
    span = max(len(bounds), 1)
    heights = [0.0, *(min(float(bound) * scale, CLIMB_HEIGHT) for bound in bounds)]
    kept = [
        (n, height)
        for n, height in enumerate(heights)
        if n in (0, span) or not _straight(heights[n - 1], height, heights[n + 1])
    ]
    places = [f"{n * 100 / span:.2f},{CLIMB_HEIGHT - height:.2f}" for n, height in kept]
    return " ".join([*places, f"100,{CLIMB_HEIGHT}"])


def _straight(before: float, here: float, after: float) -> bool:
    return abs((here - before) - (after - here)) < 1e-9


def _line(
    goal: Goal, mark: Mark, top: float, scale: float, x: Callable[[float], float]
) -> GoalLine:
    y = round(top + CLIMB_HEIGHT - goal.months * scale, 2)
    points = tuple(_points(mark, y, x)) if goal.applies else ()
    return GoalLine(goal.months, goal.applies, y, points)


def _points(mark: Mark, y: float, x: Callable[[float], float]) -> Iterator[Point]:
    """The possible point first, its label above the line to the left; then the sure one, its label
    below to the right, or to the left where the picture ends."""
    if mark.possible is not None and mark.possible != mark.sure:
        yield _point("possible", mark.possible, x, y - 4, before=True)
    if mark.sure is not None:
        yield _point("sure", mark.sure, x, y + 13, before=x(mark.sure + 1) > RIGHTMOST)


def _point(
    kind: str, month: Month, x: Callable[[float], float], y: float, *, before: bool
) -> Point:
    at = x(month + 1)  # a month counts at its end
    aside = -1.4 if before else 1.4
    return Point(
        kind, at, short_month(month), "end" if before else "start", round(at + aside, 3), y
    )


def describe_mark(goal: Goal, mark: Mark, count: Count) -> str:
    """When the number is reached, in a sentence."""
    what = f"{goal.months} months"
    if not goal.applies:
        what = f"{goal.months} months, which are not needed with the degree,"
    if mark.sure is not None:
        early = ""
        if mark.possible is not None and mark.possible < mark.sure:
            early = f", at the earliest in {write_month(mark.possible)}"
        return f"{what} are reached in {write_month(mark.sure)}{early}."
    low, high = count.end
    counted = shown_span(float(low), float(high))
    if mark.possible is not None:
        return (
            f"{what} are not surely reached ({counted} counted); "
            f"at the earliest in {write_month(mark.possible)}."
        )
    return f"{what} are not reached ({counted} counted)."
