"""Raters of whom something is unusual, each fault planted in one of five."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.simulated_panels import AREA, AREAS, ITEMS, WEIGHTS, Plan, simulate
from hiring.scoring.diagnostics import flag
from hiring.scoring.estimate import score
from hiring.scoring.scores import Diagnostics, Rating, Scores

ALIKE = Plan("10 candidates, all 4 raters, alike", candidates=10, raters=4, severity=0.1)
FINE = Diagnostics(infit=1.0, spread=1.0, area_spread=1.0, slope=1.0, slope_se=0.1)


@pytest.mark.parametrize(
    ("severity", "error", "found", "flags"),
    [
        (0.5, 0.2, FINE, ("severe",)),
        (-0.5, 0.2, FINE, ("lenient",)),
        (0.49, 0.01, FINE, ()),
        (0.6, 0.3, FINE, ()),
        (0.0, 0.1, replace(FINE, infit=1.31), ("inconsistent",)),
        (0.0, 0.1, replace(FINE, infit=1.3), ()),
        (0.0, 0.1, replace(FINE, area_spread=0.49, spread=0.7), ("halo",)),
        (0.0, 0.1, replace(FINE, area_spread=0.49, spread=0.69), ("restricted_range",)),
        (0.0, 0.1, replace(FINE, slope=0.49), ("low_agreement",)),
        (0.0, 0.1, replace(FINE, slope=0.49, slope_se=0.26), ()),
        (0.0, 0.1, Diagnostics(None, None, None, None, None), ()),
    ],
)
def test_flags_follow_the_rules_to_the_digit(
    severity: float, error: float, found: Diagnostics, flags: tuple[str, ...]
) -> None:
    assert flag(severity, error, found) == flags


def plant(fault: str, seed: int = 1) -> Scores:
    """A panel in which rater 0 has the fault."""
    panel, rng = simulate(ALIKE, seed), np.random.default_rng(seed)
    ratings = panel.ratings.copy()
    own = ratings[:, 0]
    if fault == "severe":
        own -= 1
    elif fault == "inconsistent":
        own += rng.integers(-2, 3, own.shape)
    elif fault == "halo":
        overall = np.round(2.3 * (own.mean(axis=1, keepdims=True) - own.mean()) + own.mean())
        own[:] = overall.astype(int) + rng.integers(-1, 2, own.shape) * (
            rng.random(own.shape) < 0.5
        )
    elif fault == "restricted_range":
        own[:] = np.round(3 + 0.4 * (own - own.mean())).astype(int)
    elif fault == "low_agreement":
        own[:] = own[np.roll(np.arange(len(own)), 3)]
    ratings = np.clip(ratings, 1, 5)
    return score(replace(panel, ratings=ratings).rows, areas=AREAS, weights=WEIGHTS)


@pytest.mark.parametrize(
    "fault", ["severe", "inconsistent", "halo", "restricted_range", "low_agreement"]
)
def test_planted_fault_is_found_in_whom_it_was_planted(fault: str) -> None:
    found = {rater.rater: rater.flags for rater in plant(fault).raters}
    assert fault in found[0]
    assert all(fault not in flags for rater, flags in found.items() if rater != 0)


def test_raters_alike_have_no_flag() -> None:
    scores = plant("none")
    assert {rater.flags for rater in scores.raters} == {()}
    assert all((rater.diagnostics.slope or 0) > 0.5 for rater in scores.raters)


def test_rater_of_two_candidates_is_not_judged() -> None:
    rows = simulate(ALIKE, 1).rows
    few = [r for r in rows if r.rater != 0 or r.candidate in (0, 1)]
    scores = score(few, areas=AREAS, weights=WEIGHTS)
    assert scores.raters[0].diagnostics == Diagnostics(None, None, None, None, None)
    assert scores.raters[0].severity is not None
    assert scores.raters[1].diagnostics.infit is not None


def test_severity_is_what_was_added() -> None:
    panel = simulate(replace(ALIKE, severity=0.0, halo=0.1), 3)
    ratings = np.clip(panel.ratings, 1, 4)
    ratings[:, 1:] += 1
    rows = [
        Rating(c, r, i, int(ratings[c, r, i]))
        for c in range(len(ratings))
        for r in range(4)
        for i in range(ITEMS)
    ]
    scores = score(rows, areas=AREAS, weights=WEIGHTS)
    means = ratings.mean(axis=0)
    by_area = np.stack([means[:, area == AREA].mean(axis=1) for area in range(11)]).mean(axis=0)
    beside = by_area.mean() - by_area
    found = [rater.severity for rater in scores.raters]
    assert found == pytest.approx(beside.tolist(), abs=0.02)
    assert scores.raters[0].flags == ("severe",)
