"""Mixtures of normal distributions: their moments and their draws."""

from __future__ import annotations

import numpy as np
import pytest

from hiring.scoring.mixture import Mixture

TWO = Mixture(
    weights=np.array([0.25, 0.75]),
    means=np.array([[0.0, 0.0], [4.0, 0.0]]),
    covariances=(np.eye(2), np.array([[1.0, 0.5], [0.5, 2.0]])),
)


def test_moments_hold_the_spread_within_and_between() -> None:
    mean, covariance = TWO.moments
    assert mean.tolist() == [3.0, 0.0]
    # Within .25 · 1 + .75 · 1, between .25 · 3² + .75 · 1².
    assert covariance == pytest.approx(np.array([[4.0, 0.375], [0.375, 1.75]]))


def test_draws_are_of_each_part_as_often_as_it_weighs() -> None:
    drawn = TWO.draw(4000, 1)
    assert drawn.shape == (4000, 2)
    assert drawn[:1000].mean(axis=0) == pytest.approx(np.zeros(2), abs=0.15)
    assert drawn[1000:].mean(axis=0) == pytest.approx(np.array([4.0, 0.0]), abs=0.15)
    assert np.cov(drawn.T) == pytest.approx(TWO.moments[1], abs=0.2)


def test_same_seed_gives_the_same_draws() -> None:
    assert (TWO.draw(50, 1) == TWO.draw(50, 1)).all()
    assert (TWO.draw(50, 1) != TWO.draw(50, 2)).any()


def test_part_that_weighs_next_to_nothing_has_no_draw() -> None:
    uneven = Mixture(np.array([1e-9, 1 - 1e-9]), TWO.means, TWO.covariances)
    assert uneven.draw(100, 1).shape == (100, 2)
