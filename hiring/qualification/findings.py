"""What the rules return: findings with reason, arithmetic, source and evidence.  Frozen; no
arithmetic is rounded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from classification.edition import FieldMatch, Group, Verdict
from hiring.qualification.amend import FactRef
from hiring.qualification.months import Bounds
from hiring.qualification.question import Question
from hiring.reading.facts import Degree, Evidence, Position

Result = Literal["met", "not_met", "unclear"]
Outcome = Literal["meets", "unclear", "does_not_meet"]
NextStep = Literal["panel", "ask_candidate", "equivalency_review", "special_requirement_review"]


@dataclass(frozen=True, slots=True)
class JudgedPosition:
    """A job with the verdicts on it.

    `months` are those of the job by itself, whatever the verdicts; `reason` says why each
    verdict is what it is; `open` names what is wrong with dates that can't be counted; `index` is
    the position's place (from 0) among those of its document.
    """

    position: Position
    document: str
    oversight: Verdict
    manages_staff: Verdict
    months: Bounds
    reason: str
    oversight_reason: str
    staff_reason: str
    open: str | None = None
    evidence: tuple[Evidence, ...] = ()
    index: int = 0


@dataclass(frozen=True, slots=True)
class JudgedDegree:
    """A degree as it counts on the date of judgement: `degree.conferred` is the judged value;
    `index` is its place (from 0) among those of its document, or where it was `missed` among those
    that were not read."""

    degree: Degree
    document: str
    field_match: FieldMatch
    concentration_match: FieldMatch
    note: str | None = None
    index: int = 0
    missed: bool = False


@dataclass(frozen=True, slots=True)
class CountedMonths:
    """The months that count for a requirement; `open` where a job could not be counted for lack
    of dates.
    """

    min: Fraction
    max: Fraction
    open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sum: what is added (or, as a negative number, taken off), at least and at
    most.
    """

    label: str
    min: Fraction
    max: Fraction


@dataclass(frozen=True, slots=True)
class SubstitutionFinding:
    """Whether a degree stands in for `months` of the experience required."""

    result: Result
    months: int
    reason: str
    source: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a finding; `ref` is the equivalency review behind it, `at` ISO.

    `stale` where the machine has come to another result since."""

    id: int
    requirement: str
    act: Literal["confirm", "override", "equivalency", "lift"]
    machine_result: Result
    result: Result | None
    reason: str
    by: int | None
    at: str
    ref: int | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement judged.

    `result` is the one in force: the machine's own (`machine_result`), or that of the `review`
    that stands instead.  The months, the substitution and the lines of the sum are those of an
    experience requirement.  The lines add up to `counted_months`.  `would_change` is the one fact
    that would flip the result, or the few that would together, and
    `about` where these facts stand, as far as they were read.
    """

    requirement: str
    label: str
    group: Group
    gating: bool
    result: Result
    reason: str
    source: str
    evidence: tuple[Evidence, ...] = ()
    would_change: str | None = None
    about: tuple[FactRef, ...] = ()
    legal_ground: str | None = None
    required_months: int | None = None
    required_months_if_substituted: int | None = None
    counted_months: CountedMonths | None = None
    substitution: SubstitutionFinding | None = None
    arithmetic: tuple[Line, ...] = ()
    review: Review | None = None
    overruled: Result | None = None

    @property
    def machine_result(self) -> Result:
        """What the rules alone found."""
        return self.overruled or self.result


@dataclass(frozen=True, slots=True)
class Qualification:
    """Everything the rules say about one candidate under one edition on one date, with what people
    decided about it.  `machine_outcome` and `machine_next_step` are those of the rules alone;
    `missed` and `missed_degrees` are what the reader may have missed and what keeps findings
    open."""

    edition: str
    as_of: date
    outcome: Outcome
    next_step: NextStep
    findings: tuple[Finding, ...]
    asks: tuple[Question, ...]
    positions: tuple[JudgedPosition, ...]
    education: tuple[JudgedDegree, ...]
    machine_outcome: Outcome
    machine_next_step: NextStep
    missed: tuple[JudgedPosition, ...] = ()
    missed_degrees: tuple[JudgedDegree, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """The words of the questions."""
        return tuple(question.text for question in self.asks)

    def finding(self, requirement: str) -> Finding:
        """The finding on this requirement; KeyError where it was not judged."""
        for finding in self.findings:
            if finding.requirement == requirement:
                return finding
        raise KeyError(requirement)
