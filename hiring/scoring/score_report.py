"""What `hiring score --json` prints."""

from __future__ import annotations

from typing import Any

from hiring.scoring.scores import (
    AreaAgreement,
    AreaScore,
    CandidateScore,
    Interval,
    RaterScore,
    Reliability,
    Scores,
)


def write_scores(scores: Scores) -> dict[str, Any]:
    """The scores as plain JSON values; figures are not rounded."""
    return {
        "candidates": [_write_candidate(one) for one in scores.candidates],
        "raters": [_write_rater(one) for one in scores.raters],
        "reliability": _write_reliability(scores.reliability),
        "weights": dict(scores.weights),
        "method": scores.method,
        "warnings": list(scores.warnings),
        "notices": [
            {"code": one.code, "text": one.text, "about": list(one.about)} for one in scores.notices
        ],
    }


def _write_candidate(one: CandidateScore) -> dict[str, Any]:
    standing = one.standing
    return {
        "candidate": one.candidate,
        "raw_mean": one.raw_mean,
        "raw_rank": one.raw_rank,
        "estimate": one.estimate,
        "se": one.se,
        "interval": _write_interval(one.interval),
        "adjusted_rank": one.adjusted_rank,
        "rank": one.rank,
        "expected_rank": standing.expected_rank if standing else None,
        "rank_interval": list(standing.rank_interval) if standing else None,
        "rank_probabilities": list(standing.probabilities) if standing else None,
        "band": standing.band if standing else None,
        "classic_band": one.classic_band,
        "ratings": one.ratings,
        "not_observed": one.not_observed,
        "areas": [_write_area(area) for area in one.areas],
    }


def _write_area(one: AreaScore) -> dict[str, Any]:
    return {
        "area": one.area,
        "estimate": one.estimate,
        "se": one.se,
        "interval": _write_interval(one.interval),
        "raw_mean": one.raw_mean,
        "ratings": one.ratings,
        "not_observed": one.not_observed,
    }


def _write_rater(one: RaterScore) -> dict[str, Any]:
    return {
        "rater": one.rater,
        "severity": one.severity,
        "se": one.se,
        "interval": _write_interval(one.interval),
        "ratings": one.ratings,
        "not_observed": one.not_observed,
        "flags": list(one.flags),
        "infit": one.diagnostics.infit,
        "spread": one.diagnostics.spread,
        "area_spread": one.diagnostics.area_spread,
        "slope": one.diagnostics.slope,
        "slope_se": one.diagnostics.slope_se,
    }


def _write_reliability(one: Reliability) -> dict[str, Any]:
    return {
        **_write_agreement(one.overall),
        "g_incomplete": one.g,
        "alpha_ordinal": one.alpha,
        "raters_needed": one.raters_needed,
        "variance": dict(one.variance),
        "areas": [{"area": area.area, **_write_agreement(area)} for area in one.areas],
        "sentences": list(one.sentences),
    }


def _write_agreement(one: AreaAgreement) -> dict[str, Any]:
    return {
        "icc_single": one.single,
        "icc_mean": one.mean,
        "icc_consistency": one.consistency,
    }


def _write_interval(found: Interval | None) -> list[float] | None:
    return list(found) if found else None
