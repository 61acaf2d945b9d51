"""Where the ratings can't carry the model, or something must be known before trusting it."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from hiring.scoring.estimate import score
from hiring.scoring.scores import Rating, Scores

AREAS = {item: "plan" if item < 4 else "team" for item in range(8)}
WEIGHTS = {"plan": 1.0, "team": 1.0}
Pairs = Iterable[tuple[str, str]]


def rate(pairs: Pairs, *, seed: int = 1, top: int = 4) -> list[Rating]:
    """Ratings of 1 to `top` on all items, lower for later candidates."""
    rng = random.Random(seed)
    return [
        Rating(
            c, r, item, min(top, max(1, round(3.6 - "ABCDEFGH".index(c) * 0.2 + rng.gauss(0, 1))))
        )
        for c, r in pairs
        for item in AREAS
    ]


def ask(rows: list[Rating]) -> Scores:
    return score(rows, areas=AREAS, weights=WEIGHTS)


def every(candidates: str, raters: str) -> list[tuple[str, str]]:
    return [(c, r) for c in candidates for r in raters]


def said(scores: Scores, code: str) -> str:
    return next(notice.text for notice in scores.notices if notice.code == code)


@pytest.mark.parametrize(
    ("pairs", "code"),
    [(every("ABCD", "R"), "one_rater"), (every("AB", "RST"), "few_candidates")],
)
def test_plain_means_stand_where_the_model_has_no_ground(pairs: Pairs, code: str) -> None:
    scores = ask(rate(pairs))
    assert said(scores, code).endswith("plain means shown.")
    assert not scores.modelled
    for one in scores.candidates:
        assert one.estimate == one.raw_mean
        assert (one.se, one.interval, one.standing) == (None, None, None)
    means = [one.raw_mean or 0 for one in scores.candidates]
    assert means == sorted(means, reverse=True)
    assert [one.rank for one in scores.candidates] == [1 + means.index(mean) for mean in means]
    assert {(r.severity, r.se, r.flags) for r in scores.raters} == {(None, None, ())}
    assert set(scores.reliability.variance.values()) == {None}


def test_plain_means_that_are_equal_share_their_rank() -> None:
    rows = [Rating(c, "R", 0, value) for c, value in (("A", 4), ("B", 5), ("C", 4), ("D", 1))]
    ranks = {one.candidate: one.rank for one in ask(rows).candidates}
    assert ranks == {"B": 1, "A": 2, "C": 2, "D": 4}


@pytest.mark.parametrize(
    "rows",
    [
        [Rating(c, r, item, 3) for c, r in every("ABCD", "RS") for item in AREAS],
        [Rating(c, r, 0, 3 + n % 2) for n, (c, r) in enumerate(zip("ABCA", "RSRS", strict=True))],
    ],
    ids=["all the same", "four ratings"],
)
def test_ratings_that_the_model_can_not_be_fitted_to_get_plain_means(rows: list[Rating]) -> None:
    scores = ask(rows)
    assert said(scores, "too_few_ratings").startswith(
        "Too few ratings to estimate severity; plain means shown."
    )
    assert not scores.modelled


def test_groups_that_share_no_rater_are_named_and_their_intervals_wider() -> None:
    apart = rate([*every("ABC", "RS"), *every("DEF", "TU")])
    bridge = [r for r in rate(every("D", "R")) if r.item < 8]
    together = ask([*apart, *bridge])
    scores = ask(apart)
    assert said(scores, "not_connected").startswith(
        "Nobody rated candidates of more than one of these groups: A, B and C; D, E and F."
    )
    assert "not_connected" not in {notice.code for notice in together.notices}
    for label in "ABEF":
        wide, narrow = scores.candidate(label).se, together.candidate(label).se
        assert wide is not None
        assert narrow is not None
        assert wide > narrow


def test_area_that_nobody_observed_is_left_out_and_told() -> None:
    rows = [
        Rating(r.candidate, r.rater, r.item, None)
        if r.candidate == "A" and AREAS[int(r.item)] == "team"
        else r
        for r in rate(every("ABCD", "RST"))
    ]
    scores = ask(rows)
    first = scores.candidate("A")
    assert said(scores, "area_unobserved").startswith(
        "Nobody observed team of candidate A: left out"
    )
    assert first.raw_mean == pytest.approx(first.area("plan").raw_mean)
    assert first.estimate == pytest.approx(first.area("plan").estimate)
    assert first.area("team").estimate is None
    assert (first.not_observed, first.area("team").not_observed) == (12, 12)


def test_candidate_and_rater_without_any_rating_are_listed_without_a_score() -> None:
    rows = [*rate(every("ABCD", "RS")), Rating("E", "T", 0, None)]
    scores = ask(rows)
    last = scores.candidates[-1]
    assert (last.candidate, last.raw_mean, last.estimate, last.rank) == ("E", None, None, None)
    assert said(scores, "no_ratings") == "No observed rating, so no score and no rank: E."
    assert scores.raters[-1].severity is None
    assert len(scores.candidates[0].standing.probabilities) == 4  # type: ignore[union-attr]


def test_ceiling_is_told_of_those_whom_it_concerns() -> None:
    rows = rate(every("ABCD", "RST"), top=4)
    high = [Rating(r.candidate, r.rater, r.item, 5) for r in rows if r.candidate == "B"][:4]
    kept = {(r.candidate, r.rater, r.item): r for r in [*rows, *high]}
    assert "B" in said(ask(list(kept.values())), "ceiling")
    codes = {notice.code for notice in ask(rows).notices}
    assert "ceiling" not in codes


def test_order_that_adjusting_changes_is_told() -> None:
    harsh = [
        Rating(r.candidate, r.rater, r.item, max(1, (r.value or 1) - 2)) if r.rater == "U" else r
        for r in rate([*every("ABC", "RS"), *every("CDEF", "TU"), *every("F", "R")])
    ]
    scores = ask(harsh)
    moved = [c.candidate for c in scores.candidates if c.raw_rank != c.adjusted_rank]
    assert moved
    assert all(str(one) in said(scores, "order_differs") for one in moved)


def test_candidates_who_share_no_item_are_compared_as_if_items_were_alike() -> None:
    rows = [
        r for r in rate(every("ABCD", "RST")) if (int(r.item) % 2 == 0) == (r.candidate in "AB")
    ]
    scores = ask(rows)
    assert "items are taken as equally hard" in said(scores, "items_apart")
    assert scores.modelled


def test_one_rating_a_pair_has_no_halo_of_its_own() -> None:
    rng = random.Random(5)
    rows = [Rating(c, r, 0, rng.randint(1, 5)) for c, r in every("ABCDEFGH", "RST")]
    scores = ask(rows)
    assert "halo can't be told from noise" in said(scores, "no_halo")
    assert scores.reliability.variance["candidate:rater"] is None
    assert scores.reliability.variance["candidate:area"] is None
    assert all(one.se is not None for one in scores.candidates)
