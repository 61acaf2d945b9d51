"""Candidates as the estimator reports them: plain means beside adjusted scores and standings."""

from __future__ import annotations

import numpy as np

from hiring.scoring.cells import Panel
from hiring.scoring.figures import Figures, interval
from hiring.scoring.ranks import count_ties
from hiring.scoring.scores import AreaScore, CandidateScore, Label
from hiring.scoring.tally import Tally


def list_candidates(
    panel: Panel, tally: Tally, figures: Figures, areas: tuple[str, ...]
) -> tuple[CandidateScore, ...]:
    """Every candidate by rank, those without a rating last; `areas` in the order to report."""
    raw_ranks = count_ties(figures.raw, highest=True)
    adjusted_ranks = count_ties(figures.estimates, highest=True)
    places = {label: n for n, label in enumerate(panel.candidates)}

    def report(label: Label) -> CandidateScore:
        n = places[label]
        standing = figures.standings[n]
        estimate, error = float(figures.estimates[n]), _known(figures.errors[n])
        observed, missed = tally.of("candidate", label)
        return CandidateScore(
            candidate=label,
            raw_mean=float(figures.raw[n]),
            raw_rank=raw_ranks[n],
            estimate=estimate,
            se=error,
            interval=interval(estimate, error),
            adjusted_rank=adjusted_ranks[n],
            rank=standing.rank if standing else raw_ranks[n],
            standing=standing,
            classic_band=figures.classic_bands[n],
            ratings=observed,
            not_observed=missed,
            areas=tuple(_report_area(panel, figures, tally, label, n, area) for area in areas),
        )

    rated = sorted((report(label) for label in panel.candidates), key=lambda one: one.rank or 0)
    silent = (label for label in tally.candidates if label not in places)
    return (*rated, *(_report_silent(label, tally, areas) for label in silent))


def _report_area(
    panel: Panel, figures: Figures, tally: Tally, label: Label, n: int, area: str
) -> AreaScore:
    observed, missed = tally.of("area", label, area)
    if area not in panel.areas:
        return AreaScore(area, None, None, None, None, observed, missed)
    a = panel.areas.index(area)
    estimate, error = _known(figures.area_estimates[n, a]), _known(figures.area_errors[n, a])
    return AreaScore(
        area=area,
        raw_mean=_known(figures.raw_areas[n, a]),
        estimate=estimate,
        se=error,
        interval=interval(estimate, error),
        ratings=observed,
        not_observed=missed,
    )


def _report_silent(label: Label, tally: Tally, areas: tuple[str, ...]) -> CandidateScore:
    observed, missed = tally.of("candidate", label)
    nothing = (
        AreaScore(area, None, None, None, None, *tally.of("area", label, area)) for area in areas
    )
    return CandidateScore(
        candidate=label,
        raw_mean=None,
        raw_rank=None,
        estimate=None,
        se=None,
        interval=None,
        adjusted_rank=None,
        rank=None,
        standing=None,
        classic_band=None,
        ratings=observed,
        not_observed=missed,
        areas=tuple(nothing),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
