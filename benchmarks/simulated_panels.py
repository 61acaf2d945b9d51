"""Panels whose truth is known: what `benchmarks/scoring.py` and the tests of the estimator rate.

A latent rating is .35 + candidate (SD .6) + candidate×area (.35) + candidate×item (.25) + item (.4)
− severity (.5) + halo (.3) + rater×area (.2) + rater×item (.25), times the rater's scale
(log-normal, .2), plus noise (.8); it is cut into 1 to 5 at −1.9, −.9, .1 and 1.1, and 15 % of the
ratings are not observed.  The truth is the expected rating by a random rater, averaged over areas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from hiring.scoring.scores import Label, Rating

Floats = npt.NDArray[np.float64]

ITEMS = 63
AREA = np.repeat(np.arange(11), [6] * 8 + [5] * 3)
AREAS: dict[Label, str] = {item: f"area {area}" for item, area in enumerate(AREA.tolist())}
WEIGHTS = {f"area {area}": 1.0 for area in range(11)}
CUTS = np.array([-1.9, -0.9, 0.1, 1.1])
SCALE, NOISE, TILT, TASTE = 0.2, 0.8, 0.2, 0.25


@dataclass(frozen=True, slots=True)
class Plan:
    """A design: how many candidates and raters, who rates whom, and how raters differ.

    `rating` is "all", "two" (two random raters a candidate) or "halves" (two sub-panels that share
    one rater)."""

    says: str
    candidates: int = 12
    raters: int = 5
    rating: str = "all"
    severity: float = 0.5
    halo: float = 0.3


PLANS = {
    "A": Plan("12 candidates, all 5 raters"),
    "B": Plan("12 candidates, 2 random raters of 5", rating="two"),
    "D": Plan("two sub-panels with one shared rater", rating="halves"),
    "F": Plan("6 candidates, all 3 raters", candidates=6, raters=3),
    "G": Plan("as B, severity SD .2", rating="two", severity=0.2),
    "H": Plan("as B, severity SD .8", rating="two", severity=0.8),
    "I": Plan("as B, halo SD .5", rating="two", halo=0.5),
}


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """Ratings (candidates × raters × items), which of them were observed, and the truth by
    candidate."""

    ratings: npt.NDArray[np.int64]
    observed: npt.NDArray[np.bool_]
    truth: Floats

    @property
    def rows(self) -> list[Rating]:
        """The ratings of the assigned pairs, those not observed as None."""
        assigned = np.nonzero(self.observed.any(axis=2))
        return [
            Rating(c, r, i, int(self.ratings[c, r, i]) if self.observed[c, r, i] else None)
            for c, r in zip(*(places.tolist() for places in assigned), strict=True)
            for i in range(ITEMS)
        ]


def simulate(plan: Plan, seed: int) -> Simulated:
    """One panel; the same seed gives the same."""
    rng = np.random.default_rng(seed)
    n, k = plan.candidates, plan.raters
    merit = (
        0.35
        + rng.normal(0, 0.6, (n, 1))
        + rng.normal(0, 0.35, (n, 11))[:, AREA]
        + rng.normal(0, 0.25, (n, ITEMS))
        + rng.normal(0, 0.4, ITEMS)
    )
    taste = rng.normal(0, TILT, (k, 11))[:, AREA] + rng.normal(0, TASTE, (k, ITEMS))
    leaning = rng.normal(0, plan.halo, (n, k, 1)) - rng.normal(0, plan.severity, (k, 1))
    scale = np.exp(rng.normal(0, SCALE, (k, 1)))
    latent = (merit[:, None, :] + leaning + taste) * scale + rng.normal(0, NOISE, (n, k, ITEMS))
    observed = (rng.random((n, k, ITEMS)) >= 0.15) & _assign(plan, rng)[:, :, None]
    ratings = 1 + (latent[..., None] > CUTS).sum(axis=-1)
    return Simulated(ratings, observed, _expect(plan, merit))


def _assign(plan: Plan, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Who rates whom."""
    n, k = plan.candidates, plan.raters
    if plan.rating == "two":
        return np.array([np.isin(np.arange(k), rng.choice(k, 2, replace=False)) for _ in range(n)])
    assigned = np.ones((n, k), dtype=bool)
    if plan.rating == "halves":
        assigned[: n // 2, k // 2 + 1 :] = False
        assigned[n // 2 :, : k // 2] = False
    return assigned


def _expect(plan: Plan, merit: Floats) -> Floats:
    """The expected rating by a random rater, averaged over items of an area and over areas: over
    the scales by Gauss-Hermite quadrature, over the rest in closed form."""
    points, weights = np.polynomial.hermite_e.hermegauss(15)
    expected = np.zeros_like(merit)
    for point, weight in zip(points, weights / weights.sum(), strict=True):
        scale = np.exp(SCALE * point)
        spread = plan.severity**2 + plan.halo**2 + TILT**2 + TASTE**2
        error = np.sqrt(scale**2 * spread + NOISE**2)
        above = ndtr((merit[..., None] * scale - CUTS) / error)
        expected += weight * (1 + above.sum(axis=-1))
    return np.stack([expected[:, area == AREA].mean(axis=1) for area in range(11)]).mean(axis=0)
