"""Scores over uncertain variances: what the model says at each draw of them, mixed by weight.

A mixture with weights w, means s_m and covariances S_m has the mean s = Σ w s_m and the covariance
Σ w (S_m + (s_m − s)(s_m − s)').
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array, vstack

from hiring.scoring.crossed import Crossed
from hiring.scoring.design import Floats
from hiring.scoring.prediction import Prediction
from hiring.scoring.production import Mode
from hiring.scoring.scored_model import ScoredModel


@dataclass(slots=True)
class _Sum:
    """Weighted sums of means, of their squares, and of covariances."""

    weight: float = 0.0
    means: Floats = field(default_factory=lambda: np.zeros(()))
    squares: Floats = field(default_factory=lambda: np.zeros(()))

    def add(self, weight: float, means: Floats, covariance: Floats) -> None:
        """Add one part of the mixture."""
        self.weight += weight
        self.means = self.means + weight * means
        self.squares = self.squares + weight * (covariance + np.outer(means, means))

    @property
    def moments(self) -> tuple[Floats, Floats]:
        """Mean and covariance of the mixture."""
        means = self.means / self.weight
        covariance: Floats = self.squares / self.weight - np.outer(means, means)
        return means, covariance


@dataclass(frozen=True, slots=True, eq=False)
class Mixed:
    """Means and covariances of the cells' scores with candidates as random (`posterior`) and as
    fixed (`adjusted`), and of the raters' severities."""

    posterior: tuple[Floats, Floats]
    adjusted: tuple[Floats, Floats]
    severity: tuple[Floats, Floats]


def mix(crossed: Crossed, mode: Mode) -> Mixed:
    """The mixture over the mode's draws; the mode alone where it has none."""
    sums = csr_array(vstack([crossed.scores, crossed.severity]))
    equations = ScoredModel(crossed, sums)
    names = [one.name for one in crossed.design.random]
    free, cells = crossed.design.degrees, crossed.scores.shape[0]
    both, adjusted = _Sum(), _Sum()
    for drawn, distance in mode.parts:
        theta = dict(zip(names, map(float, drawn), strict=True))
        found = equations.predict(theta)
        variance = found.residual / free
        weight = float(np.exp(distance - (_deviance(found, free) - mode.deviance) / 2))
        both.add(weight, found.means, variance * found.spread)
        again = equations.predict_fixed(theta)
        adjusted.add(weight, again.means, variance * again.spread)
    means, covariance = both.moments
    return Mixed(
        posterior=(means[:cells], covariance[:cells, :cells]),
        adjusted=adjusted.moments,
        severity=(means[cells:], covariance[cells:, cells:]),
    )


def _deviance(found: Prediction, free: int) -> float:
    return found.log_determinant + free * (1 + float(np.log(2 * np.pi * found.residual / free)))
