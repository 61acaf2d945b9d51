"""The fit that scores are made with: no variance of a small panel collapses to zero, and what is
uncertain about the variances is carried on.

The deviance d(θ) of `mixed_model.py` is penalised with −2 Σ log θ_k, the mode of a gamma prior with
shape 2 and a rate near 0: Chung, Rabe-Hesketh, Dorie, Gelman & Liu 2013, Psychometrika 78:685-709.
In φ = log θ,

    f(φ) = d(exp φ) − 2 Σ φ_k        ∂f/∂φ_k = θ_k ∂d/∂θ_k − 2

Draws of φ come from the normal distribution with the mode and the curvature of f (Laplace:
covariance 2 H⁻¹; Tierney & Kadane 1986, JASA 81:82-86).  They weigh as exp(−d/2), the restricted
likelihood with log θ flat, over that normal's density (importance sampling: Geweke 1989,
Econometrica 57:1317-1339): the penalty says where to look and is not counted a second time, which
would make intervals of small panels too wide (measured: docs/scoring.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from hiring.scoring.design import Design, Factor, Floats
from hiring.scoring.mixed_model import ModelError
from hiring.scoring.nested import Nested, nest
from hiring.scoring.slope import deviance_and_slope

PAIRS = 15  # of draws, each with its mirror image
START = 0.4
LEAST, MOST = 1e-3, 5.0  # of θ: no spread of ratings is five times the noise
STEP = 1e-3
WIDEST = 1.0  # standard deviation of a draw of log θ


@dataclass(frozen=True, slots=True, eq=False)
class Mode:
    """θ at the mode (in the design's order), the deviance there, and draws of θ (draws × factors)
    with half the square of each one's distance from the mode, in standard deviations of the normal
    that they come from.  The mode itself is no draw."""

    theta: Floats
    deviance: float
    draws: Floats
    distances: Floats

    @property
    def parts(self) -> Iterator[tuple[Floats, float]]:
        """The draws with their distances; the mode alone where there is no draw."""
        if len(self.draws):
            return zip(self.draws, map(float, self.distances), strict=True)
        return iter([(self.theta, 0.0)])


def fit_mode(design: Design, parent: Factor, *, seed: int) -> Mode:
    """The mode and the draws around it; the same seed gives the same.  `parent` is the random
    factor in which others are nested.

    ModelError where nothing can be fitted."""
    if design.degrees <= 0:
        raise ModelError("There are no more ratings than fixed effects.")
    count, nested = len(design.random), nest(design, parent)

    def objective(phi: Floats) -> tuple[float, Floats]:
        return _objective(nested, phi)

    found = minimize(
        objective,
        np.full(count, float(np.log(START))),
        jac=True,
        method="L-BFGS-B",
        bounds=[(float(np.log(LEAST)), float(np.log(MOST)))] * count,
        options={"ftol": 1e-11, "gtol": 1e-3, "maxiter": 200},
    )
    drawn, distances = _draw(found.x, _curvature(nested, found.x, found.jac), seed)
    inside = (drawn < np.log(MOST)).all(axis=1)
    deviance = float(found.fun + 2 * found.x.sum())
    return Mode(np.exp(found.x), deviance, np.exp(drawn[inside]), distances[inside])


def _objective(nested: Nested, phi: Floats) -> tuple[float, Floats]:
    theta = np.exp(phi)
    deviance, slope = deviance_and_slope(nested, theta)
    return deviance - 2 * float(phi.sum()), theta * slope - 2.0


def _curvature(nested: Nested, phi: Floats, at: Floats) -> Floats:
    """The second derivatives of f, by differences of its slope."""
    steps = np.eye(len(phi)) * STEP
    rows = np.array([(_objective(nested, phi + step)[1] - at) / STEP for step in steps])
    both: Floats = (rows + rows.T) / 2
    return both


def _draw(phi: Floats, curvature: Floats, seed: int) -> tuple[Floats, Floats]:
    values, vectors = np.linalg.eigh(curvature / 2)
    spread = 1 / np.sqrt(np.maximum(values, WIDEST**-2))
    half = np.random.default_rng(seed).standard_normal((PAIRS, len(phi)))
    whole = np.concatenate([half, -half])
    return phi + whole * spread @ vectors.T, (whole**2).sum(axis=1) / 2
