"""Findings as plain JSON, in the shape of the command-line contract.  Months are rounded here, to
two places."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hiring.qualification.findings import (
    Finding,
    JudgedDegree,
    JudgedPosition,
    Qualification,
    SubstitutionFinding,
)
from hiring.qualification.question import Question
from hiring.reading.facts import to_json

Json = dict[str, Any]


def write_qualification(judged: Qualification) -> Json:
    """The whole result: the `qualification` of the contract with its positions and education."""
    return {
        **write_findings(judged),
        "positions": [write_position(position) for position in judged.positions],
        "education": [write_degree(degree) for degree in judged.education],
    }


def write_findings(judged: Qualification) -> Json:
    """The `qualification` of the contract."""
    return {
        "edition": judged.edition,
        "as_of": judged.as_of.isoformat(),
        "outcome": judged.outcome,
        "next_step": judged.next_step,
        "machine": {"outcome": judged.machine_outcome, "next_step": judged.machine_next_step},
        "findings": [_write_finding(finding) for finding in judged.findings],
        "questions": list(judged.questions),
        "asks": [write_question(question) for question in judged.asks],
    }


def write_question(question: Question) -> Json:
    """A question with the kind of answer that settles it, and the facts the answer is about."""
    targets = [to_json(ref) for ref in question.targets]
    return {
        "key": question.key,
        "text": question.text,
        "kind": question.kind,
        "requirement": question.requirement,
        "target": targets[0] if targets else None,
        "targets": targets,
    }


def write_position(judged: JudgedPosition) -> Json:
    """A position as read, with the verdicts on it and the months it covers by itself."""
    return {
        **to_json(judged.position),
        "document": judged.document,
        "index": judged.index,
        "oversight": judged.oversight,
        "manages_staff": judged.manages_staff,
        "months": {
            "min": round_months(judged.months.low),
            "max": round_months(judged.months.high),
        },
        "reason": judged.reason,
    }


def write_degree(judged: JudgedDegree) -> Json:
    """A degree as read, with its conferral as judged and how its field fits."""
    return {
        **to_json(judged.degree),
        "document": judged.document,
        "index": judged.index,
        "field_match": judged.field_match,
        "note": judged.note,
    }


def _write_finding(finding: Finding) -> Json:
    return {
        "requirement": finding.requirement,
        "label": finding.label,
        "group": finding.group,
        "gating": finding.gating,
        "result": finding.result,
        "machine_result": finding.machine_result,
        "review": to_json(finding.review),
        "reason": finding.reason,
        "source": finding.source,
        "legal_ground": finding.legal_ground,
        "evidence": to_json(finding.evidence),
        "would_change": finding.would_change,
        "about": to_json(finding.about),
        **_write_months(finding),
    }


def _write_months(finding: Finding) -> Json:
    """What only an experience finding has."""
    counted = finding.counted_months
    if counted is None:
        return {}
    months: Json = {"required_months": finding.required_months}
    if finding.substitution is not None:
        months["required_months_if_substituted"] = finding.required_months_if_substituted
        months["substitution"] = _write_substitution(finding.substitution)
    low, high = round_months(counted.min), round_months(counted.max)
    months["counted_months"] = {"min": low, "max": high, "open": counted.open}
    months["arithmetic"] = [
        {"label": line.label, "min": round_months(line.min), "max": round_months(line.max)}
        for line in finding.arithmetic
    ]
    return months


def _write_substitution(substitution: SubstitutionFinding) -> Json:
    return {
        "result": substitution.result,
        "months": substitution.months,
        "reason": substitution.reason,
        "source": substitution.source,
        "evidence": to_json(substitution.evidence),
    }


def round_months(months: Fraction) -> int | float:
    """The months to two places, a whole number as an integer.

    >>> round_months(Fraction(197, 2)), round_months(Fraction(98))
    (98.5, 98)
    """
    return int(months) if months.denominator == 1 else round(float(months), 2)
