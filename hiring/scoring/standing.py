"""Where candidates stand: totals of their area scores under any weights, and ranks with doubt.

Works on the joint distribution of the candidate-area scores that the estimator returns, so that a
question such as "and with other weights?" needs no new fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hiring.scoring.one_thread import one_thread
from hiring.scoring.ranks import band, count_ranks, count_ties, difference_errors, expect_ranks

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of one candidate.  `rank` is the order of the expected rank, ties as 1, 1, 3;
    `rank_interval` holds the middle 90 % of the ranks drawn; `probabilities` has one for each rank;
    `band` is 1 for all who can't be told from the leader.  `score` and `error` are of the posterior
    that ranks come from."""

    score: float
    error: float
    rank: int
    expected_rank: float
    rank_interval: tuple[int, int]
    probabilities: tuple[float, ...]
    band: int

    def within(self, count: int) -> float:
        """The probability of being among the first `count`."""
        return min(1.0, sum(self.probabilities[:count]))


@dataclass(frozen=True, slots=True, eq=False)
class CellMoments:
    """Jointly normal scores of cells, each a candidate in an area (both by their place in
    `candidates` and `areas`), with means and covariance.  An area that nobody observed of a
    candidate has no cell.  `draws` (draws × cells) are joint draws where ranks are to be counted:
    over uncertain variances the scores are a mixture, whose tails no one normal distribution
    has."""

    candidates: tuple[int | str, ...]
    areas: tuple[str, ...]
    candidate: npt.NDArray[np.intp]
    area: npt.NDArray[np.intp]
    means: Floats
    covariance: Floats
    draws: Floats

    def total(self, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
        """The weighted means of the candidates' areas and their covariance; weights are shared out
        among a candidate's observed areas.

        ValueError where a candidate has no observed area that counts."""
        share = self.share(weights)
        return share @ self.means, share @ self.covariance @ share.T

    def share(self, weights: Mapping[str, float]) -> Floats:
        """The share of each cell in its candidate's total (candidates × cells)."""
        return weigh_cells(self.candidate, np.array([weights[a] for a in self.areas])[self.area])


def weigh_cells(candidate: npt.NDArray[np.intp], weights: Floats) -> Floats:
    """The share of each cell in its candidate's total (candidates × cells)."""
    shares = np.zeros((int(candidate.max()) + 1, len(candidate)))
    shares[candidate, np.arange(len(candidate))] = weights
    sums = shares.sum(axis=1, keepdims=True)
    if not (sums > 0).all():
        raise ValueError("A candidate has no observed area with a weight above 0.")
    whole: Floats = shares / sums
    return whole


def stand(posterior: CellMoments, weights: Mapping[str, float]) -> tuple[Standing, ...]:
    """The standing of each of the posterior's candidates under these weights, in their order."""
    with one_thread():
        scores, covariance = posterior.total(weights)
        drawn = count_ranks(posterior.draws @ posterior.share(weights).T)
    expected = expect_ranks(scores, covariance)
    bands = band(scores, difference_errors(covariance))
    ranks = count_ties(expected)
    return tuple(
        Standing(
            score=float(scores[n]),
            error=float(np.sqrt(covariance[n, n])),
            rank=ranks[n],
            expected_rank=float(expected[n]),
            rank_interval=(int(drawn.low[n]), int(drawn.high[n])),
            probabilities=tuple(map(float, drawn.probabilities[n])),
            band=bands[n],
        )
        for n in range(len(scores))
    )
