"""How well scores come out on simulated panels of known truth, beside plain means and additive
least squares, and how long the largest panel takes.

    python -m benchmarks.scoring --runs 200

Each target of docs/scoring.md is printed with what was reached.  Scores, truth and estimates are
compared as differences from their panel's mean, since a panel can't know how severe it is as a
whole.  Additive least squares takes each rating as an independent look: item + candidate + rater.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import kendalltau
from threadpoolctl import threadpool_limits

from benchmarks.simulated_panels import AREA, AREAS, PLANS, WEIGHTS, Plan, Simulated, simulate
from hiring.scoring.cells import gather
from hiring.scoring.modelled import model
from hiring.scoring.ranks import SEED
from hiring.scoring.standing import stand

Floats = npt.NDArray[np.float64]
NINETY = 1.6448536
FIRST_SEED = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a method says: scores, who leads, half the width of the 90 % intervals, and how likely
    the leader is thought to be first."""

    scores: Floats
    leader: int
    half: Floats | None = None
    first: float | None = None


def plain(panel: Simulated) -> Answer:
    """Equal means of the area means."""
    ratings = np.where(panel.observed, panel.ratings, np.nan)
    by_area = np.stack([np.nanmean(ratings[:, :, area == AREA], axis=(1, 2)) for area in range(11)])
    means = np.nanmean(by_area, axis=0)
    return Answer(means, int(means.argmax()))


def additive(panel: Simulated) -> Answer:
    """Ordinary least squares of item + candidate + rater."""
    c, r, i = np.nonzero(panel.observed)
    n, k, m = panel.ratings.shape
    columns = [c, n + r, n + k + i]
    x = np.zeros((len(c), n + k + m))
    for column in columns:
        x[np.arange(len(c)), column] = 1.0
    y = panel.ratings[c, r, i].astype(float)
    inverse = np.linalg.pinv(x.T @ x, hermitian=True)
    found = inverse @ (x.T @ y)
    variance = float(((y - x @ found) ** 2).sum()) / (len(y) - (n + k + m - 2))
    centre = np.eye(n) - 1 / n
    covariance = variance * centre @ inverse[:n, :n] @ centre
    return Answer(found[:n], int(found[:n].argmax()), NINETY * np.sqrt(np.diag(covariance)))


def ours(panel: Simulated) -> Answer:
    """The product's estimator: the fit, the mixture and the ranks."""
    cells = gather(panel.rows, AREAS, WEIGHTS, {})
    modelled = model(cells, seed=SEED)
    estimates, covariance = modelled.adjusted.total(WEIGHTS)
    standings = stand(modelled.posterior, WEIGHTS)
    leader = min(range(len(standings)), key=lambda n: standings[n].expected_rank)
    return Answer(
        scores=estimates,
        leader=leader,
        half=NINETY * np.sqrt(np.diag(covariance)),
        first=standings[leader].probabilities[0],
    )


METHODS: Mapping[str, Callable[[Simulated], Answer]] = {
    "plain": plain,
    "additive": additive,
    "ours": ours,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the runs of a plan; NaN for what a method does not say."""

    tau: float
    rmse: float
    first: float
    coverage: float
    stated: float


def measure(plan: Plan, runs: int, method: Callable[[Simulated], Answer]) -> Figures:
    """The figures of a method on panels of the plan."""
    rows = []
    for seed in range(FIRST_SEED, FIRST_SEED + runs):
        panel = simulate(plan, seed)
        answer, truth = method(panel), panel.truth - panel.truth.mean()
        off = answer.scores - answer.scores.mean() - truth
        rows.append(
            (
                kendalltau(answer.scores, truth).statistic,
                (off**2).mean(),
                truth.argmax() == answer.leader,
                np.nan if answer.half is None else (np.abs(off) < answer.half).mean(),
                answer.first,
            )
        )
    tau, square, first, coverage, stated = np.array(rows, dtype=float).mean(axis=0)
    return Figures(tau, square**0.5, first, coverage, stated)


Targets = dict[str, tuple[str, bool]]


def judge(name: str, ours: Figures, plain: Figures) -> Targets:
    """What was asked of the plan, what was reached, and whether that is enough."""
    gain, ratio = ours.tau - plain.tau, ours.rmse / plain.rmse
    apart = ours.first - ours.stated
    asked: Targets = {
        "coverage .88 to .92": (f"{ours.coverage:.3f}", 0.88 <= ours.coverage <= 0.92),
        "stated P(first) within .08": (f"{apart:+.3f}", abs(apart) <= 0.08),
    }
    if name in "AF":
        asked["τ within .005 of plain"] = f"{gain:+.3f}", abs(gain) <= 0.005
        asked["RMSE not above plain"] = f"{ratio:.3f} ×", ratio <= 1.0005
    elif name == "B":
        asked["τ gain ≥ .05"] = f"{gain:+.3f}", gain >= 0.05
        asked["RMSE ≤ .78 × plain"] = f"{ratio:.3f} ×", ratio <= 0.78
        found = ours.first - plain.first
        asked["first found ≥ .02 more often"] = f"{found:+.3f}", found >= 0.02
    elif name == "H":
        asked["τ gain ≥ .13"] = f"{gain:+.3f}", gain >= 0.13
        asked["RMSE ≤ .62 × plain"] = f"{ratio:.3f} ×", ratio <= 0.62
    elif name == "G":
        asked["RMSE below plain"] = f"{ratio:.3f} ×", ratio < 1
        asked["τ ≥ plain − .003"] = f"{gain:+.3f}", gain >= -0.003
    return asked


def print_plan(name: str, runs: int) -> None:
    """The plan's figures by method, and its targets."""
    found = {label: measure(PLANS[name], runs, method) for label, method in METHODS.items()}
    print(f"\n{name}  {PLANS[name].says}")
    for label, one in found.items():
        cells = (one.tau, one.rmse, one.first, one.coverage, one.stated)
        shown = "".join(f"{'–' if np.isnan(cell) else f'{cell:.3f}':>11}" for cell in cells)
        print(f"   {label:<24}{shown}")
    for asked, (reached, enough) in judge(name, found["ours"], found["plain"]).items():
        print(f"   {'reached' if enough else 'MISSED '}  {asked:<32}{reached}")


def print_speed() -> None:
    """The largest panel, beside a yardstick of the same run."""
    panel = simulate(Plan("the largest", candidates=30, raters=7), FIRST_SEED)
    rng = np.random.default_rng(1)
    square = rng.normal(size=(700, 800))
    square = square @ square.T
    start = time.perf_counter()
    for _ in range(100):
        np.linalg.cholesky(square)
    yardstick = time.perf_counter() - start
    start = time.perf_counter()
    ours(panel)
    took = time.perf_counter() - start
    print(
        f"30 × 7 × 63: fit, mixture and ranks {took:.2f} s; 100 Cholesky factorisations of "
        f"700 × 700 {yardstick:.2f} s; ratio {took / yardstick:.2f}"
    )


def main() -> None:
    """Print the speed, and each plan with its targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--plans", default="".join(PLANS))
    arguments = parser.parse_args()
    with threadpool_limits(limits=1, user_api="blas"):
        print_speed()
        columns = ("τ", "RMSE", "first", "coverage", "P(first)")
        print(f"{arguments.runs} runs a plan" + " " * 14 + "".join(f"{one:>11}" for one in columns))
        for name in arguments.plans:
            print_plan(name, arguments.runs)


if __name__ == "__main__":
    main()
