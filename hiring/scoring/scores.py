"""What the estimator answers: candidates with their doubt, raters, agreement and warnings.

Figures are in rating points; an interval is of 90 %.  What could not be estimated is None, and a
notice says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hiring.scoring.standing import CellMoments, Standing

Label = int | str
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's rating of one candidate on one item; `value` None is "not observed"."""

    candidate: Label
    rater: Label
    item: Label
    value: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader of the scores must know: a code for programs, a sentence for people,
    and whom it is about (candidates or raters; empty for all)."""

    code: str
    text: str
    about: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area of one candidate; `estimate` is adjusted for who rated, `raw_mean` is not."""

    area: str
    raw_mean: float | None
    estimate: float | None
    se: float | None
    interval: Interval | None
    ratings: int
    not_observed: int


@dataclass(frozen=True, slots=True)
class CandidateScore:
    """One candidate.  `estimate` is the adjusted score with candidates taken as fixed, the plain
    mean where a guard stops the model; `standing` is None there, and `rank` then goes by the plain
    mean.  All of them are None for a candidate without any observed rating.  `raw_rank` and
    `adjusted_rank` are the orders of `raw_mean` and `estimate`; `classic_band` is the band that the
    classic error of a difference (SEM √2) makes, beside the standing's own."""

    candidate: Label
    raw_mean: float | None
    raw_rank: int | None
    estimate: float | None
    se: float | None
    interval: Interval | None
    adjusted_rank: int | None
    rank: int | None
    standing: Standing | None
    classic_band: int | None
    ratings: int
    not_observed: int
    areas: tuple[AreaScore, ...]

    def area(self, name: str) -> AreaScore:
        """The score in one area; KeyError where there is no such area."""
        return {one.area: one for one in self.areas}[name]


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """The measures behind a rater's flags; one is None where the ratings can't give it.

    `infit`: mean square of the rater's residuals over that of all; `spread`: standard deviation of
    the ratings over the others' median; `area_spread`: variance between the rater's area means of
    a candidate over the others' median; `slope`: of the ratings on the others' consensus, with its
    standard error."""

    infit: float | None
    spread: float | None
    area_spread: float | None
    slope: float | None
    slope_se: float | None


@dataclass(frozen=True, slots=True)
class RaterScore:
    """One rater.  `severity` is how many points the rater stays below the panel's mean."""

    rater: Label
    severity: float | None
    se: float | None
    interval: Interval | None
    ratings: int
    not_observed: int
    flags: tuple[str, ...]
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class AreaAgreement:
    """ICC(2,1), ICC(2,k) and ICC(3,k) of the candidates' means by rater, in one area or overall;
    None where the table has a gap or shows no difference."""

    area: str | None
    single: float | None
    mean: float | None
    consistency: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the raters agree.  `variance` is by model term, from REML without penalty; a term is
    None where the ratings can't tell it.  `raters_needed` is how many raters on each candidate
    would reach a reliability of .80.  `sentences` say each figure in words."""

    overall: AreaAgreement
    areas: tuple[AreaAgreement, ...]
    g: float | None
    alpha: float | None
    raters_needed: int | None
    variance: Mapping[str, float | None]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The answer of the estimator.

    `candidates` come by rank, those without a rating last.  `posterior` holds the candidate-area
    scores with candidates as random, from which `standing.stand` gives ranks under other weights
    at once; `adjusted` the same with candidates as fixed, for estimates and their errors (without
    draws).  Both are None where a guard stops the model (`modelled` is False)."""

    candidates: tuple[CandidateScore, ...]
    raters: tuple[RaterScore, ...]
    reliability: Reliability
    weights: Mapping[str, float]
    method: str
    notices: tuple[Notice, ...]
    posterior: CellMoments | None
    adjusted: CellMoments | None

    @property
    def modelled(self) -> bool:
        """Whether the model could be fitted."""
        return self.posterior is not None

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notices' sentences."""
        return tuple(notice.text for notice in self.notices)

    def candidate(self, label: Label) -> CandidateScore:
        """One candidate's score; KeyError where there is no such candidate."""
        return {one.candidate: one for one in self.candidates}[label]
