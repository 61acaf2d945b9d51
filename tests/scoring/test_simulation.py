"""The pieces of `benchmarks/scoring.py`: the truth, the methods beside ours, and the verdicts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.scoring import NINETY, Answer, additive, plain, print_plan, run
from benchmarks.scoring_targets import judge
from benchmarks.simulated_panels import AREA, AREAS, ITEMS, WEIGHTS, Plan, Simulated, simulate
from hiring.scoring.cells import gather, weigh

TINY = Plan("4 candidates, both of 2 raters", candidates=4, raters=2)


def test_truth_is_the_mean_of_many_raters() -> None:
    """Three candidates of the same seed, once as simulated and once rated by 3,000 raters."""
    plan = Plan("3 candidates, 3,000 raters", candidates=3, raters=3000)
    panel = simulate(plan, 1)
    by_item = panel.ratings.mean(axis=1)
    means = np.stack([by_item[:, area == AREA].mean(axis=1) for area in range(11)]).mean(axis=0)
    # A rater's severity and halo, .58 of the scale together, leave an error of .01.
    assert means == pytest.approx(panel.truth, abs=0.03)
    assert np.ptp(panel.truth) > 0.1


def test_plan_says_who_rates_whom_and_what_is_not_observed() -> None:
    pairs = simulate(replace(TINY, raters=5, rating="two"), 1).observed.any(axis=2)
    assert pairs.sum(axis=1).tolist() == [2] * 4
    halves = simulate(Plan("halves", candidates=4, rating="halves"), 1).observed.any(axis=2)
    assert halves[:2].all(axis=0).tolist() == [True, True, True, False, False]
    assert halves[2:].all(axis=0).tolist() == [False, False, True, True, True]
    whole = simulate(Plan("all"), 1)
    assert whole.observed.mean() == pytest.approx(0.85, abs=0.02)
    assert set(np.unique(whole.ratings)) == {1, 2, 3, 4, 5}


def test_plain_means_are_those_of_the_product() -> None:
    panel = simulate(TINY, 3)
    cells = gather(panel.rows, AREAS, WEIGHTS, {})
    assert plain(panel).scores == pytest.approx(weigh(cells.area_means(), cells.weights))


def test_additive_method_is_least_squares_with_its_own_errors() -> None:
    panel = simulate(TINY, 4)
    c, r, i = np.nonzero(panel.observed)
    x = np.zeros((len(c), 4 + 1 + ITEMS - 1 + 1))
    x[np.arange(len(c)), c] = 1.0
    x[r == 1, 4] = 1.0
    later = i > 0
    x[np.flatnonzero(later), 4 + i[later]] = 1.0
    x = x[:, x.any(axis=0)]
    y = panel.ratings[c, r, i].astype(float)
    beta, square, rank, _ = np.linalg.lstsq(x, y, rcond=None)
    found = additive(panel)
    assert found.scores - found.scores.mean() == pytest.approx(beta[:4] - beta[:4].mean())
    centre = np.eye(4) - 0.25
    spread = float(square[0]) / (len(y) - rank) * np.linalg.inv(x.T @ x)[:4, :4]
    assert found.half is not None
    assert found.half / NINETY == pytest.approx(np.sqrt(np.diag(centre @ spread @ centre)))


def test_verdicts_go_by_the_runs() -> None:
    # τ, squared error, best found, coverage, stated: two panels each.
    mine = np.array([[0.8, 0.04, 1, 1.0, 0.5], [0.6, 0.04, 0, 0.8, 0.5]])
    theirs = np.array([[0.6, 0.16, 1, np.nan, np.nan], [0.6, 0.16, 0, np.nan, np.nan]])
    found = {one.target.says: one for one in judge("B", mine, theirs)}
    assert {says: round(one.value, 9) for says, one in found.items()} == {
        "coverage .88 to .92": 0.9,
        "stated P(first) within .08": 0.0,
        "τ gain ≥ .05": 0.1,
        "RMSE ≤ .78 × plain": 0.5,
        "first found ≥ .02 more often": 0.0,
    }
    assert [one.reached for one in found.values()] == [True, True, True, True, False]
    # Of the mean of .2 and 0: half of their distance, as the standard error of two has it.
    assert found["τ gain ≥ .05"].error == pytest.approx(0.1)
    assert found["RMSE ≤ .78 × plain"].error == pytest.approx(0)


def test_figures_compare_with_the_truth_whatever_the_level_of_the_panel() -> None:
    def off_by_a_little(panel: Simulated) -> Answer:
        scores = panel.truth + 1.0 + np.array([0.1, -0.1, 0.0, 0.0])
        return Answer(scores, int(panel.truth.argmax()), half=np.full(4, 0.05), first=0.75)

    tau, square, found, coverage, stated = run(TINY, 3, off_by_a_little, seed=5).T.tolist()
    assert square == pytest.approx([0.005] * 3)
    assert (found, coverage, stated) == ([1.0] * 3, [0.5] * 3, [0.75] * 3)
    assert all(0 < one <= 1 for one in tau)


def test_same_seed_prints_the_same_table(capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _ in range(2):
        print_plan("F", 2, seed=7)
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "6 candidates, all 3 raters" in printed[0]
    assert sum(" ± " in line for line in printed[0].splitlines()) == 4
