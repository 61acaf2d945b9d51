"""What is asked of scores on simulated panels, and how surely it was reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the runs of a plan; NaN for what a method does not say."""

    tau: float
    rmse: float
    first: float
    coverage: float
    stated: float


def average(rows: Floats) -> Figures:
    """The figures of the runs."""
    tau, square, first, coverage, stated = rows.mean(axis=0)
    return Figures(tau, square**0.5, first, coverage, stated)


Measure = Callable[[Figures, Figures], float]


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked: a figure of ours and of plain means, and what is enough."""

    says: str
    measure: Measure
    enough: Callable[[float], bool]
    shown: str


EVERYWHERE = (
    Target("coverage .88 to .92", lambda o, _: o.coverage, lambda x: 0.88 <= x <= 0.92, "{:.3f}"),
    Target(
        "stated P(first) within .08",
        lambda o, _: o.first - o.stated,
        lambda x: abs(x) <= 0.08,
        "{:+.3f}",
    ),
)


def _gain(says: str, enough: Callable[[float], bool]) -> Target:
    return Target(says, lambda ours, plain: ours.tau - plain.tau, enough, "{:+.3f}")


def _ratio(says: str, enough: Callable[[float], bool]) -> Target:
    return Target(says, lambda ours, plain: ours.rmse / plain.rmse, enough, "{:.3f} ×")


COMPLETE = (
    _gain("τ within .005 of plain", lambda x: abs(x) <= 0.005),
    _ratio("RMSE not above plain", lambda x: x <= 1.0005),
)
TARGETS: Mapping[str, tuple[Target, ...]] = {
    "A": COMPLETE,
    "B": (
        _gain("τ gain ≥ .05", lambda x: x >= 0.05),
        _ratio("RMSE ≤ .78 × plain", lambda x: x <= 0.78),
        Target(
            "first found ≥ .02 more often",
            lambda ours, plain: ours.first - plain.first,
            lambda x: x >= 0.02,
            "{:+.3f}",
        ),
    ),
    "F": COMPLETE,
    "G": (
        _ratio("RMSE below plain", lambda x: x < 1),
        _gain("τ ≥ plain − .003", lambda x: x >= -0.003),
    ),
    "H": (
        _gain("τ gain ≥ .13", lambda x: x >= 0.13),
        _ratio("RMSE ≤ .62 × plain", lambda x: x <= 0.62),
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was reached, its standard error over the runs, and whether it is enough."""

    target: Target
    value: float
    error: float

    @property
    def reached(self) -> bool:
        """Whether the figure itself is enough, whatever its error."""
        return self.target.enough(self.value)


def judge(name: str, ours: Floats, plain: Floats) -> list[Verdict]:
    """The plan's targets; the runs of the two methods are of the same panels, and the standard
    error is the jackknife's over panels."""
    found = []
    for target in (*EVERYWHERE, *TARGETS.get(name, ())):
        value = target.measure(average(ours), average(plain))
        left = np.array(
            [
                target.measure(average(np.delete(ours, n, 0)), average(np.delete(plain, n, 0)))
                for n in range(len(ours))
            ]
        )
        error = float(left.std() * (len(ours) - 1) ** 0.5)
        found.append(Verdict(target, value, error))
    return found
