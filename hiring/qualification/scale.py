"""How large a department the text of an entry shows, against the thresholds of the edition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classification.edition import Scale
from hiring.reading.facts import Signal

MEASURES = ("staff", "users", "sites", "devices", "budget")
_ALONE = re.compile(r"\b(?:sole|only|one[- ](?:person|man|woman)|single-?handed(?:ly)?)\b", re.I)
_DIRECT = re.compile(r"\bdirect(?:ly)? report", re.I)


@dataclass(frozen=True, slots=True)
class ShownScale:
    """The largest figure the text gives for each measure, and whether the figures show a small
    department.
    """

    figures: tuple[tuple[str, float], ...]
    small: bool

    def write(self) -> str:
        """The figures in words, such as "60 staff, 48,000 users"."""
        return ", ".join(_write_figure(measure, value) for measure, value in self.figures)


def read_scale(signals: Sequence[Signal], thresholds: Scale) -> ShownScale:
    """The scale the signals show.

    Small is a staff below its threshold, or another figure below its threshold while none
    reaches one: a director of forty schools may well tell of fifty tablets.
    """
    figures = _largest_figures(signals)
    below: set[str] = set()
    reached: set[str] = set()
    for measure, value in figures.items():
        threshold = getattr(thresholds, measure)
        if threshold is not None:
            (below if value < threshold else reached).add(measure)
    small = "staff" in below or bool(below and not reached)
    return ShownScale(tuple((m, figures[m]) for m in MEASURES if m in figures), small)


def _largest_figures(signals: Sequence[Signal]) -> Mapping[str, float]:
    figures: dict[str, float] = {}
    for signal in signals:
        measure, value = _figure(signal)
        if value is not None:
            figures[measure] = max(value, figures.get(measure, value))
    return figures


def _figure(signal: Signal) -> tuple[str, float | None]:
    """The measure and figure a signal gives; staff led counts as staff, direct reports do not:
    they may lead others.
    """
    if signal.kind in MEASURES and not (signal.kind == "staff" and signal.name == "other"):
        return signal.kind, signal.value
    if signal.kind == "no_staff" and _ALONE.search(signal.quote):
        return "staff", 1.0
    led = signal.kind == "manages_staff" and signal.name != "other"
    if led and not _DIRECT.search(signal.quote):
        return "staff", signal.value
    return signal.kind, None


def _write_figure(measure: str, value: float) -> str:
    amount = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    return f"budget ${amount}" if measure == "budget" else f"{amount} {measure}"
