"""What keeps an outcome open, in a few words for each point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hiring.qualification.sums import shown_months, shown_span


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A gating requirement that is not met or unclear."""

    result: str
    text: str


def find_open_points(result: Mapping[str, Any]) -> tuple[OpenPoint, ...]:
    """The gating findings of a stored result that are not met, those that fall short first."""
    points = list(_points(result))
    return tuple(sorted(points, key=lambda point: point.result != "not_met"))


def _points(result: Mapping[str, Any]) -> Iterator[OpenPoint]:
    for finding in result["findings"]:
        if finding["gating"] and finding["result"] != "met":
            yield OpenPoint(finding["result"], f"{finding['label']}{_months(finding)}")


def _months(finding: Mapping[str, Any]) -> str:
    counted = finding.get("counted_months")
    if counted is None:
        return ""
    found = shown_span(counted["min"], counted["max"])
    return f": {found} of {shown_months(finding['required_months'])} months"
