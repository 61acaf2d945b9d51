"""Pictures of the packet in few strokes: a printer of PDF takes its time for each, and thirty
candidates have some five hundred pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hiring.committee.axis import Axis

# In the units of the picture, four to a millimetre: room at both ends for half a dot.
WIDTH, EDGE = 152, 6


def place(axis: Axis, value: Fraction | float) -> str:
    """Where the value stands from the left; what lies beyond an end is placed there."""
    share = float((Fraction(value) - axis.low) / (axis.high - axis.low))
    return f"{EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE):.1f}"


def strokes(axis: Axis, values: Iterable[Fraction | float], top: int, bottom: int) -> str:
    """Upright strokes at the values, as one SVG path; those at the same place are one."""
    places = sorted({place(axis, value) for value in values}, key=float)
    return "".join(f"M{x} {top}V{bottom}" for x in places)


def bars(shares: Sequence[float], height: int) -> str:
    """A bar for each share above 0, from the left, as one SVG path."""
    step = WIDTH / len(shares)
    return "".join(
        f"M{(n + 0.08) * step:.1f} {height}v{-height * share:.1f}h{0.84 * step:.1f}V{height}z"
        for n, share in enumerate(shares)
        if share > 0
    )
