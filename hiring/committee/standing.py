"""A candidate's standing by the findings, as deciders may read it: without years of schooling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hiring.redaction.scrub import scrub_schooling, scrub_years

# Findings that speak of degrees, where every year is a year of schooling.
OF_SCHOOLING = ("education", "preferred")


@dataclass(frozen=True, slots=True)
class StandingFinding:
    """One finding beside the ratings: its label, result and reason."""

    label: str
    result: str
    reason: str
    gating: bool


def list_findings(result: Mapping[str, Any]) -> tuple[StandingFinding, ...]:
    """The findings of a qualification's `result`, in its order.  Years of attendance and
    graduation are kept from those who decide (Oregon HB 3187)."""
    return tuple(
        StandingFinding(
            label=finding["label"],
            result=finding["result"],
            reason=(scrub_years if finding["group"] in OF_SCHOOLING else scrub_schooling)(
                finding["reason"]
            ),
            gating=finding["gating"],
        )
        for finding in result["findings"]
    )
