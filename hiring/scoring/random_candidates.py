"""The model as it is fitted, candidates random: what ranks come from, and how severe raters are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_array

from hiring.scoring.crossed import Crossed
from hiring.scoring.design import Floats
from hiring.scoring.mixed_model import stretch
from hiring.scoring.prediction import Prediction, System, predict


class RandomCandidates:
    """The system of equations, made once and solved for many variances."""

    def __init__(self, crossed: Crossed) -> None:
        design = crossed.design
        self._design = design
        self._system = System(
            gram=design.gram,
            moments=design.moments,
            square=design.square,
            ridge=np.repeat([1.0, 0.0], [design.q, design.fixed.levels]),
            first=design.random[0].levels,
        )

    def predict(self, theta: Mapping[str, float], sums: csr_array) -> Prediction:
        """The sums at these relative standard deviations by term."""
        in_order: Floats = np.array([theta[one.name] for one in self._design.random])
        return predict(self._system, stretch(self._design, in_order), sums)
