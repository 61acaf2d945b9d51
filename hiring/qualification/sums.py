"""The arithmetic of an experience finding, set out as a sum that a person can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SumRow:
    """One line: a label, and the months at least and at most.  `total` has a rule above it."""

    label: str
    least: str
    most: str
    total: bool = False


def shown_months(months: float) -> str:
    """Months as "110" or "98.5": two places at most, no zeros at the end, a true minus sign."""
    text = f"{abs(months):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if months < 0 and text != "0" else text


def shown_span(least: float, most: float) -> str:
    """Bounds as "110–132", or "110" where they agree."""
    low, high = shown_months(least), shown_months(most)
    return low if low == high else f"{low}–{high}"


def set_out_sum(finding: Mapping[str, Any]) -> tuple[SumRow, ...]:
    """The lines of the sum of a finding in the shape of the contract; none where it counts no
    months."""
    counted = finding.get("counted_months")
    required = finding.get("required_months")
    if counted is None or required is None:
        return ()
    rows = [_row(line["label"], line["min"], line["max"]) for line in finding.get("arithmetic", ())]
    rows.append(_row("Counted", counted["min"], counted["max"], total=True))
    rows.append(_row("Required", required, required))
    lowest, highest = required, required
    shorter = finding.get("required_months_if_substituted")
    substitution = finding.get("substitution")
    if substitution and shorter is not None:
        result = substitution["result"]
        if result == "met":
            rows.append(_row("Less, for the degree", shorter - required, shorter - required))
            rows.append(_row("Required with it", shorter, shorter))
            lowest = highest = shorter
        elif result == "unclear":
            rows.append(_row("Required if the degree substitutes", shorter, shorter))
            lowest = shorter
    rows.append(
        _row(
            "Missing",
            max(0, lowest - counted["max"]),
            max(0, highest - counted["min"]),
            total=True,
        )
    )
    return tuple(rows)


def _row(label: str, least: float, most: float, *, total: bool = False) -> SumRow:
    return SumRow(label, shown_months(least), shown_months(most), total)
