"""The model of a panel, solved for many variances: as it is fitted, with candidates random, which
ranks come from; and with candidates and their profiles fixed, which estimates come from.

Fixed are the candidate-area cells and, within each area, the items beside its first one, so that
nobody is pulled towards the mean for having few ratings; raters and halo stay random (generalised
least squares at variances that were fitted before).  A score is then the cell plus the mean of its
area's items beside the first.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_array

from hiring.scoring.crossed import CANDIDATE, Crossed
from hiring.scoring.design import Codes, Floats
from hiring.scoring.mixed_model import stretch
from hiring.scoring.nested import nest
from hiring.scoring.prediction import Prediction, ask, predict


class ScoredModel:
    """The equations of a panel, made once."""

    def __init__(self, crossed: Crossed, sums: csr_array | None = None) -> None:
        """`sums` are asked beside the scores of the cells."""
        design = crossed.design
        self.design = design
        self.nested = nest(design, crossed.parent)
        self._scores = ask(self.nested, crossed.scores)
        self._sums = self._scores if sums is None else ask(self.nested, sums)
        self._ridge = np.repeat([1.0, 0.0], [design.q, design.fixed.levels])
        self._cells = design.columns[crossed.cells]
        self._held = np.concatenate(
            [
                np.arange(design.q)[design.columns[CANDIDATE]],
                design.q + _firsts(crossed),
            ]
        )

    def predict(self, theta: Mapping[str, float]) -> Prediction:
        """The sums with candidates random, at these relative standard deviations by term."""
        return predict(self.nested, self._scale(theta), self._ridge, self._sums)

    def predict_fixed(self, theta: Mapping[str, float]) -> Prediction:
        """The scores of the cells with candidates fixed; its r² and log|M| are of that model."""
        scale, ridge = self._scale(theta), self._ridge.copy()
        scale[self._held], ridge[self._held] = 0.0, 1.0
        scale[self._cells], ridge[self._cells] = 1.0, 0.0
        return predict(self.nested, scale, ridge, self._scores)

    def _scale(self, theta: Mapping[str, float]) -> Floats:
        return stretch(self.design, np.array([theta[one.name] for one in self.design.random]))


def _firsts(crossed: Crossed) -> Codes:
    """The places of the first item of each area among the fixed levels; all levels where they are
    areas."""
    if crossed.items_apart:
        return np.arange(crossed.design.fixed.levels)
    panel = crossed.panel
    area_of = np.zeros(len(panel.items), dtype=np.intp)
    area_of[panel.item] = panel.area
    _, firsts = np.unique(area_of, return_index=True)
    return firsts.astype(np.intp)
