"""What is true of a made-up person's qualification: the findings that perfect reading would bring.

The verdicts on each job, the degrees, the licence and the car are those the person was drawn with;
neither the reader nor the table of titles has a part in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from classification.edition import Edition, Requirement
from hiring.qualification.degrees import judge_degrees
from hiring.qualification.education import judge_education
from hiring.qualification.experience import judge_experience
from hiring.qualification.findings import JudgedPosition, Result
from hiring.qualification.months import alone, cover
from hiring.qualification.special import judge_automobile, judge_licence
from hiring.reading.facts import Automobile, Degree, Facts, Licence, Position, Reader

Dates = Literal["printed", "exact"]
AS_OF = date(2026, 11, 30)  # the review date that made-up careers run up to
_DOCUMENT = "0" * 64


def true_findings(
    labels: Mapping[str, Any], edition: Edition, dates: Dates = "printed"
) -> dict[str, Result]:
    """The result of each requirement by its id, for a résumé with these labels (truth.py).

    `dates` says which are taken: those "printed" in the résumé, which may be years alone, or the
    "exact" ones of the career behind it."""
    facts = _facts(labels)
    positions = tuple(_judged(row, dates) for row in labels["positions"])
    degrees = judge_degrees([facts], edition.disciplines, AS_OF)

    def result_of(requirement: Requirement) -> Result:
        match requirement.kind:
            case "degree":
                return judge_education(requirement, degrees).result
            case "experience":
                return judge_experience(requirement, positions, degrees, AS_OF).result
            case "licence":
                return judge_licence(requirement, [facts]).result
            case "automobile":
                return judge_automobile(requirement, [facts]).result

    return {requirement.id: result_of(requirement) for requirement in edition.requirements}


def _judged(row: Mapping[str, Any], dates: Dates) -> JudgedPosition:
    """A job with the verdicts it was drawn with; where a reader could argue, it is unclear."""
    span = row if dates == "printed" else row["exact"]
    position = Position(
        title=row["title"],
        employer=row["employer"],
        place=row["place"],
        start=span["start"],
        end=span["end"],
        share=row["share"],
        summary="",
    )
    coverage = cover(position.start, position.end, position.share, AS_OF)
    return JudgedPosition(
        position=position,
        document=_DOCUMENT,
        oversight=row["oversight"],
        manages_staff=row["manages_staff"] or "unclear",
        months=alone(coverage),
        reason="",
        oversight_reason="",
        staff_reason="",
        open=coverage.open,
    )


def _facts(labels: Mapping[str, Any]) -> Facts:
    return Facts(
        sha256=_DOCUMENT,
        status="read",
        error=None,
        pages=1,
        reader=Reader("truth", False, 0.0),
        education=tuple(_degree(row) for row in (*labels["education"], *labels["unfinished"])),
        licences=tuple(Licence(row["kind"], row["status"]) for row in labels["licences"]),
        automobile=tuple(Automobile(row["status"]) for row in labels["automobile"]),
    )


def _degree(row: Mapping[str, Any]) -> Degree:
    return Degree(
        level=row["level"],
        degree=row["printed"],
        field=row["field"],
        institution=row["institution"],
        year=row["year"],
        conferred=row["conferred"],
        honorary=row["honorary"],
        minor=row["minor"],
        concentration=row["concentration"],
        equivalence=row["equivalence"],
    )
