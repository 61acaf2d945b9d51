"""Whether a higher degree stands in for some of the months of experience."""

from __future__ import annotations

from collections.abc import Sequence

from classification.edition import Substitution
from hiring.qualification.degrees import FIELD_NAMES, LEVEL_NAMES, degree_evidence
from hiring.qualification.education import (
    Assessment,
    Doubt,
    best_of,
    find_fault,
    has_professional_name,
    weigh,
)
from hiring.qualification.findings import JudgedDegree, SubstitutionFinding


def assess_for_substitution(judged: JudgedDegree, rule: Substitution) -> Assessment:
    """What the degree does for the substitution."""
    fault = find_fault(judged) or _find_level_fault(judged, rule)
    if fault:
        return Assessment(judged, "not_met", fault)
    doubts = _doubt_field(judged, rule)
    if doubts is None:
        return Assessment(
            judged, "not_met", f"{FIELD_NAMES[judged.field_match]} does not substitute"
        )
    level = LEVEL_NAMES[judged.degree.level]
    return weigh(judged, doubts, f"conferred, {level} in {FIELD_NAMES[judged.field_match]}")


def _find_level_fault(judged: JudgedDegree, rule: Substitution) -> str | None:
    degree = judged.degree
    if degree.level == "other" and degree.equivalence == "unclear":
        return None
    return (
        None if degree.level in rule.levels else f"{LEVEL_NAMES[degree.level]} does not substitute"
    )


def _doubt_field(judged: JudgedDegree, rule: Substitution) -> tuple[Doubt, ...] | None:
    """The doubts about the field; None where it does not substitute.

    A field stated beside the name of a degree like an MBA is a concentration of it.
    """
    if has_professional_name(judged.degree):
        return ("concentration",) if _has_fitting_concentration(judged, rule) else None
    if judged.field_match in rule.fields:
        return ()
    if _has_fitting_concentration(judged, rule):
        return ("concentration",)
    if judged.field_match in rule.unclear_fields:
        return ("unknown",) if judged.field_match == "unknown" else ("related",)
    return None


def _has_fitting_concentration(judged: JudgedDegree, rule: Substitution) -> bool:
    """Whether what narrows the degree is in a substituting field, or in one that leaves it open."""
    fitting = {*rule.fields, *rule.unclear_fields} - {"unknown"}
    narrow = {judged.concentration_match}
    if has_professional_name(judged.degree):
        narrow.add(judged.field_match)
    return rule.concentration_unclear and bool(narrow & fitting)


def judge_substitution(rule: Substitution, degrees: Sequence[JudgedDegree]) -> SubstitutionFinding:
    """Whether the degrees bring the substitution."""
    result, reason, basis = best_of([assess_for_substitution(judged, rule) for judged in degrees])
    return SubstitutionFinding(
        result=result,
        months=rule.months,
        reason=reason,
        source=rule.source,
        evidence=degree_evidence([a.degree for a in basis]),
    )
