"""The equations in blocks of candidates against the whole matrix, and the mode they lead to."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.simulated_panels import AREAS, WEIGHTS, Plan, simulate
from hiring.scoring.cells import gather
from hiring.scoring.crossed import Crossed, cross_panel
from hiring.scoring.mixed_model import fit_at, solve, stretch
from hiring.scoring.nested import nest
from hiring.scoring.production import fit_mode
from hiring.scoring.scored_model import ScoredModel
from hiring.scoring.slope import deviance_and_slope

THETA = np.array([0.4, 0.3, 0.2, 0.5, 0.6])


@pytest.fixture(scope="module")
def crossed() -> Crossed:
    plan = Plan("5 candidates, 2 random raters of 4", candidates=5, raters=4, rating="two")
    return cross_panel(gather(simulate(plan, 2).rows, AREAS, WEIGHTS, {}))


def test_blocks_give_the_deviance_of_the_whole_matrix(crossed: Crossed) -> None:
    deviance, _ = deviance_and_slope(nest(crossed.design, crossed.parent), THETA)
    assert deviance == pytest.approx(solve(crossed.design, THETA).deviance, abs=1e-8)


def test_slope_is_that_of_the_deviance(crossed: Crossed) -> None:
    nested, step = nest(crossed.design, crossed.parent), 1e-5
    _, slope = deviance_and_slope(nested, THETA)
    for k in range(5):
        up, down = (
            deviance_and_slope(nested, THETA + sign * step * np.eye(5)[k])[0] for sign in (1, -1)
        )
        assert slope[k] == pytest.approx((up - down) / (2 * step), rel=1e-5)


def test_prediction_is_that_of_the_whole_matrix(crossed: Crossed) -> None:
    fit = fit_at(crossed.design, THETA)
    found = ScoredModel(crossed).predict(fit.theta)
    sums = crossed.scores.toarray()
    effects = np.concatenate([*(fit.effects[one.name] for one in crossed.design.random), fit.fixed])
    assert found.means == pytest.approx(sums @ effects, abs=1e-9)
    spread = sums @ fit.covariance() @ sums.T
    assert fit.sd["residual"] ** 2 * found.spread == pytest.approx(spread, abs=1e-9)
    assert found.residual == pytest.approx(fit.solution.residual, rel=1e-9)


def test_fixed_candidates_are_random_ones_without_a_bound(crossed: Crossed) -> None:
    design = crossed.design
    names = [one.name for one in design.random]
    found = ScoredModel(crossed).predict_fixed(dict(zip(names, THETA.tolist(), strict=True)))
    wide = THETA.copy()
    wide[names.index("candidate")], wide[names.index("candidate:area")] = 0.0, 1e3
    fit = fit_at(design, wide)
    sums = crossed.scores.toarray()
    effects = np.concatenate([*(fit.effects[name] for name in names), fit.fixed])
    assert found.means == pytest.approx(sums @ effects, abs=1e-4)
    spread = sums @ (fit.covariance() / fit.sd["residual"] ** 2) @ sums.T
    assert found.spread == pytest.approx(spread, rel=1e-4, abs=1e-5)


def test_fixed_candidates_are_generalised_least_squares(crossed: Crossed) -> None:
    design, panel = crossed.design, crossed.panel
    names = [one.name for one in design.random]
    theta = dict(zip(names, THETA.tolist(), strict=True))
    found = ScoredModel(crossed).predict_fixed(theta)
    rows = np.arange(len(panel.value))
    covariance = np.eye(len(rows))
    for one in design.random:
        if one.name not in ("candidate", "candidate:area"):
            same = one.codes[:, None] == one.codes
            covariance += theta[one.name] ** 2 * same
    cells = panel.candidate * 11 + panel.area
    x = np.zeros((len(rows), len(crossed.cell_area) + len(panel.items)))
    x[rows, np.unique(cells, return_inverse=True)[1]] = 1
    x[rows, len(crossed.cell_area) + panel.item] = 1
    weight = np.linalg.inv(covariance)
    beta = np.linalg.pinv(x.T @ weight @ x) @ x.T @ weight @ panel.value
    item_means = crossed.scores.toarray()[:, design.q :]
    scores = beta[: len(crossed.cell_area)] + item_means @ beta[len(crossed.cell_area) :]
    assert found.means == pytest.approx(scores, abs=1e-8)


def test_mode_has_no_slope_and_no_variance_at_zero(crossed: Crossed) -> None:
    mode = fit_mode(crossed.design, crossed.parent, seed=1)
    nested = nest(crossed.design, crossed.parent)
    deviance, slope = deviance_and_slope(nested, mode.theta)
    assert mode.theta * slope == pytest.approx(np.full(5, 2.0), abs=0.02)
    assert mode.deviance == pytest.approx(deviance, abs=1e-9)
    assert (mode.theta > 0.01).all()


def test_draws_lie_around_the_mode_in_pairs(crossed: Crossed) -> None:
    mode = fit_mode(crossed.design, crossed.parent, seed=1)
    again = fit_mode(crossed.design, crossed.parent, seed=1)
    other = fit_mode(crossed.design, crossed.parent, seed=2)
    assert (mode.draws == again.draws).all()
    assert mode.draws.shape != other.draws.shape or (mode.draws != other.draws).any()
    assert len(mode.draws) == 30
    middle = np.exp(np.log(mode.draws).mean(axis=0))
    assert middle == pytest.approx(mode.theta, rel=1e-9)


def test_scale_of_columns_is_that_of_their_factor(crossed: Crossed) -> None:
    scale = stretch(crossed.design, THETA)
    for theta, one in zip(THETA, crossed.design.random, strict=True):
        assert set(scale[crossed.design.columns[one.name]]) == {theta}
