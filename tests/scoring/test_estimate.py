"""The estimator's door: what must hold of scores whatever the panel."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from benchmarks.simulated_panels import AREAS, PLANS, WEIGHTS, Plan, Simulated, simulate
from hiring.scoring.estimate import score
from hiring.scoring.scores import Rating, Scores
from hiring.scoring.standing import stand

SMALL = Plan("6 candidates, 2 random raters of 4", candidates=6, raters=4, rating="two")


def score_panel(panel: Simulated, **options: object) -> Scores:
    return score(panel.rows, areas=AREAS, weights=WEIGHTS, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def incomplete() -> Scores:
    return score_panel(simulate(SMALL, 1))


def by_label(scores: Scores, name: str) -> list[float]:
    ordered = sorted(scores.candidates, key=lambda one: int(one.candidate))
    return [getattr(one, name) for one in ordered]


def test_complete_panel_without_a_gap_has_its_plain_means_as_estimates() -> None:
    panel = simulate(replace(SMALL, rating="all"), 2)
    scores = score_panel(replace(panel, observed=np.ones_like(panel.observed)))
    assert by_label(scores, "estimate") == pytest.approx(by_label(scores, "raw_mean"), abs=1e-9)
    for one in scores.candidates:
        for area in one.areas:
            assert area.estimate == pytest.approx(area.raw_mean, abs=1e-9)


def test_order_of_the_rows_changes_no_bit(incomplete: Scores) -> None:
    rows = simulate(SMALL, 1).rows
    random.Random(3).shuffle(rows)
    again = score(rows, areas=AREAS, weights=WEIGHTS)
    assert again.candidates == incomplete.candidates
    assert again.raters == incomplete.raters
    assert again.reliability == incomplete.reliability
    assert again.notices == incomplete.notices


def test_seed_moves_the_draws_alone(incomplete: Scores) -> None:
    other = score_panel(simulate(SMALL, 1), seed=7)
    assert other.candidates != incomplete.candidates
    near = pytest.approx(by_label(incomplete, "estimate"), abs=0.05)
    assert by_label(other, "estimate") == near
    assert by_label(other, "raw_mean") == by_label(incomplete, "raw_mean")


def test_shifting_every_rating_shifts_the_estimates_and_nothing_else() -> None:
    rows = [replace(r, value=r.value and min(r.value, 4)) for r in simulate(SMALL, 4).rows]
    up = [replace(r, value=r.value and r.value + 1) for r in rows]
    low, high = (score(rows, areas=AREAS, weights=WEIGHTS) for rows in (rows, up))
    assert by_label(high, "estimate") == pytest.approx(
        [one + 1 for one in by_label(low, "estimate")], abs=1e-6
    )
    assert by_label(high, "se") == pytest.approx(by_label(low, "se"), abs=1e-6)
    assert by_label(high, "rank") == by_label(low, "rank")


def test_names_of_candidates_and_raters_do_not_matter() -> None:
    rows = simulate(SMALL, 5).rows
    named = [replace(r, candidate=9 - int(r.candidate), rater=f"R{r.rater}") for r in rows]
    one = score(rows, areas=AREAS, weights=WEIGHTS)
    two = score(named, areas=AREAS, weights=WEIGHTS)
    for candidate in one.candidates:
        other = two.candidate(9 - int(candidate.candidate))
        assert other.estimate == pytest.approx(candidate.estimate, abs=1e-4)
        assert other.se == pytest.approx(candidate.se, abs=1e-3)
        assert other.raw_mean == pytest.approx(candidate.raw_mean, abs=1e-12)


def test_ranks_and_their_probabilities_hang_together(incomplete: Scores) -> None:
    standings = [one.standing for one in incomplete.candidates]
    assert [s.rank for s in standings if s] == [1, 2, 3, 4, 5, 6]
    assert np.array([s.probabilities for s in standings if s]).sum(axis=0) == pytest.approx(
        np.ones(6)
    )
    assert standings[0] is not None
    assert standings[0].band == 1
    assert standings[0].within(6) == pytest.approx(1)
    assert incomplete.modelled


def test_classic_band_is_made_of_one_error_for_all(incomplete: Scores) -> None:
    """SEM √2 by SD and reliability of the plain means (Cascio and others 1991)."""
    raw, reliability = np.array(by_label(incomplete, "raw_mean")), incomplete.reliability.g
    assert reliability is not None
    width = 1.6448536 * raw.std(ddof=1) * np.sqrt(2 * (1 - reliability))
    left, bands = raw.copy(), np.zeros(6, dtype=int)
    for number in range(1, 7):
        here = (bands == 0) & (left >= left[bands == 0].max(initial=-9) - width)
        bands[here] = number
    found = {int(one.candidate): one.classic_band for one in incomplete.candidates}
    assert [found[n] for n in range(6)] == bands.tolist()
    assert len(set(bands.tolist())) > 1


def test_weights_as_they_are_give_the_standing_of_the_page(incomplete: Scores) -> None:
    assert incomplete.posterior is not None
    again = stand(incomplete.posterior, incomplete.weights)
    assert [incomplete.candidate(n).standing for n in range(6)] == list(again)


def test_other_weights_need_no_other_fit(incomplete: Scores) -> None:
    weights = {**WEIGHTS, "area 0": 5.0, "area 3": 0.5}
    fitted = score(simulate(SMALL, 1).rows, areas=AREAS, weights=weights)
    assert incomplete.posterior is not None
    assert incomplete.adjusted is not None
    quick = stand(incomplete.posterior, weights)
    for n in range(6):
        assert fitted.candidate(n).standing == quick[n]
    estimates, _ = incomplete.adjusted.total(weights)
    assert by_label(fitted, "estimate") == pytest.approx(estimates.tolist(), abs=1e-9)


def test_area_that_weighs_nothing_is_left_out() -> None:
    weights = {**WEIGHTS, "area 0": 0.0}
    rows = simulate(SMALL, 1).rows
    without = [r for r in rows if AREAS[r.item] != "area 0"]
    scores = score(rows, areas=AREAS, weights=weights)
    fewer = score(without, areas=AREAS, weights=weights)
    assert by_label(scores, "estimate") == by_label(fewer, "estimate")
    area = scores.candidates[0].area("area 0")
    assert (area.estimate, area.ratings > 0) == (None, True)


def test_item_that_counts_twice_weighs_twice_in_its_area() -> None:
    rows = [
        Rating(c, r, i, 1 + (c + r * i) % 5) for c, r, i in product(range(2), range(2), range(3))
    ]
    areas = dict.fromkeys(range(3), "one")
    scores = score(rows, areas=areas, weights={"one": 1.0}, counts={1: 2})  # type: ignore[arg-type]
    values = [r.value or 0 for r in rows if r.candidate == 1 for _ in range(1 + (r.item == 1))]
    assert scores.candidate(1).raw_mean == pytest.approx(sum(values) / len(values))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Rating(0, 0, 0, 6), "The rating 6 is not on the scale of 1 to 5."),
        (Rating(0, 0, 99, 3), "Item 99 has no area with a weight."),
        (Rating(0, 0, 0, 3), "Candidate 0, rater 0 and item 0: two rows."),
    ],
)
def test_rows_that_can_not_be_are_refused(row: Rating, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        score([Rating(0, 0, 0, 3), row], areas=AREAS, weights=WEIGHTS)


def test_adjusting_beats_plain_means_where_each_has_other_raters() -> None:
    plan = replace(PLANS["H"], candidates=8)
    errors: dict[str, list[float]] = {"raw_mean": [], "estimate": []}
    for seed in range(4):
        panel = simulate(plan, 100 + seed)
        scores = score_panel(panel)
        for name, found in errors.items():
            off = np.array(by_label(scores, name)) - panel.truth
            found.append(float(((off - off.mean()) ** 2).mean()))
    assert np.mean(errors["estimate"]) < 0.7 * np.mean(errors["raw_mean"])
