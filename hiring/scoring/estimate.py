"""Scores with honest doubt from a panel's ratings: the door to the estimator.

The method, its sources and how it was measured are in docs/scoring.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hiring.scoring import guards
from hiring.scoring.candidate_scores import list_candidates
from hiring.scoring.cells import Panel, gather
from hiring.scoring.figures import figures, plain_figures
from hiring.scoring.mixed_model import ModelError
from hiring.scoring.modelled import Modelled, model
from hiring.scoring.one_thread import one_thread
from hiring.scoring.ranks import SEED
from hiring.scoring.rater_scores import list_raters
from hiring.scoring.reliability import NOT_RATED, measure_reliability
from hiring.scoring.scores import Label, Notice, Rating, Scores
from hiring.scoring.tally import count

TOP = 5
MODEL = (
    "Crossed mixed model by REML (items fixed; candidate, rater, halo, candidate by area and rater "
    "by area random), uncertain variances mixed in; ranks from 4,000 joint draws."
)
PLAIN = "Plain means of the observed ratings, areas by their weights; no model."


def score(
    ratings: Iterable[Rating],
    *,
    areas: Mapping[Label, str],
    weights: Mapping[str, float],
    counts: Mapping[Label, int] | None = None,
    seed: int = SEED,
    top: int = TOP,
    names: Mapping[Label, str] | None = None,
    agreement: bool = True,
) -> Scores:
    """Scores, ranks and agreement, the same whatever the order of the ratings.

    `areas` names the area of each item, `weights` the weight of each area in the order to report
    (one that weighs 0 is left out), `counts` how often an item counts where that is not once,
    `names` what notices call candidates and areas where that is not the label.  The scale is 1 to
    `top`.  Without `agreement` nothing is told of that, in less time.  ValueError for a rating off
    the scale, an item without an area, or two ratings of one cell."""
    rows = list(ratings)
    _check(rows, areas, weights, top)
    tally = count(rows, areas, top)
    panel = gather(rows, areas, weights, counts or {})
    called = names or {}

    def call(label: Label) -> str:
        return called.get(label, str(label))

    with one_thread():
        modelled, stopped = _try_model(panel, seed)
        asked = agreement and panel.candidates
        reliability = measure_reliability(panel, modelled) if asked else NOT_RATED
        known = figures(panel, modelled, reliability=reliability.g) if modelled else None
        candidates = list_candidates(panel, tally, known or plain_figures(panel), tuple(weights))
        raters = list_raters(tally, modelled)
    notices = [
        *stopped,
        *guards.silent(tally, panel, call),
        *(guards.about_design(modelled.crossed, call) if modelled else ()),
        *guards.ceiling(tally, top, call),
        *guards.orders(candidates, call),
    ]
    return Scores(
        candidates=candidates,
        raters=raters,
        reliability=reliability,
        weights=dict(weights),
        method=MODEL if modelled else PLAIN,
        notices=tuple(notices),
        posterior=modelled.posterior if modelled else None,
        adjusted=modelled.adjusted if modelled else None,
    )


def _try_model(panel: Panel, seed: int) -> tuple[Modelled | None, Sequence[Notice]]:
    """The model, or why there is none."""
    stopped = guards.stop(panel)
    if stopped is not None:
        return None, [stopped]
    try:
        return model(panel, seed=seed), []
    except ModelError as error:
        return None, [guards.too_few(str(error))]


def _check(
    rows: Sequence[Rating], areas: Mapping[Label, str], weights: Mapping[str, float], top: int
) -> None:
    cells: set[tuple[Label, Label, Label]] = set()
    for one in rows:
        cell = (one.candidate, one.rater, one.item)
        if areas.get(one.item) not in weights:
            raise ValueError(f"Item {one.item} has no area with a weight.")
        if one.value is not None and not 1 <= one.value <= top:
            raise ValueError(f"The rating {one.value} is not on the scale of 1 to {top}.")
        if cell in cells:
            raise ValueError(f"Candidate {cell[0]}, rater {cell[1]} and item {cell[2]}: two rows.")
        cells.add(cell)
