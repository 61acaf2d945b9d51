"""The model with candidates and their area profiles as fixed, so that nobody is pulled towards the
mean for having few ratings: generalised least squares at variances that were fitted before.

Fixed are the candidate-area cells and, within each area, the items beside its first one; the rest
stays random.  A score is the cell plus the mean of its area's items beside the first.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array, eye_array, hstack

from hiring.scoring.crossed import CANDIDATE, PROFILE, Crossed
from hiring.scoring.design import Floats
from hiring.scoring.prediction import Prediction, System, predict


class FixedCandidates:
    """The system of equations, made once and solved for many variances."""

    def __init__(self, crossed: Crossed) -> None:
        design = crossed.design
        cells = design.columns[crossed.cells]
        self._order = [one for one in design.random if one.name not in (CANDIDATE, PROFILE)]
        spans = [design.columns[one.name] for one in self._order]
        fixed = design.q + _beside_first(crossed)
        columns = np.concatenate(
            [np.arange(design.q)[cells], *(np.arange(design.q)[span] for span in spans), fixed]
        ).astype(np.intp)
        self._first, self._fixed = cells.stop - cells.start, len(fixed)
        random = len(columns) - self._first - self._fixed
        ridge = np.repeat([0.0, 1.0, 0.0], [self._first, random, self._fixed])
        self._system = System(
            gram=design.gram[np.ix_(columns, columns)],
            moments=design.moments[columns],
            square=design.square,
            ridge=ridge,
            first=self._first,
        )
        beside = crossed.scores[:, columns[self._first :]]
        self._sums = csr_array(hstack([eye_array(self._first), beside]))

    def predict(self, theta: dict[str, float]) -> Prediction:
        """The scores of the cells at these relative standard deviations by term."""
        parts = [np.full(one.levels, theta[one.name]) for one in self._order]
        scale: Floats = np.concatenate([np.ones(self._first), *parts, np.ones(self._fixed)])
        return predict(self._system, scale, self._sums)


def _beside_first(crossed: Crossed) -> Floats:
    """The places of the items that are not the first of their area."""
    if crossed.items_apart:
        return np.array([], dtype=np.intp)
    panel = crossed.panel
    area_of = np.zeros(len(panel.items), dtype=np.intp)
    area_of[panel.item] = panel.area
    _, firsts = np.unique(area_of, return_index=True)
    return np.setdiff1d(np.arange(len(panel.items)), firsts)
