"""The REML deviance of a nested design and its slope, at the cost of small blocks.

The formulas are those of `mixed_model.py`:

    ∂/∂θ_k = 2 Σ_{i∈k} Σ_j (M⁻¹)_ij (W'W)_ij λ_j − 2 (N−p)/r² Σ_{i∈k} b_i (Z'e)_i

with the parts of M⁻¹ that meet something in W'W taken from the blocks of `nested.py`.
"""

from __future__ import annotations

import numpy as np
from scipy.linalg import lapack

from hiring.scoring.design import Floats
from hiring.scoring.mixed_model import ModelError, stretch
from hiring.scoring.nested import Eliminated, Nested, eliminate


def deviance_and_slope(nested: Nested, theta: Floats) -> tuple[float, Floats]:
    """The deviance at θ (in the design's order), and ∂/∂θ.

    ModelError where the model can't be solved."""
    design = nested.design
    scale = stretch(design, theta)
    ridge = np.repeat([1.0, 0.0], [design.q, design.fixed.levels])
    found = eliminate(nested, scale, ridge)
    inverse = _invert(found.lower)
    b = _solve(nested, found, inverse)
    right = scale * design.moments
    residual = design.square - float(b @ right)
    if residual <= 0:
        raise ModelError("The model fits every rating exactly; nothing is left to judge it by.")
    free = design.degrees
    deviance = found.log_determinant + free * (1 + float(np.log(2 * np.pi * residual / free)))
    unexplained = design.moments - design.gram @ (scale * b)
    each = 2 * _trace(nested, found, inverse) - 2 * free / residual * b * unexplained
    return deviance, np.array([each[design.columns[one.name]].sum() for one in design.random])


def _invert(lower: Floats) -> Floats:
    """The inverse of the matrix with this Cholesky factor."""
    half, _ = lapack.dpotri(lower, lower=True)
    whole: Floats = np.tril(half) + np.tril(half, -1).T
    return whole


def _solve(nested: Nested, found: Eliminated, inverse: Floats) -> Floats:
    """b = M⁻¹ Λ* W'y in the order of the columns."""
    full = np.append(found.scale * nested.design.moments, 0.0)
    right, right_rest = full[nested.places.ravel()], full[nested.rest]
    b = np.zeros(nested.size + 1)
    b[nested.rest] = inverse @ (right_rest - found.over.T @ right)
    b[nested.places.ravel()] = found.blocks @ right - found.over @ b[nested.rest]
    return b[:-1]


def _trace(nested: Nested, found: Eliminated, inverse: Floats) -> Floats:
    """Σ_j (M⁻¹)_ij (W'W)_ij λ_j for each column i."""
    shape = nested.beside.shape
    scale, rest = np.append(found.scale, 0.0)[nested.places], found.scale[nested.rest]
    beside = -found.over @ inverse
    by_group = beside.reshape(shape)
    own = found.own - by_group @ found.over.reshape(shape).transpose(0, 2, 1)
    met = by_group * nested.beside
    trace = np.zeros(nested.size + 1)
    trace[nested.places.ravel()] = (
        ((own * nested.own) @ scale[:, :, None])[:, :, 0] + met @ rest
    ).ravel()
    trace[nested.rest] = np.einsum("gwr,gw->r", met, scale) + (inverse * nested.others) @ rest
    return trace[:-1]
