"""The search for variances ends at the minimum also from where the slope is 0."""

from __future__ import annotations

import numpy as np
import pytest

from hiring.scoring.design import constant, factor, make_design
from hiring.scoring.icc import agree
from hiring.scoring.mixed_model import fit_exactly
from hiring.scoring.search import find_least
from tests.scoring.published import published
from tests.scoring.test_mixed_model import penicillin


@pytest.mark.parametrize("ratio", [0.02, 0.1, 0.3, 1.0, 30.0, 1000.0])
@pytest.mark.parametrize(("groups", "size"), [(3, 2), (10, 7)])
def test_balanced_groups_have_the_variances_of_their_mean_squares(
    ratio: float, groups: int, size: int
) -> None:
    """REML of one factor is its analysis of variance where that has no negative variance."""
    rng = np.random.default_rng(groups)
    y = rng.normal(0, 1, (groups, size))
    y -= y.mean(axis=1, keepdims=True)
    within = (y**2).sum() / (groups * (size - 1))
    means = rng.normal(0, 1, groups)
    means *= np.sqrt(within * (ratio**2 + 1 / size)) / means.std(ddof=1)
    values = (y + means[:, None]).ravel()
    group = factor("group", np.repeat(np.arange(groups), size))
    found = fit_exactly(make_design(values, [group], constant(len(values))))
    assert found.sd["residual"] == pytest.approx(np.sqrt(within), rel=1e-6)
    assert found.sd["group"] == pytest.approx(ratio * np.sqrt(within), rel=1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_persons_by_items_have_the_variances_of_their_mean_squares(seed: int) -> None:
    """As in generalizability theory, p × i; where a variance would be negative it is 0."""
    rng = np.random.default_rng(seed)
    n, m = 10, 12
    y = rng.normal(0, 0.3, (n, 1)) + rng.normal(0, 40, m) + rng.normal(0, 1, (n, m))
    centred = y - y.mean(axis=1, keepdims=True) - y.mean(axis=0) + y.mean()
    rest = (centred**2).sum() / ((n - 1) * (m - 1))
    persons = (m * y.mean(axis=1).var(ddof=1) - rest) / m
    items = (n * y.mean(axis=0).var(ddof=1) - rest) / n
    person, item = np.divmod(np.arange(n * m), m)
    random = [factor("person", person), factor("item", item)]
    found = fit_exactly(make_design(y.ravel(), random, constant(n * m)))
    if persons > 0:
        wanted = {"person": persons**0.5, "item": items**0.5, "residual": rest**0.5}
        assert found.sd == pytest.approx(wanted, rel=1e-4)
    else:
        assert found.sd["person"] == pytest.approx(0, abs=1e-6)


def test_coefficients_of_generalizability_follow_from_either_way() -> None:
    """Eρ² and Φ of persons by items: from variance components, and as ICC(3,k) and ICC(2,k)."""
    rng = np.random.default_rng(11)
    n, m = 9, 8
    y = (rng.random((n, m)) < rng.beta(2, 2, (n, 1)) * rng.uniform(0.4, 1, m)).astype(float)
    person, item = np.divmod(np.arange(n * m), m)
    random = [factor("person", person), factor("item", item)]
    fit = fit_exactly(make_design(y.ravel(), random, constant(n * m)))
    p, i, rest = (fit.sd[name] ** 2 for name in ("person", "item", "residual"))
    assert min(p, i) > 0.005
    forms = agree(y).forms
    assert p / (p + rest / m) == pytest.approx(forms["ICC(3,k)"], abs=1e-6)
    assert p / (p + (i + rest) / m) == pytest.approx(forms["ICC(2,k)"], abs=1e-6)


@pytest.mark.parametrize("start", [0.0, 0.05, 20.0])
def test_published_minimum_is_found_from_anywhere(start: float) -> None:
    fit = fit_exactly(penicillin(), start=np.full(2, start))
    wanted = published("lmm_penicillin")["expected"]["reml_criterion"]
    assert fit.criterion == pytest.approx(wanted, abs=1e-8)


def test_minimum_on_the_edge_is_left_there() -> None:
    def deviance(theta: np.ndarray) -> tuple[float, np.ndarray]:
        return float((theta**2).sum()), 2 * theta

    assert find_least(deviance, np.ones(2)).tolist() == pytest.approx([0, 0], abs=1e-9)


def test_point_without_a_slope_is_left_for_the_valley_beside_it() -> None:
    def deviance(theta: np.ndarray) -> tuple[float, np.ndarray]:
        square = theta**2
        return float(((square - 0.04) ** 2).sum()), 4 * (square - 0.04) * theta

    assert find_least(deviance, np.zeros(2)).tolist() == pytest.approx([0.2, 0.2], abs=1e-5)
