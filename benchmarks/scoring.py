"""How well scores come out on simulated panels of known truth, beside plain means and additive
least squares, and how long the largest panel takes.

    python -m benchmarks.scoring --runs 200

Each target of docs/scoring.md is printed with what was reached and its standard error.  Scores,
truth and estimates are compared as differences from their panel's mean, since a panel can't know
how severe it is as a whole.  Additive least squares takes each rating as an independent look, of
item + candidate + rater.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import kendalltau

from benchmarks.scoring_targets import average, judge
from benchmarks.simulated_panels import AREA, AREAS, PLANS, WEIGHTS, Plan, Simulated, simulate
from hiring.scoring.cells import gather
from hiring.scoring.modelled import model
from hiring.scoring.one_thread import one_thread
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


def run(plan: Plan, runs: int, method: Callable[[Simulated], Answer], seed: int) -> Floats:
    """What a method makes of panels of the plan (runs × figures): τ, squared error, whether the
    best is found, coverage, and how likely the leader is thought to be first."""
    rows = []
    for one in range(seed, seed + runs):
        panel = simulate(plan, one)
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
    return np.array(rows, dtype=float)


def print_plan(name: str, runs: int, seed: int) -> None:
    """The plan's figures by method, and its targets."""
    rows = {label: run(PLANS[name], runs, method, seed) for label, method in METHODS.items()}
    print(f"\n{name}  {PLANS[name].says}")
    for label, found in rows.items():
        one = average(found)
        cells = (one.tau, one.rmse, one.first, one.coverage, one.stated)
        shown = "".join(f"{'–' if np.isnan(cell) else f'{cell:.3f}':>11}" for cell in cells)
        print(f"   {label:<24}{shown}")
    for verdict in judge(name, rows["ours"], rows["plain"]):
        reached = verdict.target.shown.format(verdict.value)
        word = "reached" if verdict.reached else "MISSED "
        print(f"   {word}  {verdict.target.says:<32}{reached:<8} ± {verdict.error:.3f}")


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
    parser.add_argument("--seed", type=int, default=FIRST_SEED, help="of the first panel")
    parser.add_argument("--plans", default="".join(PLANS))
    arguments = parser.parse_args()
    with one_thread():
        print_speed()
        columns = ("τ", "RMSE", "first", "coverage", "P(first)")
        print(f"{arguments.runs} runs a plan" + " " * 14 + "".join(f"{one:>11}" for one in columns))
        for name in arguments.plans:
            print_plan(name, arguments.runs, arguments.seed)


if __name__ == "__main__":
    main()
