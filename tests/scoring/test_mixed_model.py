"""The mixed model against the answers that lme4 gives on published tables, and against itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.scoring.design import Design, constant, cross, factor, make_design
from hiring.scoring.mixed_model import (
    Fit,
    ModelError,
    fit_at,
    fit_exactly,
    slope,
    solve,
    stretch,
)
from tests.scoring.published import published


def penicillin() -> Design:
    rows = published("lmm_penicillin")["data"]
    return make_design(
        np.array([row["diameter"] for row in rows], dtype=float),
        [factor(name, [row[name] for row in rows]) for name in ("plate", "sample")],
        constant(len(rows)),
    )


def test_penicillin_comes_out_as_published() -> None:
    expected = published("lmm_penicillin")["expected"]
    fit = fit_exactly(penicillin())
    assert fit.sd["plate"] == pytest.approx(expected["sd"]["plate"], abs=1e-6)
    assert fit.sd["sample"] == pytest.approx(expected["sd"]["sample"], abs=1e-6)
    assert fit.sd["residual"] == pytest.approx(expected["sd"]["Residual"], abs=1e-7)
    assert fit.criterion == pytest.approx(expected["reml_criterion"], abs=1e-8)
    assert fit.fixed[0] == pytest.approx(expected["intercept"], abs=1e-8)
    effects = list(expected["blup_sample"].values())
    assert fit.effects["sample"].tolist() == pytest.approx(effects, abs=1e-5)


def test_prediction_errors_of_penicillin_come_out_as_published() -> None:
    expected = published("lmm_penicillin")["expected"]
    fit = fit_exactly(penicillin())
    covariance, samples = fit.covariance(), fit.design.columns["sample"]
    found = covariance[samples, samples]
    assert found == pytest.approx(np.array(expected["pev_sample"]), abs=1e-6)
    apart = np.sqrt(found[0, 0] + found[1, 1] - 2 * found[0, 1])
    assert apart == pytest.approx(expected["se_diff_A_B"], abs=1e-6)
    assert np.sqrt(covariance[-1, -1]) == pytest.approx(expected["se_intercept"], abs=1e-6)


@pytest.mark.parametrize("name", ["Dyestuff", "Dyestuff2"])
def test_dyestuff_comes_out_as_published_also_with_no_variance_at_all(name: str) -> None:
    case = published("lmm_dyestuff")
    rows, expected = case["data"][name], case["expected"][name]
    fit = fit_exactly(
        make_design(
            np.array([row["Yield"] for row in rows], dtype=float),
            [factor("Batch", [row["Batch"] for row in rows])],
            constant(len(rows)),
        )
    )
    assert fit.criterion == pytest.approx(expected["reml_criterion"], abs=1e-5)
    assert fit.sd["Batch"] == pytest.approx(expected["sd"]["Batch"], rel=1e-5, abs=1e-4)
    assert fit.sd["residual"] == pytest.approx(expected["sd"]["residual"], rel=1e-5)


@pytest.fixture(scope="module")
def panel() -> Fit:
    """Twelve candidates, five raters, 63 items in eleven areas, some not observed."""
    rows = np.array(published("lmm_panel_12x5")["data"]["rows"])
    c, r, i, a = (factor(name, rows[:, n]) for n, name in enumerate("cria"))
    random = [c, r, i, cross("c:r", c, r), cross("c:a", c, a), cross("r:a", r, a)]
    return fit_exactly(make_design(rows[:, 4].astype(float), random, constant(len(rows))))


def test_panel_comes_out_as_lme4_has_it(panel: Fit) -> None:
    expected = published("lmm_panel_12x5")["expected"]
    assert panel.criterion == pytest.approx(expected["reml"], abs=1e-8)
    wanted = {name.lower(): sd for name, sd in expected["sd"].items()}
    assert panel.sd == pytest.approx(wanted, abs=2e-6)
    assert panel.fixed[0] == pytest.approx(expected["intercept"], abs=1e-7)
    for name in "cr":
        effects = [expected[f"ranef_{name}"][str(n)] for n in range(len(panel.effects[name]))]
        assert panel.effects[name].tolist() == pytest.approx(effects, abs=2e-6)


def test_effects_of_areas_come_out_as_lme4_has_them(panel: Fit) -> None:
    expected = published("lmm_panel_12x5")["expected"]["ranef_ca"]
    effects = [expected[f"{c}:{a}"] for c in range(12) for a in range(11)]
    assert panel.effects["c:a"].tolist() == pytest.approx(effects, abs=2e-6)


def by_the_book(design: Design, theta: np.ndarray) -> tuple[float, np.ndarray]:
    """The deviance and M⁻¹ without any block eliminated."""
    scale = stretch(design, theta)
    m = scale[:, None] * design.gram * scale
    m[np.diag_indices(design.q)] += 1
    inverse = np.linalg.inv(m)
    right = scale * design.moments
    residual = design.square - right @ inverse @ right
    free = design.degrees
    value = np.linalg.slogdet(m)[1] + free * (1 + np.log(2 * np.pi * residual / free))
    return float(value), inverse


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 4), min_size=2, max_size=2))
def test_blocks_give_what_the_whole_matrix_gives(theta: list[float]) -> None:
    design = penicillin()
    at = np.array(theta)
    value, inverse = by_the_book(design, at)
    fit = fit_at(design, at)
    assert fit.criterion == pytest.approx(value, rel=1e-9)
    scale = stretch(design, at)
    whole = fit.sd["residual"] ** 2 * scale[:, None] * inverse * scale
    assert fit.covariance() == pytest.approx(whole, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.05, 4), min_size=2, max_size=2))
def test_slope_is_that_of_the_deviance(theta: list[float]) -> None:
    design, at, step = penicillin(), np.array(theta), 1e-6
    found = slope(design, at, solve(design, at))
    for k in range(2):
        aside = np.eye(2)[k] * step
        rise = solve(design, at + aside).deviance - solve(design, at - aside).deviance
        assert found[k] == pytest.approx(rise / (2 * step), rel=1e-4, abs=1e-3)


def test_fixed_levels_that_can_not_be_told_apart_are_refused() -> None:
    y = np.array([1.0, 2.0, 3.0, 4.0])
    with pytest.raises(ModelError, match="no more ratings than fixed effects"):
        fit_exactly(make_design(y, [factor("a", list("xxyy"))], factor("b", list("pqrs"))))


def test_values_without_any_difference_are_refused() -> None:
    with pytest.raises(ModelError, match="fits every rating exactly"):
        fit_exactly(make_design(np.zeros(4), [factor("a", list("xxyy"))], constant(4)))
