"""Figures as pages show them: rounded once, halves up."""

from __future__ import annotations

from fractions import Fraction

from hiring.scoring.means import round_shown


def show_points(value: float | None) -> str:
    """Rating points such as "3.58" or "-0.31"; an en dash where there is none."""
    if value is None:
        return round_shown(None)
    size = round_shown(abs(Fraction(value)))
    return f"−{size}" if value < 0 and float(size) else size


def show_signed(value: float | None) -> str:
    """The same with the sign of what is above 0."""
    shown = show_points(value)
    return f"+{shown}" if value is not None and value > 0 and float(shown) else shown
