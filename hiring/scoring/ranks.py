"""Ranks of scores that are known with error: how likely each is, what is expected, and who can't be
told apart.

Scores are jointly normal, N(s, S); the highest is rank 1.

    expected rank of i = 1 + Σ_{j≠i} Φ((s_j − s_i)/SED_ij)      SED_ij = √(S_ii + S_jj − 2 S_ij)

Laird & Louis 1989, Journal of Educational Statistics 14:29-46.  A band holds everybody who can't be
told from its best: s_top − s_j ≤ z · SED, with z for one side of 95 %; then the best of the rest
opens the next band.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

Floats = npt.NDArray[np.float64]

DRAWS = 4000
SEED = 63
ONE_SIDED = float(ndtri(0.95))


@dataclass(frozen=True, slots=True, eq=False)
class RankDraws:
    """What the draws say.  `probabilities` (candidates × ranks) is how often each candidate had
    each rank; `low` and `high` bound the middle 90 % of a candidate's ranks."""

    probabilities: Floats
    low: npt.NDArray[np.intp]
    high: npt.NDArray[np.intp]

    def at_most(self, rank: int) -> Floats:
        """How often each candidate was among the first `rank`."""
        within: Floats = self.probabilities[:, :rank].sum(axis=1)
        return within


def difference_errors(covariance: Floats) -> Floats:
    """SED_ij of each two scores; 0 for a score and itself."""
    variance = np.diagonal(covariance)
    squared = variance[:, None] + variance - 2 * covariance
    errors: Floats = np.sqrt(np.maximum(squared, 0.0))
    return errors


def expect_ranks(scores: Floats, covariance: Floats) -> Floats:
    """The expected rank of each score; two that are certainly equal share theirs."""
    apart = scores - scores[:, None]
    errors = difference_errors(covariance)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(errors > 0, apart / errors, np.sign(apart) * np.inf)
    above = ndtr(np.where(apart == 0, 0.0, z))
    np.fill_diagonal(above, 0.0)
    ranks: Floats = 1 + above.sum(axis=1)
    return ranks


def draw_ranks(
    scores: Floats, covariance: Floats, *, draws: int = DRAWS, seed: int = SEED
) -> RankDraws:
    """Ranks of `draws` joint draws of the scores; the same seed gives the same."""
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    drawn = scores + np.random.default_rng(seed).standard_normal((draws, len(scores))) @ root.T
    return count_ranks(drawn)


def count_ranks(drawn: Floats) -> RankDraws:
    """Ranks of draws (draws × candidates), however they were made."""
    order = np.argsort(-drawn, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(drawn.shape[1])[None, :], axis=1)
    count = drawn.shape[1]
    shares = np.stack([np.bincount(column, minlength=count) for column in ranks.T]) / len(drawn)
    low, high = np.quantile(ranks, [0.05, 0.95], axis=0, method="inverted_cdf")
    return RankDraws(shares, low.astype(np.intp) + 1, high.astype(np.intp) + 1)


def band(scores: Floats, errors: Floats) -> list[int]:
    """The band of each score from 1, given the error of the difference of each two."""
    bands = [0] * len(scores)
    left = sorted(range(len(scores)), key=lambda n: -scores[n])
    number = 0
    while left:
        number += 1
        top = left[0]
        near = [n for n in left if scores[top] - scores[n] <= ONE_SIDED * errors[top, n]]
        for n in near:
            bands[n] = number
        left = [n for n in left if bands[n] == 0]
    return bands


def count_ties(values: Floats, *, highest: bool = False) -> list[int]:
    """The rank of each value from 1, the lowest first unless `highest`; values that are the same
    to nine decimals share theirs, as 1, 1, 3."""
    ordered = np.round(-values if highest else values, 9)
    return [1 + int((ordered < one).sum()) for one in ordered]
