"""What one set of findings says differently from the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hiring.qualification.sums import shown_span


@dataclass(frozen=True, slots=True)
class Change:
    """A finding whose result changed; None where it was, or now is, left out."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class MonthsChange:
    """A finding that counts other months than before, as bounds in words."""

    label: str
    before: str
    after: str


def find_month_changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[MonthsChange, ...]:
    """The findings that count other months than before, in their order."""
    old = {finding["requirement"]: _months(finding) for finding in before["findings"]}
    changes = []
    for finding in after["findings"]:
        then, now = old.get(finding["requirement"]), _months(finding)
        if then and now and then != now:
            changes.append(MonthsChange(finding["label"], then, now))
    return tuple(changes)


def _months(finding: Mapping[str, Any]) -> str | None:
    counted = finding.get("counted_months")
    return shown_span(counted["min"], counted["max"]) if counted else None


def find_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """The findings whose results differ between two stored results, in the order of the later
    one."""
    old = {finding["requirement"]: finding for finding in before["findings"]}
    new = {finding["requirement"]: finding for finding in after["findings"]}
    changes = []
    for requirement, finding in (new | {k: v for k, v in old.items() if k not in new}).items():
        then = old[requirement]["result"] if requirement in old else None
        now = new[requirement]["result"] if requirement in new else None
        if then != now:
            changes.append(Change(finding["label"], then, now))
    return tuple(changes)
