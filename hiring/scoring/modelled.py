"""A panel with the model fitted to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiring.scoring.cells import Panel
from hiring.scoring.crossed import TERMS, Crossed, cross_panel
from hiring.scoring.design import Floats
from hiring.scoring.mixed_model import Fit, ModelError, fit_at, fit_exactly
from hiring.scoring.mixture import Mixture, mix
from hiring.scoring.production import fit_mode
from hiring.scoring.ranks import DRAWS
from hiring.scoring.standing import CellMoments


@dataclass(frozen=True, slots=True, eq=False)
class Modelled:
    """The model at its mode, the scores over uncertain variances, and the raters' severities (means
    and covariance)."""

    crossed: Crossed
    fit: Fit
    posterior: CellMoments
    adjusted: CellMoments
    severity: tuple[Floats, Floats]


def model(panel: Panel, *, seed: int) -> Modelled:
    """The fitted model; ModelError where the ratings can't carry it."""
    crossed = cross_panel(panel)
    n, k, _ = panel.shape
    if crossed.design.degrees <= n + k - 2:
        raise ModelError("Nothing is left to judge differences between candidates and raters by.")
    mode = fit_mode(crossed.design, crossed.parent, seed=seed)
    fit = fit_at(crossed.design, mode.theta)
    mixed = mix(crossed, mode)
    return Modelled(
        crossed=crossed,
        fit=fit,
        posterior=_cells(crossed, mixed.posterior, mixed.posterior.draw(DRAWS, seed)),
        adjusted=_cells(crossed, mixed.adjusted, np.empty((0, len(crossed.cell_area)))),
        severity=mixed.severity.moments,
    )


def _cells(crossed: Crossed, mixture: Mixture, draws: Floats) -> CellMoments:
    panel = crossed.panel
    return CellMoments(
        panel.candidates,
        panel.areas,
        crossed.cell_candidate,
        crossed.cell_area,
        *mixture.moments,
        draws,
    )


def variances(modelled: Modelled) -> dict[str, float | None]:
    """The variance of each term and of what is left, by REML without penalty; None for a term that
    the ratings can't tell."""
    names = [*TERMS, "residual"]
    start = np.array(list(modelled.fit.theta.values()))
    try:
        sd = fit_exactly(modelled.crossed.design, start=start).sd
    except ModelError:
        return dict.fromkeys(names)
    return {name: sd[name] ** 2 if name in sd else None for name in names}
