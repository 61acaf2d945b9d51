"""Where a mean stands on the axis of the scale, for the pictures made on the server."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from classification.edition import Edition


@dataclass(frozen=True, slots=True)
class Axis:
    """The common axis of every picture on a page: from the lowest level of the scale to the
    highest."""

    low: int
    high: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """The levels, the lowest first."""
        return tuple(range(self.low, self.high + 1))

    def place(self, value: Fraction | float) -> str:
        """The value's place as an SVG length, such as "65.25%"; 0 % is the lowest level, and what
        lies beyond an end is placed there."""
        share = 100 * (Fraction(value) - self.low) / (self.high - self.low)
        return f"{min(max(float(share), 0.0), 100.0):.2f}%"

    def span(self, interval: tuple[float, float]) -> str:
        """How long the interval is on the axis, as an SVG length."""
        low, high = (min(max(end, self.low), self.high) for end in interval)
        return f"{100 * (high - low) / (self.high - self.low):.2f}%"


def axis_of(edition: Edition) -> Axis:
    """The axis of the edition's rating scale."""
    values = [level.value for level in edition.levels]
    return Axis(min(values), max(values))
