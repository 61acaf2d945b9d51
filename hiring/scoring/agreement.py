"""How far raters agree about candidates.

Complete table of candidates' means by rater: Shrout & Fleiss's ICC (`icc.py`).  Incomplete:

    G(q,k) = σ²_T / (σ²_T + q σ²_R + σ²_TR,e / k)
    k = harmonic mean of the raters of a candidate
    q = 1/k − Σ_{i≠j} c_ij/(k_i k_j) / (n (n−1))        c_ij: raters whom i and j share

Putka, Le, McCloy & Diaz 2008, Journal of Applied Psychology 93:959-981.  The components are those
of a rater's mean over areas with weights w_a (summing to 1), n_a of its ratings in area a:

    σ²_T = σ²_c + Σ w_a² σ²_ca    σ²_R = σ²_r + Σ w_a² σ²_ra    σ²_TR,e = σ²_cr + Σ w_a²/n_a σ²_e

With q = 0 the k raters that reach a reliability of ρ are ρ/(1−ρ) · σ²_TR,e/σ²_T (Spearman-Brown).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np

from hiring.scoring.cells import Panel, weigh
from hiring.scoring.crossed import CANDIDATE, HALO, PROFILE, RATER, TILT
from hiring.scoring.design import Floats
from hiring.scoring.icc import TableError, agree
from hiring.scoring.krippendorff import measure_agreement
from hiring.scoring.scores import AreaAgreement

WANTED = 0.8
_MOST_RATERS = 1000  # nobody asks more; the model says that raters tell candidates apart hardly


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of a rater's mean of a candidate, and the plan's k and q."""

    candidate: float
    rater: float
    rest: float
    k: float
    q: float

    @property
    def g(self) -> float | None:
        """G(q,k); None where nothing varies."""
        whole = self.candidate + self.q * self.rater + self.rest / self.k
        return self.candidate / whole if whole > 0 else None

    @property
    def raters_needed(self) -> int | None:
        """How many raters, the same for every candidate, reach .80; None where no number does."""
        return self._reach(self.rest)

    @property
    def own_raters_needed(self) -> int | None:
        """The same where each candidate has raters of their own, whose severity counts too."""
        return self._reach(self.rest + self.rater)

    def _reach(self, error: float) -> int | None:
        if self.candidate <= 0:
            return None
        count = WANTED / (1 - WANTED) * error / self.candidate
        return max(1, ceil(count - 1e-9)) if count <= _MOST_RATERS else None


def split(panel: Panel, variance: Mapping[str, float | None]) -> Parts:
    """The components of the panel's means at these variances by model term and "residual"."""
    means = panel.rater_means()
    rated = ~np.isnan(means).all(axis=2)
    weights = panel.weights / panel.weights.sum()
    squares = float((weights**2).sum())
    by = {name: value or 0.0 for name, value in variance.items()}
    k, q = _plan(rated.astype(float))
    return Parts(
        candidate=by[CANDIDATE] + squares * by[PROFILE],
        rater=by[RATER] + squares * by[TILT],
        rest=by[HALO] + by["residual"] * _noise(panel, ~np.isnan(means)),
        k=k,
        q=q,
    )


def _plan(rated: Floats) -> tuple[float, float]:
    """k and q of who rated whom (candidates × raters, 1 or 0)."""
    numbers = rated.sum(axis=1)
    n = len(numbers)
    k = n / float((1 / numbers).sum())
    if n < 2:
        return k, 0.0
    shared = (rated @ rated.T) / np.outer(numbers, numbers)
    between = float(shared.sum() - np.trace(shared)) / (n * (n - 1))
    q = 1 / k - between
    return k, q if q > 1e-12 else 0.0


def _noise(panel: Panel, there: Floats) -> float:
    """Σ w_a²/n_a, the mean over raters and candidates, weights over the areas observed."""
    n, k, width = panel.shape
    places = (panel.candidate * k + panel.rater) * width + panel.area
    numbers = np.bincount(places, minlength=n * k * width).reshape(n, k, width)
    shares = there * panel.weights
    shares = shares / np.maximum(shares.sum(axis=2, keepdims=True), 1e-300)
    noise = (shares**2 / np.maximum(numbers, 1)).sum(axis=2)
    return float(noise[there.any(axis=2)].mean())


def agree_by_area(panel: Panel) -> tuple[AreaAgreement, tuple[AreaAgreement, ...]]:
    """The coefficients overall and in each area."""
    means = panel.rater_means()
    overall = _agree(None, weigh(means, panel.weights))
    return overall, tuple(_agree(slug, means[:, :, a]) for a, slug in enumerate(panel.areas))


def _agree(area: str | None, table: Floats) -> AreaAgreement:
    try:
        forms = agree(table).forms
    except TableError:
        return AreaAgreement(area, None, None, None)
    return AreaAgreement(area, forms["ICC(2,1)"], forms["ICC(2,k)"], forms["ICC(3,k)"])


def ordinal_alpha(panel: Panel) -> float | None:
    """Krippendorff's α, ordinal, units being candidate × item; None where it says nothing."""
    places = panel.candidate * len(panel.items) + panel.item
    order = np.argsort(places, kind="stable")
    starts = np.flatnonzero(np.diff(places[order])) + 1
    units = [unit.tolist() for unit in np.split(panel.value[order], starts)]
    try:
        return measure_agreement(units, "ordinal").alpha
    except TableError:
        return None
