"""The figures of a panel's candidates in the order of the panel, by the model or by plain means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from hiring.scoring.cells import Panel, weigh
from hiring.scoring.design import Floats
from hiring.scoring.modelled import Modelled
from hiring.scoring.ranks import band
from hiring.scoring.scores import Interval
from hiring.scoring.standing import CellMoments, Standing, stand

NINETY = float(ndtri(0.95))  # standard errors to each side of an interval of 90 %


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """By candidate, and by candidate and area (NaN where nobody observed it): plain means,
    estimates and their errors (NaN without a model)."""

    raw: Floats
    estimates: Floats
    errors: Floats
    raw_areas: Floats
    area_estimates: Floats
    area_errors: Floats
    standings: tuple[Standing | None, ...]
    classic_bands: tuple[int | None, ...]


def plain_figures(panel: Panel) -> Figures:
    """Plain means in place of estimates; no errors and no standings."""
    areas = panel.area_means()
    raw = weigh(areas, panel.weights)
    unknown, nobody = np.full_like(areas, np.nan), (None,) * len(raw)
    return Figures(raw, raw, np.full_like(raw, np.nan), areas, areas, unknown, nobody, nobody)


def figures(panel: Panel, modelled: Modelled, *, reliability: float | None) -> Figures:
    """What the model says; `reliability` is that of the plain means, for the classic bands."""
    weights: Mapping[str, float] = dict(zip(panel.areas, map(float, panel.weights), strict=True))
    estimates, covariance = modelled.adjusted.total(weights)
    areas = panel.area_means()
    raw = weigh(areas, panel.weights)
    return Figures(
        raw=raw,
        estimates=estimates,
        errors=_errors(covariance),
        raw_areas=areas,
        area_estimates=_spread(modelled.adjusted, modelled.adjusted.means, areas),
        area_errors=_spread(modelled.adjusted, _errors(modelled.adjusted.covariance), areas),
        standings=stand(modelled.posterior, weights),
        classic_bands=_classic_bands(raw, reliability),
    )


def interval(estimate: float | None, error: float | None) -> Interval | None:
    """The 90 % interval."""
    if estimate is None or error is None:
        return None
    return estimate - NINETY * error, estimate + NINETY * error


def _errors(covariance: Floats) -> Floats:
    errors: Floats = np.sqrt(np.maximum(np.diagonal(covariance), 0.0))
    return errors


def _spread(cells: CellMoments, values: Floats, like: Floats) -> Floats:
    """Values of cells as candidates × areas."""
    table = np.full_like(like, np.nan)
    table[cells.candidate, cells.area] = values
    return table


def _classic_bands(raw: Floats, reliability: float | None) -> tuple[int | None, ...]:
    """Bands by SEM √2, SEM = SD √(1 − reliability): Cascio, Outtz, Zedeck & Goldstein 1991, Human
    Performance 4:233-264.  One error for every pair, whoever rated whom (Gasperson, Bowler, Wuensch
    & Bowler 2013, International Journal of Selection and Assessment 21:1-10, on its faults)."""
    if reliability is None:
        return (None,) * len(raw)
    sem = float(raw.std(ddof=1)) * (1 - min(max(reliability, 0.0), 1.0)) ** 0.5
    return tuple(band(raw, np.full((len(raw), len(raw)), sem * 2**0.5)))
