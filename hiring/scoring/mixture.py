"""Scores over uncertain variances: what the model says at each draw of them, mixed by weight.

A mixture with weights w, means s_m and covariances S_m has the mean s = Σ w s_m and the covariance
Σ w (S_m + (s_m − s)(s_m − s)').
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack

from hiring.scoring.crossed import Crossed
from hiring.scoring.design import Floats
from hiring.scoring.prediction import Prediction
from hiring.scoring.production import Mode
from hiring.scoring.scored_model import ScoredModel

LEAST = 1e-12  # of the trace, added to the diagonal so that rounding leaves a square root


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Normal distributions by weight (summing to 1): means (parts × values) and covariances."""

    weights: Floats
    means: Floats
    covariances: tuple[Floats, ...]

    @property
    def moments(self) -> tuple[Floats, Floats]:
        """Mean and covariance of the whole."""
        mean = self.weights @ self.means
        apart = self.means - mean
        covariance: Floats = (apart.T * self.weights) @ apart
        for weight, part in zip(self.weights, self.covariances, strict=True):
            covariance += weight * part
        return mean, covariance

    def draw(self, count: int, seed: int) -> Floats:
        """Joint draws (count × values), each part as often as it weighs; the same seed gives the
        same."""
        rng, ends = np.random.default_rng(seed), np.rint(np.cumsum(self.weights) * count)
        parts = []
        for number, mean, covariance in zip(
            np.diff(ends, prepend=0.0).astype(int), self.means, self.covariances, strict=True
        ):
            if number:
                trace = float(np.trace(covariance))
                root = np.linalg.cholesky(covariance + LEAST * trace * np.eye(len(mean)))
                parts.append(mean + rng.standard_normal((number, len(mean))) @ root.T)
        return np.concatenate(parts)


@dataclass(frozen=True, slots=True, eq=False)
class Mixed:
    """The cells' scores with candidates as random (`posterior`) and as fixed (`adjusted`), and the
    raters' severities."""

    posterior: Mixture
    adjusted: Mixture
    severity: Mixture


def mix(crossed: Crossed, mode: Mode) -> Mixed:
    """The mixture over the mode's draws; the mode alone where it has none."""
    equations = ScoredModel(crossed, csr_array(vstack([crossed.scores, crossed.severity])))
    names = [one.name for one in crossed.design.random]
    free, cells = crossed.design.degrees, crossed.scores.shape[0]
    weights, means, covariances, fixed = [], [], [], []
    for drawn, distance in mode.parts:
        theta = dict(zip(names, map(float, drawn), strict=True))
        found, adjusted = equations.predict(theta), equations.predict_fixed(theta)
        variance = found.residual / free
        weights.append(float(np.exp(distance - (_deviance(found, free) - mode.deviance) / 2)))
        means.append(found.means)
        covariances.append(variance * found.spread)
        fixed.append((adjusted.means, variance * adjusted.spread))
    shares, both = np.array(weights) / sum(weights), np.array(means)
    return Mixed(
        posterior=Mixture(shares, both[:, :cells], tuple(c[:cells, :cells] for c in covariances)),
        adjusted=Mixture(shares, np.array([m for m, _ in fixed]), tuple(c for _, c in fixed)),
        severity=Mixture(shares, both[:, cells:], tuple(c[cells:, cells:] for c in covariances)),
    )


def _deviance(found: Prediction, free: int) -> float:
    return found.log_determinant + free * (1 + float(np.log(2 * np.pi * found.residual / free)))
