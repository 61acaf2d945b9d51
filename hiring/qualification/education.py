"""Degree requirements: what each degree does for one, and the finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from classification.edition import DegreeLevel, Requirement
from hiring.qualification.amend import FactRef
from hiring.qualification.degree_names import is_professional, is_unnamed, name_degree
from hiring.qualification.degrees import (
    FIELD_NAMES,
    LEVEL_NAMES,
    degree_evidence,
    describe_degree,
    lists_education,
)
from hiring.qualification.findings import Finding, JudgedDegree, Result
from hiring.reading.facts import Degree

Doubt = Literal[
    "conferral", "equivalence", "unknown", "adjacent", "related", "concentration", "name"
]
_ORDER: tuple[DegreeLevel, ...] = ("associate", "bachelor", "master", "doctorate")
_DOUBTS: dict[Doubt, str] = {
    "conferral": "whether it was conferred is open",
    "equivalence": "it does not map plainly to a United States degree",
    "unknown": "its field is not known",
    "adjacent": "its field is adjacent, and whether it counts as related is open",
    "related": "its field is related to an identified discipline, and not one itself",
    "concentration": "only its concentration is in a fitting field",
    "name": "which master's degree it is is not stated",
}
_SETTLES: dict[Doubt, str] = {
    "conferral": "confirmation that it was conferred",
    "equivalence": "an evaluation as equal to such a United States degree",
    "unknown": "a fitting field",
    "adjacent": "a decision that its field counts as related",
    "related": "a decision that its field is an identified discipline",
    "concentration": "a decision that its concentration counts as the field",
    "name": "the name of the degree",
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one degree does for one rule: `doubts` are what is open where the result is unclear."""

    degree: JudgedDegree
    result: Result
    why: str
    doubts: tuple[Doubt, ...] = ()


def assess_degree(judged: JudgedDegree, requirement: Requirement) -> Assessment:
    """What the degree does for the requirement."""
    fault = find_fault(judged) or _find_level_fault(judged.degree, requirement)
    if fault:
        return Assessment(judged, "not_met", fault)
    doubts = (
        _doubt_name(judged, requirement)
        if requirement.degrees
        else _doubt_field(judged, requirement)
    )
    if doubts is None:
        other = "another degree" if requirement.degrees else FIELD_NAMES[judged.field_match]
        return Assessment(judged, "not_met", other)
    return weigh(judged, doubts, _write_merit(judged, requirement))


def weigh(judged: JudgedDegree, doubts: Sequence[Doubt], merit: str) -> Assessment:
    """The assessment of a degree that fits but for `doubts` and those that any degree may raise."""
    all_doubts = (*doubts, *doubt_degree(judged.degree))
    if not all_doubts:
        return Assessment(judged, "met", merit)
    words = [_DOUBTS[doubt] for doubt in all_doubts]
    if "conferral" in all_doubts and judged.note:
        words[all_doubts.index("conferral")] += f" ({judged.note})"
    return Assessment(judged, "unclear", " and ".join(words), all_doubts)


def doubt_degree(degree: Degree) -> tuple[Doubt, ...]:
    """The doubts that do not depend on the rule."""
    doubts: list[Doubt] = []
    if degree.conferred == "unclear":
        doubts.append("conferral")
    if degree.equivalence == "unclear":
        doubts.append("equivalence")
    return tuple(doubts)


def find_fault(judged: JudgedDegree) -> str | None:
    """Why the degree counts for no rule at all; None where it may count."""
    degree = judged.degree
    if degree.honorary:
        return "an honorary degree"
    if degree.level == "certificate":
        return LEVEL_NAMES["certificate"]
    if degree.conferred == "no":
        return "not conferred" + (f": {judged.note}" if judged.note else "")
    return None


def _find_level_fault(degree: Degree, requirement: Requirement) -> str | None:
    if degree.level == "other" and degree.equivalence == "unclear":
        return None
    return None if degree.level in _accepted(requirement) else LEVEL_NAMES[degree.level]


def _accepted(requirement: Requirement) -> tuple[DegreeLevel, ...]:
    """The levels that will do, higher ones among them where the edition lets them."""
    if not requirement.higher_degree_satisfies:
        return requirement.levels
    ranks = [_ORDER.index(level) for level in requirement.levels if level in _ORDER]
    return (*requirement.levels, *_ORDER[min(ranks, default=len(_ORDER)) :])


def _doubt_name(judged: JudgedDegree, requirement: Requirement) -> tuple[Doubt, ...] | None:
    """The doubts about a degree asked for by name; None where it is another one."""
    code = name_degree(judged.degree)
    if code in requirement.degrees:
        return ()
    unnamed = code is None and is_unnamed(judged.degree) and judged.degree.field is None
    return ("name",) if unnamed else None


def _doubt_field(judged: JudgedDegree, requirement: Requirement) -> tuple[Doubt, ...] | None:
    """The doubts about the field of a degree; None where it does not fit."""
    if not requirement.fields:
        return ()
    if judged.field_match in requirement.fields:
        return ("concentration",) if has_professional_name(judged.degree) else ()
    if judged.concentration_match in requirement.fields:
        return ("concentration",)
    if judged.field_match in requirement.unclear_fields:
        return ("unknown",) if judged.field_match == "unknown" else ("adjacent",)
    return None


def has_professional_name(degree: Degree) -> bool:
    """Whether the degree is one like an MBA, whose stated field is only a concentration."""
    return is_professional(name_degree(degree))


def _write_merit(judged: JudgedDegree, requirement: Requirement) -> str:
    level = judged.degree.level
    field = f" in {FIELD_NAMES[judged.field_match]}" if requirement.fields else ""
    if level in requirement.levels:
        return f"conferred, {LEVEL_NAMES[level]}{field}"
    asked = LEVEL_NAMES[requirement.levels[0]]
    return (
        f"conferred, {LEVEL_NAMES[level]}{field}; being higher, it satisfies what asks for {asked}"
    )


def judge_education(requirement: Requirement, degrees: Sequence[JudgedDegree]) -> Finding:
    """The finding on a degree requirement: the best that any degree does for it."""
    assessments = [assess_degree(judged, requirement) for judged in degrees]
    result, reason, basis = best_of(assessments)
    would_change, degree = _would_change(result, basis, degrees, requirement)
    return Finding(
        requirement=requirement.id,
        label=requirement.label,
        group=requirement.group,
        gating=requirement.gating,
        result=result,
        reason=reason,
        source=requirement.source,
        evidence=degree_evidence([a.degree for a in basis]),
        would_change=would_change,
        about=(FactRef("degree", degree.document, degree.index),)
        if degree and not degree.missed
        else (),
        legal_ground=requirement.legal_ground,
    )


def best_of(assessments: Sequence[Assessment]) -> tuple[Result, str, tuple[Assessment, ...]]:
    """The best result, its reason in a sentence, and the assessments it rests on; no education
    found is unclear.
    """
    if not lists_education([a.degree for a in assessments]):
        return "unclear", "No education was found.", ()
    results: tuple[Result, ...] = ("met", "unclear", "not_met")
    result = next(r for r in results if any(a.result == r for a in assessments))
    basis = tuple(a for a in assessments if a.result == result)
    listed = "; ".join(f"{describe_degree(a.degree.degree)}: {a.why}" for a in basis)
    return (
        result,
        f"None of the education listed fits ({listed})." if result == "not_met" else f"{listed}.",
        basis,
    )


def _would_change(
    result: Result,
    basis: Sequence[Assessment],
    degrees: Sequence[JudgedDegree],
    requirement: Requirement,
) -> tuple[str | None, JudgedDegree | None]:
    """What would make it met, and the degree that is about: of an open degree all that is open, the
    degree with least open first; of one that only was not conferred, its conferral; else such a
    degree."""
    if result == "met":
        return None, None
    if result == "unclear" and basis:
        nearest = min(basis, key=lambda assessment: len(assessment.doubts))
        settled = " and ".join(_SETTLES[doubt] for doubt in nearest.doubts)
        return f"{describe_degree(nearest.degree.degree)}: {settled} would meet it", nearest.degree
    for judged in degrees:
        if _fits_once_conferred(judged, requirement):
            name = describe_degree(judged.degree)
            return f"{name}: its conferral by the review date would meet it", judged
    return f"{_write_asked(requirement)}, conferred by the review date, would meet it", None


def _fits_once_conferred(judged: JudgedDegree, requirement: Requirement) -> bool:
    if judged.degree.conferred != "no":
        return False
    conferred = replace(judged, degree=replace(judged.degree, conferred="yes"), note=None)
    return assess_degree(conferred, requirement).result == "met"


def _write_asked(requirement: Requirement) -> str:
    if requirement.degrees:
        return f"An {' or '.join(requirement.degrees)}"
    level = LEVEL_NAMES[requirement.levels[0]].capitalize()
    fields = " or ".join(FIELD_NAMES[field] for field in requirement.fields)
    return f"{level} in {fields}" if fields else level
