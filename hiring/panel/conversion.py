"""How a mean on the rating scale becomes a percentage, which the law's points are added to."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

PERCENT = 100


class Conversion(StrEnum):
    """What 100 % is a share of: of the highest level, or of the way from the lowest to it."""

    OF_TOP = "of_top"
    OF_RANGE = "of_range"


def _span(conversion: Conversion, low: int, high: int) -> tuple[int, int]:
    """The mean that is 0 %, and how many levels lie between it and 100 %."""
    return (0, high) if conversion is Conversion.OF_TOP else (low, high - low)


def to_percent(mean: Fraction, conversion: Conversion, *, low: int, high: int) -> Fraction:
    """The mean of a scale from `low` to `high` as a percentage: mean/high, or
    (mean - low)/(high - low)."""
    zero, levels = _span(conversion, low, high)
    return (mean - zero) * PERCENT / levels


def worth(points: int, conversion: Conversion, *, low: int, high: int) -> Fraction:
    """How much of a rating so many percentage points are worth."""
    _, levels = _span(conversion, low, high)
    return Fraction(points * levels, PERCENT)
