"""The findings of a candidate in the few words and figures that the list needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hiring.qualification.open_points import OpenPoint, find_open_points

OVERRULING = frozenset({"override", "equivalency"})


@dataclass(frozen=True, slots=True)
class Summary:
    """What the list shows of a stored result.  The months are those counted for the whole
    experience, at least and at most; None where none are asked for."""

    points: tuple[OpenPoint, ...]
    not_met: int
    unclear: int
    months_min: float | None
    months_max: float | None
    reviewed: bool
    overridden: bool


def summarise(result: Mapping[str, Any]) -> Summary:
    """The summary of a stored result."""
    gating = [finding["result"] for finding in result["findings"] if finding["gating"]]
    months = _months(result)
    acts = [review["act"] for f in result["findings"] if (review := f.get("review"))]
    return Summary(
        points=find_open_points(result),
        not_met=gating.count("not_met"),
        unclear=gating.count("unclear"),
        months_min=months.get("min"),
        months_max=months.get("max"),
        reviewed=bool(acts),
        overridden=not OVERRULING.isdisjoint(acts),
    )


def _months(result: Mapping[str, Any]) -> Mapping[str, float]:
    """Those of the longest experience asked for: the others are parts of it."""
    counted = [finding for finding in result["findings"] if finding.get("counted_months")]
    if not counted:
        return {}
    months: Mapping[str, float] = max(counted, key=_required)["counted_months"]
    return months


def _required(finding: Mapping[str, Any]) -> int:
    return int(finding["required_months"])
