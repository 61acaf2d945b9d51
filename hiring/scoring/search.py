"""The θ ≥ 0 with the least deviance.

The deviance depends on θ_k by its square, so that its slope is 0 wherever θ_k is 0, also where a
variance above 0 is better: a step that happens to end there would never leave.  So a θ_k that ends
at 0 stays there only if the deviance does not fall beside it (∂d/∂θ_k² ≥ 0, the condition of a
minimum on the edge); else it is lifted off and the descent goes on.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from hiring.scoring.design import Floats

BESIDE = 1e-4  # of θ: beside 0
GROWTH = 4.0
SLIGHT = 1e-10  # of the deviance: no gain
MOST_LIFTS = 10  # of each factor

Deviance = Callable[[Floats], tuple[float, Floats]]
"""The deviance at θ, and its slope."""


def find_least(deviance: Deviance, start: Floats) -> Floats:
    """The minimum that is reached from `start`."""
    theta = _descend(deviance, start)
    for _ in range(MOST_LIFTS * len(theta)):
        lifted = _lift(deviance, theta)
        if lifted is None:
            break
        theta = _descend(deviance, lifted)
    return theta


def _descend(deviance: Deviance, start: Floats) -> Floats:
    found = minimize(
        deviance,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * len(start),
        options={"ftol": 1e-15, "gtol": 1e-9, "maxiter": 500, "maxcor": 20},
    )
    reached: Floats = found.x
    return reached


def _lift(deviance: Deviance, theta: Floats) -> Floats | None:
    """θ with one that ended at 0 lifted off it; None where that gains nothing."""
    at_zero = deviance(theta)[0]
    for k in np.flatnonzero(theta < BESIDE).tolist():
        beside = _put(theta, k, BESIDE)
        value, slope = deviance(beside)
        if slope[k] >= 0:
            continue
        best, beside = _climb(deviance, beside, k, value)
        if best < at_zero - SLIGHT:
            return beside
    return None


def _climb(deviance: Deviance, theta: Floats, k: int, value: float) -> tuple[float, Floats]:
    """The best of θ_k, 4 θ_k, 16 θ_k … up to the first that is worse."""
    while True:
        further = _put(theta, k, GROWTH * theta[k])
        there = deviance(further)[0]
        if there >= value:
            return value, theta
        value, theta = there, further


def _put(theta: Floats, k: int, value: float) -> Floats:
    moved = theta.copy()
    moved[k] = value
    return moved
