"""What the findings come to: the outcome, the next step, and who lacks nothing but a statement."""

from __future__ import annotations

from collections.abc import Collection

from hiring.qualification.findings import Finding, NextStep, Outcome


def find_outcome(findings: Collection[Finding]) -> Outcome:
    """The outcome over the gating findings: any `not_met` decides, then any `unclear`."""
    results = {finding.result for finding in findings if finding.gating}
    if "not_met" in results:
        return "does_not_meet"
    return "unclear" if "unclear" in results else "meets"


def find_next_step(findings: Collection[Finding]) -> NextStep:
    """Where the application goes: the first step that applies.  No step is a rejection."""
    gating = [finding for finding in findings if finding.gating]
    if any(f.result == "not_met" and f.group != "special" for f in gating):
        return "equivalency_review"
    if any(f.result == "not_met" for f in gating):
        return "special_requirement_review"
    return "ask_candidate" if any(f.result == "unclear" for f in gating) else "panel"


def lacks_only_statements(findings: Collection[Finding]) -> bool:
    """Whether nothing is open but the special requirements, which résumés seldom mention."""
    gating = [finding for finding in findings if finding.gating]
    unclear = [finding for finding in gating if finding.result == "unclear"]
    others_met = all(f.result == "met" for f in gating if f.group != "special")
    none_missed = all(f.result != "not_met" for f in gating)
    return bool(unclear) and others_met and none_missed
