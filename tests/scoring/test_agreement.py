"""Agreement through the estimator's door, against published answers."""

from __future__ import annotations

import numpy as np
import pytest

from hiring.scoring.agreement import split
from hiring.scoring.agreement_words import say
from hiring.scoring.cells import gather
from hiring.scoring.estimate import score
from hiring.scoring.icc import agree
from hiring.scoring.scores import AreaAgreement, Label, Rating, Scores
from tests.scoring.published import published

TERMS = {
    "c": "candidate",
    "r": "rater",
    "c:r": "candidate:rater",
    "c:a": "candidate:area",
    "r:a": "rater:area",
    "Residual": "residual",
}


def score_table(rows: list[list[int | None]], top: int) -> Scores:
    """Scores of a table of targets by judges, one item."""
    ratings = [
        Rating(n, j, "it", value) for n, row in enumerate(rows) for j, value in enumerate(row)
    ]
    return score(ratings, areas={"it": "all"}, weights={"all": 1.0}, top=top)


def test_coefficients_of_a_complete_panel_are_those_of_shrout_and_fleiss() -> None:
    case = published("icc_shrout_fleiss_1979")
    found, expected = score_table(case["data"]["ratings"], 10).reliability, case["expected"]
    overall = found.overall
    assert [overall.single, overall.mean, overall.consistency] == pytest.approx(
        [expected["precise"][name] for name in ("ICC(2,1)", "ICC(2,k)", "ICC(3,k)")], abs=1e-8
    )
    # The same raters for everybody: q = 0, and G is the consistency of the mean.
    assert found.g == pytest.approx(expected["precise"]["ICC(3,k)"], abs=1e-6)
    # .71 of one judge (ICC(3,1)): .80 takes 4 · (1 − .7148)/.7148 = 1.6 of them.
    assert found.raters_needed == 2
    assert "reliability of .80 would take 2 raters, the same for every candidate" in " ".join(
        found.sentences
    )


def test_alpha_is_that_of_krippendorff() -> None:
    case = published("krippendorff_canonical")
    units = [list(unit) for unit in zip(*case["data"]["ratings"], strict=True)]
    found = score_table(units, 5).reliability
    assert found.alpha == pytest.approx(case["expected"]["ordinal"], abs=1e-8)
    assert (found.overall.single, found.overall.mean) == (None, None)


def test_variances_of_a_panel_are_those_of_lme4() -> None:
    case = published("lmm_panel_12x5")
    rows = case["data"]["rows"]
    areas: dict[Label, str] = {i: f"area {a:02}" for _, _, i, a, _ in rows}
    found = score(
        [Rating(c, r, i, y) for c, r, i, _, y in rows],
        areas=areas,
        weights=dict.fromkeys(sorted(set(areas.values())), 1.0),
    )
    wanted = {TERMS[name]: sd**2 for name, sd in case["expected"]["items_fixed"]["sd"].items()}
    assert found.reliability.variance == pytest.approx(wanted, abs=1e-5)
    assert found.reliability.overall.mean is not None


def test_incomplete_plan_has_k_and_q_of_putka_and_others() -> None:
    # A by R and S, B by S and T, C by R alone: k = 3/(1/2 + 1/2 + 1) = 1.5; raters shared over
    # their numbers: AB 1/4, AC 1/2, BC 0, so q = 1/1.5 − 2 · (3/4)/6 = 5/12.
    pairs = ["AR", "AS", "BS", "BT", "CR"]
    rows = [Rating(c, r, i, 3) for c, r in pairs for i in range(2)]
    panel = gather(rows, dict.fromkeys(range(2), "all"), {"all": 1.0}, {})  # type: ignore[arg-type]
    variance = {"candidate": 0.4, "rater": 0.12, "candidate:rater": 0.05, "residual": 0.5}
    parts = split(panel, {**variance, "candidate:area": None, "rater:area": None})
    assert (parts.k, parts.q) == pytest.approx((1.5, 5 / 12))
    assert parts.rest == pytest.approx(0.05 + 0.5 / 2)
    assert parts.g == pytest.approx(0.4 / (0.4 + 0.05 + 0.3 / 1.5))
    assert parts.raters_needed == 3  # 4 · .3/.4
    assert parts.own_raters_needed == 5  # 4 · (.3 + .12)/.4
    said = " ".join(say(AreaAgreement(None, None, None, None), parts, None, 3))
    assert "take 3 raters, the same for every candidate; where candidates have different" in said
    assert "so that severity counts, 5." in said


def test_profile_and_tilt_count_by_the_weights_of_the_areas() -> None:
    rows = [Rating(c, r, i, 3) for c in "ABC" for r in "RS" for i in range(4)]
    areas: dict[Label, str] = {0: "a", 1: "b", 2: "b", 3: "b"}
    panel = gather(rows, areas, {"a": 1.0, "b": 3.0}, {})
    variance = {name: 1.0 for name in TERMS.values()}
    parts = split(panel, variance)
    squares = 0.25**2 + 0.75**2
    assert parts.candidate == pytest.approx(1 + squares)
    assert parts.rest == pytest.approx(1 + 0.25**2 + 0.75**2 / 3)
    assert parts.q == 0


def test_raters_who_see_no_difference_have_no_number_that_would_do() -> None:
    rng = np.random.default_rng(1)
    rows = [list(map(int, row)) for row in rng.integers(1, 6, (6, 3))]
    found = score_table(rows, 5).reliability
    assert found.variance["candidate"] == pytest.approx(0, abs=1e-6)
    assert found.raters_needed is None
    assert "no number of raters would reach .80" in " ".join(found.sentences)


def test_small_difference_between_candidates_is_not_taken_for_none() -> None:
    rows = np.random.default_rng(2).integers(1, 6, (6, 3))
    found = score_table([list(map(int, row)) for row in rows], 5).reliability
    # Raters differ less than chance would have them, so that one variance is left to find.
    squares = agree(rows.astype(float))
    assert found.variance["rater"] == pytest.approx(0, abs=1e-6)
    assert found.variance["candidate"] == pytest.approx((squares.bms - squares.wms) / 3, abs=1e-6)
