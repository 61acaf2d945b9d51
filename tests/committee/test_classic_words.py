"""The classic band in words beside ours."""

from __future__ import annotations

from hiring.committee.classic_words import describe_classic


def test_classic_band_names_its_first_where_they_are_others() -> None:
    rows = [("Ana", 1, 1), ("Ben", 2, 1), ("Eve", 2, 2)]
    said = describe_classic(rows)
    assert said.startswith("The classic band (SEM √2, Cascio et al. 1991) has Ana and Ben first.")
    assert "(Gasperson et al. 2013)" in said


def test_same_first_band_is_said_to_be_the_same() -> None:
    said = describe_classic([("Ana", 1, 1), ("Ben", 2, 2)])
    assert "holds the same first candidates as ours" in said


def test_nothing_is_said_where_there_is_no_classic_band() -> None:
    assert describe_classic([("Ana", 1, None), ("Ben", 2, None)]) == ""
    assert describe_classic([]) == ""
