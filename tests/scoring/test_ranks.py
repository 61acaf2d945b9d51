"""Ranks of uncertain scores against integrals, and what must hold of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.scoring.ranks import band, difference_errors, draw_ranks, expect_ranks
from tests.scoring.published import published

CASE = published("rank_probabilities")
SCORES = np.array(CASE["data"]["mean"])
APART = np.diag(np.array(CASE["data"]["sd"]) ** 2)
TOGETHER = np.array(CASE["data"]["cov_correlated"])
EXPECTED, TOLERANCE = CASE["expected"], CASE["tolerance"]


@pytest.mark.parametrize(("covariance", "end"), [(APART, ""), (TOGETHER, "_corr")])
def test_expected_ranks_are_those_of_the_integral(covariance: np.ndarray, end: str) -> None:
    found = expect_ranks(SCORES, covariance)
    wanted = EXPECTED[f"expected_rank{end}"]
    assert found == pytest.approx(np.array(wanted), abs=TOLERANCE["closed_form"])


@pytest.mark.parametrize(("covariance", "end"), [(APART, ""), (TOGETHER, "_corr")])
def test_chance_of_being_first_is_that_of_the_integral(covariance: np.ndarray, end: str) -> None:
    found = draw_ranks(SCORES, covariance, draws=20_000).probabilities[:, 0]
    wanted = np.array(EXPECTED[f"p_best{end}"])
    assert found == pytest.approx(wanted, abs=TOLERANCE["monte_carlo_20000_draws"])


def test_chance_of_each_rank_is_that_of_the_integral() -> None:
    found = draw_ranks(SCORES, APART, draws=20_000)
    wanted = np.array(EXPECTED["rank_pmf_rows_are_candidates"])
    assert found.probabilities == pytest.approx(wanted, abs=TOLERANCE["monte_carlo_20000_draws"])
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1, 2, 4], [2, 3, 3, 4])
    assert found.at_most(4).tolist() == pytest.approx([1, 1, 1, 1])


def test_same_seed_gives_the_same_draws() -> None:
    first, again = (draw_ranks(SCORES, APART).probabilities for _ in range(2))
    assert (first == again).all()
    assert (first != draw_ranks(SCORES, APART, seed=1).probabilities).any()


def test_scores_that_are_certainly_equal_share_their_rank() -> None:
    found = expect_ranks(np.array([4.0, 4.0, 3.0]), np.zeros((3, 3)))
    assert found.tolist() == [1.5, 1.5, 3]


def test_band_ends_where_the_difference_is_more_than_its_error() -> None:
    errors = np.full((4, 4), 0.1)
    scores = np.array([3.0, 4.0, 3.84, 3.8])  # 1.645 × 0.1 below 4.0 is 3.8355
    assert band(scores, errors) == [3, 1, 1, 2]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(1, 5), st.floats(0.01, 1)),
        min_size=2,
        max_size=8,
        unique_by=lambda x: x[0],
    )
)
def test_ranks_add_up_and_follow_the_scores(drawn: list[tuple[float, float]]) -> None:
    scores, covariance = np.array([s for s, _ in drawn]), np.diag([e**2 for _, e in drawn])
    count = len(drawn)
    expected = expect_ranks(scores, covariance)
    assert expected.sum() == pytest.approx(count * (count + 1) / 2)
    shares = draw_ranks(scores, covariance, draws=500).probabilities
    assert shares.sum(axis=0) == pytest.approx(np.ones(count))
    assert shares.sum(axis=1) == pytest.approx(np.ones(count))
    bands = band(scores, difference_errors(covariance))
    assert bands[int(scores.argmax())] == 1
    assert sorted(set(bands)) == list(range(1, max(bands) + 1))
