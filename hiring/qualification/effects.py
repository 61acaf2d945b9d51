"""What an act changed in the findings, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hiring.qualification.differences import find_changes, find_month_changes

RESULTS = {"met": "met", "not_met": "not met", "unclear": "unclear", None: "left out"}
OUTCOMES = {
    "meets": "meets the standards",
    "unclear": "unclear",
    "does_not_meet": "does not meet the standards",
}


def describe_effect(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What the later of two stored results says differently: "Experience: unclear → met."."""
    said = list(_effects(before, after))
    return " ".join(said) if said else "No finding changed."


def _effects(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    if before["outcome"] != after["outcome"]:
        yield f"Outcome: {OUTCOMES[before['outcome']]} → {OUTCOMES[after['outcome']]}."
    months = {one.label: one for one in find_month_changes(before, after)}
    for change in find_changes(before, after):
        counted = months.pop(change.label, None)
        with_months = f" ({counted.before} → {counted.after} months)" if counted else ""
        yield f"{change.label}: {RESULTS[change.before]} → {RESULTS[change.after]}{with_months}."
    for one in months.values():
        yield f"{one.label}: {one.before} → {one.after} months."
