"""A candidate's standing by the findings, as deciders may read it: without years of schooling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hiring.equivalency.verdict import Decision
from hiring.redaction.scrub import scrub_schooling, scrub_years

# Findings that speak of degrees, where every year is a year of schooling.
OF_SCHOOLING = ("education", "preferred")


@dataclass(frozen=True, slots=True)
class StandingReview:
    """What a person decided about a finding outside of an equivalency review: `act` is "confirm" or
    "override"; `stale` where the rules have found something else since."""

    act: str
    result: str | None
    reason: str
    by: str
    at: datetime
    stale: bool


@dataclass(frozen=True, slots=True)
class StandingFinding:
    """One finding beside the ratings: its label, the result in force and the machine's own with its
    reason and the words it rests on, and what people decided about it.  `grant_ended` says that an
    equivalency was granted and that a later act ended it."""

    label: str
    result: str
    machine_result: str
    reason: str
    gating: bool
    quotes: tuple[str, ...] = ()
    review: StandingReview | None = None
    equivalency: Decision | None = None
    grant_ended: bool = False


def list_findings(
    result: Mapping[str, Any],
    decisions: Mapping[str, Decision] | None = None,
    names: Mapping[int, str] | None = None,
) -> tuple[StandingFinding, ...]:
    """The findings of a qualification's `result`, in its order, each with the equivalency decision
    on it; `names` are those of the people who decided.  Years of attendance and graduation are
    kept from those who decide (Oregon HB 3187)."""
    return tuple(
        _list_finding(finding, (decisions or {}).get(finding["requirement"]), names or {})
        for finding in result["findings"]
    )


def deciders(result: Mapping[str, Any]) -> set[int]:
    """The accounts of the people who decided about findings of a `result`."""
    reviews = (finding.get("review") for finding in result["findings"])
    return {review["by"] for review in reviews if review and review["by"] is not None}


def _list_finding(
    finding: Mapping[str, Any], decision: Decision | None, names: Mapping[int, str]
) -> StandingFinding:
    scrub = scrub_years if finding["group"] in OF_SCHOOLING else scrub_schooling
    review = finding.get("review")
    granting = review is not None and review["act"] == "equivalency"
    machine_result = finding.get("machine_result", finding["result"])
    granted = decision is not None and decision.granted
    return StandingFinding(
        label=finding["label"],
        result=finding["result"],
        machine_result=machine_result,
        reason=scrub(finding["reason"]),
        gating=finding["gating"],
        quotes=tuple(dict.fromkeys(scrub(item["quote"]) for item in finding["evidence"])),
        review=_show_review(review, names, scrub) if review and not granting else None,
        equivalency=_scrub_decision(decision, scrub) if decision else None,
        grant_ended=granted and not granting and machine_result != "met",
    )


def _show_review(
    review: Mapping[str, Any], names: Mapping[int, str], scrub: Callable[[str], str]
) -> StandingReview:
    return StandingReview(
        act=review["act"],
        result=review["result"],
        reason=scrub(review["reason"]),
        by=names.get(review["by"], "the product"),
        at=datetime.fromisoformat(review["at"]),
        stale=review["stale"],
    )


def _scrub_decision(decision: Decision, scrub: Callable[[str], str]) -> Decision:
    opinions = (replace(one, reasons=scrub(one.reasons)) for one in decision.opinions)
    return replace(decision, opinions=tuple(opinions))
