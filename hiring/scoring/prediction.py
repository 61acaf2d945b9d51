"""What a mixed model at known relative variances says of any weighted sums of its effects.

In the terms of `nested.py`, with T Λ* = [T₁ T₂] over the candidates' columns and the rest:

    b = M⁻¹ Λ* W'y      means T Λ* b      covariance σ_e² T Λ* M⁻¹ Λ* T'
    T Λ* M⁻¹ Λ* T' = T₁ A⁻¹ T₁' + G S⁻¹ G'      G = T₂ − T₁ A⁻¹B      r² = y'y − b'Λ*W'y

Henderson 1975, Biometrics 31:423-447 (prediction error variances from M⁻¹).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import blas
from scipy.sparse import csc_array, csr_array, hstack

from hiring.scoring.design import Floats
from hiring.scoring.nested import Nested, eliminate


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Means of the sums, their covariance over σ_e², r² = y'y − b'Λ*W'y, and log|M|."""

    means: Floats
    spread: Floats
    residual: float
    log_determinant: float


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Sums over the columns (a row for each), as candidates' columns and the rest."""

    own: csr_array
    rest: csr_array


def ask(nested: Nested, sums: csr_array) -> Asked:
    """The sums by the blocks of the design."""
    filled = csc_array(hstack([sums, csr_array((sums.shape[0], 1))]))
    return Asked(csr_array(filled[:, nested.places.ravel()]), csr_array(filled[:, nested.rest]))


def predict(nested: Nested, scale: Floats, ridge: Floats, asked: Asked) -> Prediction:
    """The sums at this scale of the columns.

    ModelError where the columns can't be told apart."""
    found = eliminate(nested, scale, ridge)
    each, rest = np.append(scale, 0.0)[nested.places.ravel()], scale[nested.rest]
    moments = np.append(nested.design.moments, 0.0)
    right, right_rest = each * moments[nested.places.ravel()], rest * moments[nested.rest]
    own = csr_array(asked.own.multiply(each))
    through = csr_array(own @ found.blocks)
    beside = asked.rest.multiply(rest).toarray() - own @ found.over
    half = blas.dtrsm(1.0, found.lower, np.asfortranarray(beside.T), lower=True)
    left = (right_rest - found.over.T @ right)[:, None]
    held = blas.dtrsm(1.0, found.lower, left, lower=True)[:, 0]
    return Prediction(
        means=through @ right + half.T @ held,
        spread=half.T @ half + (through @ own.T).toarray(),
        residual=nested.design.square - float(right @ (found.blocks @ right) + held @ held),
        log_determinant=found.log_determinant,
    )
