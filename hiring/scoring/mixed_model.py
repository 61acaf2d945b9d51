"""A linear mixed model with crossed random factors, fitted by REML.

    y = X β + Z u + e        u_k ~ N(0, σ_k²),  e ~ N(0, σ_e²)

With relative standard deviations θ_k = σ_k/σ_e, Λ = diag(θ) over the random columns, Λ* = Λ with 1
for the fixed ones, and W = [Z X]:

    M(θ) = Λ* W'W Λ* + diag(1 for random, 0 for fixed)     b = M⁻¹ Λ* W'y
    r²   = y'y − b' Λ* W'y
    REML deviance = log|M| + (N−p) (1 + log(2π r²/(N−p)))
    σ_e² = r²/(N−p)      u = Λ b_u      Cov(u−û, β̂) = σ_e² Λ* M⁻¹ Λ*   (prediction error variance)

Bates, Mächler, Bolker & Walker 2015 (doi:10.18637/jss.v067.i01), there with a Cholesky factor in
place of M.  The block of the largest factor is diagonal and is eliminated first (Schur complement),
so that the dense work is on the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lapack

from hiring.scoring.design import Design, Floats
from hiring.scoring.one_thread import one_thread
from hiring.scoring.search import find_least

LEAST_PIVOT = 1e-10  # of M's diagonal: below it a fixed level can't be told from the others


class ModelError(ValueError):
    """The model can't be fitted to the data; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The model at one θ: the deviance, r², b on the scale of M, and M⁻¹ in blocks, `first` the
    diagonal of the largest factor's block."""

    deviance: float
    residual: float
    b: Floats
    first: Floats
    between: Floats
    rest: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model.  `theta` and `sd` go by the name of the random factor, `sd` has "residual"
    too; `effects` are û by factor, `fixed` β̂ by level."""

    design: Design
    theta: dict[str, float]
    sd: dict[str, float]
    criterion: float
    effects: dict[str, Floats]
    fixed: Floats
    solution: Solution

    def covariance(self) -> Floats:
        """Cov(u−û, β̂) over all columns of [Z X]: prediction error variances."""
        inner = self.solution.rest
        scale = stretch(self.design, np.array(list(self.theta.values())))
        first = self.design.random[0].levels
        whole = np.empty((len(scale), len(scale)))
        whole[first:, first:] = inner
        whole[:first, first:] = self.solution.between
        whole[first:, :first] = self.solution.between.T
        whole[:first, :first] = _corner(self.design, scale, self.solution)
        return self.sd["residual"] ** 2 * scale[:, None] * whole * scale


def stretch(design: Design, theta: Floats) -> Floats:
    """The diagonal of Λ*: θ_k for each level of factor k in the order of the columns, then 1s."""
    parts = [np.full(one.levels, t) for one, t in zip(design.random, theta, strict=True)]
    return np.concatenate([*parts, np.ones(design.fixed.levels)])


def solve(design: Design, theta: Floats) -> Solution:
    """The model at θ (one for each random factor, in the design's order).

    ModelError where the fixed effects can't be told apart."""
    scale = stretch(design, theta)
    first = design.random[0].levels
    a, right = design.gram, scale * design.moments
    d = scale[:first] ** 2 * np.diagonal(a)[:first] + 1.0
    b = scale[:first, None] * a[:first, first:] * scale[first:]
    c = scale[first:, None] * a[first:, first:] * scale[first:]
    c[np.diag_indices(design.q - first)] += 1.0
    over = b / d[:, None]
    try:
        factor = cho_factor(c - b.T @ over, lower=True, check_finite=False)
    except np.linalg.LinAlgError:
        raise ModelError("The data don't tell all the effects apart.") from None
    diagonal = np.diagonal(factor[0])
    if diagonal.min() ** 2 < LEAST_PIVOT:
        raise ModelError("The data don't tell all the effects apart.")
    lower = cho_solve(factor, right[first:] - over.T @ right[:first], check_finite=False)
    upper = right[:first] / d - over @ lower
    solved = np.concatenate([upper, lower])
    residual = design.square - float(solved @ right)
    if residual <= 0:
        raise ModelError("The model fits every rating exactly; nothing is left to judge it by.")
    log_determinant = float(np.log(d).sum() + 2 * np.log(diagonal).sum())
    free = design.degrees
    inverse = _invert(factor[0])
    between = -over @ inverse
    return Solution(
        deviance=log_determinant + free * (1 + float(np.log(2 * np.pi * residual / free))),
        residual=residual,
        b=solved,
        first=1 / d - np.einsum("ij,ij->i", between, over),
        between=between,
        rest=inverse,
    )


def slope(design: Design, theta: Floats, solution: Solution) -> Floats:
    """∂ deviance/∂θ_k for each random factor, in the design's order:

    2 Σ_{i∈k} Σ_j (M⁻¹)_ij (W'W)_ij λ_j − 2 (N−p)/r² Σ_{i∈k} b_i (Z'e)_i
    """
    scale, first, a = stretch(design, theta), design.random[0].levels, design.gram
    upper = solution.first * np.diagonal(a)[:first] * scale[:first]
    upper += np.einsum("ij,ij,j->i", solution.between, a[:first, first:], scale[first:])
    lower = np.einsum("ji,ij,j->i", solution.between, a[first:, :first], scale[:first])
    lower += np.einsum("ij,ij,j->i", solution.rest, a[first:, first:], scale[first:])
    trace = np.concatenate([upper, lower])
    unexplained = design.moments - a @ (scale * solution.b)
    pull = solution.b * unexplained
    each = 2 * trace - 2 * design.degrees / solution.residual * pull
    return np.array([each[design.columns[one.name]].sum() for one in design.random])


def fit_exactly(design: Design, *, start: Floats | None = None) -> Fit:
    """The REML fit without any penalty; a variance may come out as 0.  `start` is a θ to begin at.

    ModelError where nothing can be fitted."""
    if design.degrees <= 0:
        raise ModelError("There are no more ratings than fixed effects.")

    def deviance(theta: Floats) -> tuple[float, Floats]:
        solution = solve(design, theta)
        return solution.deviance, slope(design, theta, solution)

    with one_thread():
        begin = np.ones(len(design.random)) if start is None else start
        theta = find_least(deviance, begin)
        return fit_at(design, theta)


def fit_at(design: Design, theta: Floats) -> Fit:
    """The fitted model at this θ."""
    solution = solve(design, theta)
    sigma = float(np.sqrt(solution.residual / design.degrees))
    effects = stretch(design, theta) * solution.b
    names = [one.name for one in design.random]
    by_name = dict(zip(names, map(float, theta), strict=True))
    return Fit(
        design=design,
        theta=by_name,
        sd={name: t * sigma for name, t in by_name.items()} | {"residual": sigma},
        criterion=solution.deviance,
        effects={name: effects[design.columns[name]] for name in names},
        fixed=effects[design.q :],
        solution=solution,
    )


def _invert(lower: Floats) -> Floats:
    """The inverse of the matrix with this Cholesky factor."""
    half, _ = lapack.dpotri(lower, lower=True)
    whole: Floats = np.tril(half) + np.tril(half, -1).T
    return whole


def _corner(design: Design, scale: Floats, solution: Solution) -> Floats:
    """M⁻¹ of the largest factor's own block: D⁻¹ + D⁻¹B S⁻¹ B'D⁻¹."""
    first = design.random[0].levels
    d = scale[:first] ** 2 * np.diagonal(design.gram)[:first] + 1.0
    over = scale[:first, None] * design.gram[:first, first:] * scale[first:] / d[:, None]
    corner: Floats = np.diag(1 / d) - solution.between @ over.T
    return corner
