"""The special requirements: a valid driver's licence and the use of a personal automobile, as
documents state them.
"""

from __future__ import annotations

from collections.abc import Sequence

from classification.edition import Requirement
from hiring.qualification.findings import Finding, Result
from hiring.reading.facts import Automobile, Evidence, Facts, Licence

_NEEDED = {"licence": "a valid driver's license", "automobile": "the use of a personal automobile"}


def judge_licence(requirement: Requirement, documents: Sequence[Facts]) -> Finding:
    """The finding on a licence; licences of another kind than the requirement accepts are passed
    over.
    """
    stated = [
        licence
        for facts in documents
        for licence in facts.licences
        if licence.kind in requirement.accepts
    ]
    result, reason = _weigh_licences(stated)
    return _find(requirement, result, reason, [item for lic in stated for item in lic.evidence])


def _weigh_licences(stated: Sequence[Licence]) -> tuple[Result, str]:
    valid = [licence for licence in stated if licence.status == "valid"]
    invalid = [licence for licence in stated if licence.status == "invalid"]
    ordinary = any(licence.kind == "driver" for licence in valid)
    if valid and (not invalid or (ordinary and all(x.kind != "driver" for x in invalid))):
        kind = "driver's" if ordinary else "commercial driver's"
        return "met", f"A valid {kind} license is stated."
    if valid:
        return "unclear", "The documents state a license both as valid and as not valid."
    if invalid:
        return "not_met", "The license is stated as absent, suspended, revoked or expired."
    if stated:
        return "unclear", "A driver's license is mentioned, but not whether it is valid."
    return "unclear", "No driver's license is mentioned."


def judge_automobile(requirement: Requirement, documents: Sequence[Facts]) -> Finding:
    """The finding on the use of a personal automobile."""
    stated = [automobile for facts in documents for automobile in facts.automobile]
    result, reason = _weigh_automobile(stated)
    return _find(requirement, result, reason, [item for car in stated for item in car.evidence])


def _weigh_automobile(stated: Sequence[Automobile]) -> tuple[Result, str]:
    said = {automobile.status for automobile in stated}
    if said == {"yes"}:
        return "met", "The use of a personal automobile is stated."
    if said == {"no"}:
        return "not_met", "The documents state that there is no personal automobile to use."
    if said:
        return "unclear", "The documents contradict each other about a personal automobile."
    return "unclear", "A personal automobile is not mentioned."


def _find(
    requirement: Requirement, result: Result, reason: str, evidence: Sequence[Evidence]
) -> Finding:
    return Finding(
        requirement=requirement.id,
        label=requirement.label,
        group=requirement.group,
        gating=requirement.gating,
        result=result,
        reason=reason,
        source=requirement.source,
        evidence=tuple(evidence),
        would_change=None
        if result == "met"
        else f"A statement of {_NEEDED[requirement.kind]} would meet it",
        legal_ground=requirement.legal_ground,
    )
