"""What a mixed model at known relative variances says of any weighted sums of its effects.

With Λ* the scale of each column and R a diagonal of 1 for random columns and 0 for fixed ones
(`mixed_model.py` has the model):

    M = Λ* W'W Λ* + R      b = M⁻¹ Λ* W'y      sums T: means T Λ* b, covariance σ_e² T Λ* M⁻¹ Λ* T'

The first columns, of one factor, have a diagonal block D and are eliminated.  With B the block
beside it, S = C − B'D⁻¹B = LL' and T Λ* = [T₁ T₂]:

    T Λ* M⁻¹ Λ* T' = T₁ D⁻¹ T₁' + G S⁻¹ G'        G = T₂ − T₁ D⁻¹ B

Henderson 1975, Biometrics 31:423-447 (prediction error variances from M⁻¹).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import blas, lapack
from scipy.sparse import csr_array

from hiring.scoring.design import Floats
from hiring.scoring.mixed_model import LEAST_PIVOT, ModelError


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """W'W, W'y and y'y of a model, the `first` columns being those of one factor; `ridge` is R."""

    gram: Floats
    moments: Floats
    square: float
    ridge: Floats
    first: int


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Means of the sums, their covariance over σ_e², r² = y'y − b'Λ*W'y, and log|M|."""

    means: Floats
    spread: Floats
    residual: float
    log_determinant: float


def predict(system: System, scale: Floats, sums: csr_array) -> Prediction:
    """The sums (a row for each) at this scale of the columns.

    ModelError where the columns can't be told apart."""
    n = system.first
    d = scale[:n] ** 2 * np.diagonal(system.gram)[:n] + system.ridge[:n]
    b = scale[:n, None] * system.gram[:n, n:] * scale[n:]
    c = scale[n:, None] * system.gram[n:, n:] * scale[n:]
    c[np.diag_indices(len(c))] += system.ridge[n:]
    over = b / d[:, None]
    lower, failed = lapack.dpotrf(c - b.T @ over, lower=True)
    if failed or np.diagonal(lower).min() ** 2 < LEAST_PIVOT:
        raise ModelError("The data don't tell all the effects apart.")
    right = scale * system.moments
    asked = csr_array(sums.multiply(scale))
    direct, rest = csr_array(asked[:, :n]), asked[:, n:].toarray()
    rest -= direct @ over
    half = blas.dtrsm(1.0, lower, np.asfortranarray(rest.T), lower=True)
    held = blas.dtrsm(1.0, lower, (right[n:] - over.T @ right[:n])[:, None], lower=True)[:, 0]
    spread = half.T @ half + (direct * (1 / d) @ direct.T).toarray()
    return Prediction(
        means=direct @ (right[:n] / d) + half.T @ held,
        spread=spread,
        residual=system.square - float((right[:n] ** 2 / d).sum() + held @ held),
        log_determinant=float(np.log(d).sum() + 2 * np.log(np.diagonal(lower)).sum()),
    )
