"""Findings as they stand: the machine's own, with what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hiring.qualification.findings import Finding, Review


def stand(findings: Iterable[Finding], reviews: Iterable[Review]) -> tuple[Finding, ...]:
    """The findings with the newest review of each: an override or an equivalency decision stands
    instead of the machine's result until it is lifted; a confirmation lasts as long as the machine
    finds the same."""
    newest = {review.requirement: review for review in sorted(reviews, key=lambda one: one.id)}
    return tuple(_stand(finding, newest.get(finding.requirement)) for finding in findings)


def _stand(finding: Finding, review: Review | None) -> Finding:
    if review is None or review.act == "lift":
        return finding
    review = replace(review, stale=review.machine_result != finding.result)
    if review.result is None:
        return replace(finding, review=review)
    return replace(finding, review=review, overruled=finding.result, result=review.result)
