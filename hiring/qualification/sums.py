"""The arithmetic of an experience finding, set out as a sum that a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SumRow:
    """One line: a label, and the months at least and at most.  `total` has a rule above it;
    `position` is the number of the position it is about."""

    label: str
    least: str
    most: str
    total: bool = False
    position: int | None = None


def shown_months(months: float) -> str:
    """Months as "110" or "98.5": two places at most, no zeros at the end, a true minus sign."""
    text = f"{abs(months):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if months < 0 and text != "0" else text


def shown_span(least: float, most: float) -> str:
    """Bounds as "110–132", or "110" where they agree."""
    low, high = shown_months(least), shown_months(most)
    return low if low == high else f"{low}–{high}"


def set_out_sum(finding: Json, jobs: Sequence[tuple[str, str]] = ()) -> tuple[SumRow, ...]:
    """The lines of the sum of a finding in the shape of the contract: what is required, what was
    found, what is missing; none where it counts no months.

    `jobs` are the positions in their order, each with its line in the stored sum and a shorter
    label."""
    if finding.get("counted_months") is None or finding.get("required_months") is None:
        return ()
    counted = finding["counted_months"]
    least, most = _missing(finding)
    return (
        *_requirement(finding),
        *_lines(finding, jobs),
        _row("Found", counted["min"], counted["max"], total=True),
        _row("Missing", least, most, total=True),
    )


def describe_missing(finding: Json) -> str | None:
    """What is missing, in a sentence; None where the finding counts no months."""
    if finding.get("counted_months") is None or finding.get("required_months") is None:
        return None
    least, most = _missing(finding)
    if most == 0:
        return "Nothing is missing."
    if least == most:
        return f"{_noun(most)} {'is' if most == 1 else 'are'} missing."
    if least == 0:
        return f"Up to {_noun(most)} {'is' if most == 1 else 'are'} missing, perhaps none."
    return f"Between {shown_months(least)} and {_noun(most)} are missing."


def _noun(months: float) -> str:
    return f"{shown_months(months)} month{'' if months == 1 else 's'}"


def _required(finding: Json) -> tuple[float, float]:
    """The months that are required, at least and at most: a degree may take some off."""
    required = finding["required_months"]
    shorter = finding.get("required_months_if_substituted")
    substitution = finding.get("substitution")
    if not substitution or shorter is None or substitution["result"] == "not_met":
        return required, required
    return shorter, shorter if substitution["result"] == "met" else required


def _missing(finding: Json) -> tuple[float, float]:
    counted, (lowest, highest) = finding["counted_months"], _required(finding)
    return max(0, lowest - counted["max"]), max(0, highest - counted["min"])


def _requirement(finding: Json) -> Iterator[SumRow]:
    required = finding["required_months"]
    yield _row("Required", required, required)
    shorter = finding.get("required_months_if_substituted")
    result = (finding.get("substitution") or {}).get("result")
    if shorter is not None and result == "met":
        less = shorter - required
        yield _row("The degree takes off", less, less)
        yield _row("Required with it", shorter, shorter, total=True)
    elif shorter is not None and result == "unclear":
        yield _row("The degree may take off", 0, shorter - required)


def _lines(finding: Json, jobs: Sequence[tuple[str, str]]) -> Iterator[SumRow]:
    """The stored lines, each with the number of the position it names."""
    left = {number: names for number, names in enumerate(jobs, 1)}
    for line in finding.get("arithmetic", ()):
        number = next((n for n, (name, _) in left.items() if name == line["label"]), None)
        label = left.pop(number)[1] if number else line["label"]
        yield _row(label, line["min"], line["max"], position=number)


def _row(
    label: str, least: float, most: float, *, total: bool = False, position: int | None = None
) -> SumRow:
    return SumRow(label, shown_months(least), shown_months(most), total, position)
