"""What lme4 says of the published tables beside the REML fit: conditional errors, the likelihood
and the panel with its items fixed."""

from __future__ import annotations

import numpy as np
import pytest

from hiring.scoring.design import Design, cross, factor, make_design
from hiring.scoring.mixed_model import Fit, fit_exactly, solve, stretch
from tests.scoring.published import published
from tests.scoring.test_mixed_model import panel, penicillin

__all__ = ["panel"]
PENICILLIN = published("lmm_penicillin")["expected"]
PANEL = published("lmm_panel_12x5")["expected"]


def given_fixed(design: Design, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Λ Z'ZΛ + 1 and its inverse: random effects where the fixed ones are known."""
    scale = stretch(design, theta)[: design.q]
    whole = scale[:, None] * design.gram[: design.q, : design.q] * scale + np.eye(design.q)
    return whole, np.linalg.inv(whole)


def conditional_errors(fit: Fit, name: str) -> np.ndarray:
    theta = np.array(list(fit.theta.values()))
    columns = fit.design.columns[name]
    _, inverse = given_fixed(fit.design, theta)
    return fit.sd[name] * np.sqrt(np.diagonal(inverse)[columns])


def test_conditional_errors_of_penicillin_are_those_of_lme4() -> None:
    found = conditional_errors(fit_exactly(penicillin()), "sample")
    assert found == pytest.approx(np.full(6, PENICILLIN["lme4_condsd_sample"]), abs=1e-6)


def test_standard_deviations_of_penicillin_are_those_that_were_printed() -> None:
    fit, wanted = fit_exactly(penicillin()), PENICILLIN["published_4dp"]
    assert {name: round(fit.sd[name], 4) for name in wanted} == wanted


def test_likelihood_of_penicillin_is_that_of_lme4() -> None:
    design, wanted = penicillin(), PENICILLIN["ml_sd"]
    theta = np.array([wanted[one.name] for one in design.random]) / wanted["residual"]
    count, residual = len(design.y), solve(design, theta).residual
    determinant = np.linalg.slogdet(given_fixed(design, theta)[0])[1]
    deviance = determinant + count * (1 + np.log(2 * np.pi * residual / count))
    assert deviance / -2 == pytest.approx(PENICILLIN["ml_loglik"], abs=1e-6)
    assert (residual / count) ** 0.5 == pytest.approx(wanted["residual"], abs=1e-6)


@pytest.mark.parametrize("name", ["c", "r"])
def test_conditional_errors_of_the_panel_are_those_of_lme4(panel: Fit, name: str) -> None:
    wanted = list(PANEL[f"condsd_{name}"].values())
    assert conditional_errors(panel, name).tolist() == pytest.approx(wanted, abs=1e-5)


def test_error_of_the_panels_intercept_is_that_of_lme4(panel: Fit) -> None:
    found = float(np.sqrt(panel.covariance()[-1, -1]))
    assert found == pytest.approx(PANEL["se_intercept"], abs=1e-5)


def test_panel_with_fixed_items_comes_out_as_lme4_has_it() -> None:
    rows, wanted = np.array(published("lmm_panel_12x5")["data"]["rows"]), PANEL["items_fixed"]
    c, r, i, a = (factor(name, rows[:, n]) for n, name in enumerate("cria"))
    random = [c, r, cross("c:r", c, r), cross("c:a", c, a), cross("r:a", r, a)]
    fit = fit_exactly(make_design(rows[:, 4].astype(float), random, i))
    assert fit.criterion == pytest.approx(wanted["reml"], abs=1e-7)
    sd = {name.lower(): value for name, value in wanted["sd"].items()}
    assert fit.sd == pytest.approx(sd, abs=5e-6)
    assert fit.effects["c"].tolist() == pytest.approx(list(wanted["ranef_c"].values()), abs=5e-6)
