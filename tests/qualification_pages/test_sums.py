"""The arithmetic of an experience finding as a sum."""

from __future__ import annotations

from typing import Any

import pytest

from hiring.qualification.open_points import OpenPoint, find_open_points
from hiring.qualification.sums import describe_missing, set_out_sum, shown_months, shown_span


def finding(least: float, most: float, substitution: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "label": "Ten years",
        "gating": True,
        "result": "unclear",
        "required_months": 120,
        "counted_months": {"min": least, "max": most, "open": False},
        "arithmetic": [{"label": "Director", "min": least, "max": most}],
    }
    if substitution:
        found["required_months_if_substituted"] = 96
        found["substitution"] = {"result": substitution, "months": 24, "reason": ""}
    return found


def rows(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(row.label, row.least, row.most) for row in set_out_sum(found)]


def test_sum_says_what_is_required_found_and_missing() -> None:
    assert rows(finding(110, 132)) == [
        ("Required", "120", "120"),
        ("Director", "110", "132"),
        ("Found", "110", "132"),
        ("Missing", "0", "10"),
    ]


def test_sum_with_a_degree_that_substitutes() -> None:
    assert rows(finding(90.5, 90.5, "met")) == [
        ("Required", "120", "120"),
        ("The degree takes off", "−24", "−24"),
        ("Required with it", "96", "96"),
        ("Director", "90.5", "90.5"),
        ("Found", "90.5", "90.5"),
        ("Missing", "5.5", "5.5"),
    ]


def test_sum_while_the_substitution_is_unclear_spans_both() -> None:
    found = rows(finding(100, 100, "unclear"))
    assert found[1] == ("The degree may take off", "0", "−24")
    assert found[-1] == ("Missing", "0", "20")


def test_substitution_that_is_not_met_leaves_the_full_number() -> None:
    found = rows(finding(100, 100, "not_met"))
    assert [label for label, _, _ in found] == ["Required", "Director", "Found", "Missing"]
    assert found[-1] == ("Missing", "20", "20")


def test_lines_of_the_sum_name_their_positions_each_once() -> None:
    found = finding(40, 40)
    line = {"label": "Director at Alder, 2010", "min": 20, "max": 20}
    found["arithmetic"] = [line, line, {"label": "Counted once", "min": 0, "max": 0}]
    jobs = [("Director at Alder, 2010", "Alder, 2010"), ("Director at Alder, 2010", "Alder, 2010")]
    shown = [(row.label, row.position) for row in set_out_sum(found, jobs)[1:4]]
    assert shown == [("Alder, 2010", 1), ("Alder, 2010", 2), ("Counted once", None)]


@pytest.mark.parametrize(
    ("bounds", "substitution", "sentence"),
    [
        ((120, 130), None, "Nothing is missing."),
        ((110, 132), None, "Up to 10 months are missing, perhaps none."),
        ((119, 119), None, "1 month is missing."),
        ((80, 86), None, "Between 34 and 40 months are missing."),
        ((96, 96), "met", "Nothing is missing."),
        ((100, 110), "unclear", "Up to 20 months are missing, perhaps none."),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    bounds: tuple[int, int], substitution: str | None, sentence: str
) -> None:
    assert describe_missing(finding(*bounds, substitution)) == sentence


def test_finding_without_months_has_no_sum() -> None:
    assert set_out_sum({"label": "Licence", "result": "met"}) == ()


@pytest.mark.parametrize(
    ("months", "shown"), [(110, "110"), (98.5, "98.5"), (98.33, "98.33"), (0, "0"), (-24, "−24")]
)
def test_months_are_shown_without_needless_zeros(months: float, shown: str) -> None:
    assert shown_months(months) == shown


def test_span_of_equal_bounds_is_one_number() -> None:
    assert (shown_span(84, 84), shown_span(0, 12.5)) == ("84", "0–12.5")


def test_open_points_name_what_falls_short_first() -> None:
    result = {
        "findings": [
            finding(110, 132),
            {"label": "Licence", "gating": True, "result": "not_met"},
            {"label": "Bachelor", "gating": True, "result": "met"},
            {"label": "MBA", "gating": False, "result": "not_met"},
        ]
    }
    assert find_open_points(result) == (
        OpenPoint("not_met", "Licence"),
        OpenPoint("unclear", "Ten years: 110–132 of 120 months"),
    )
