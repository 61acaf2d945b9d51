"""Whether a decision's list is still that of today."""

from __future__ import annotations

from typing import Any

import pytest

from hiring.committee.basis import hash_of, passed_over, same_list

ROW = {"candidate": 1, "score": "4", "percent": "80", "total": "85", "added": 5, "place": 1}


def basis(conversion: str = "of_top", **changed: Any) -> dict[str, Any]:
    return {"conversion": conversion, "rows": [ROW | changed]}


def test_a_hair_between_two_releases_is_no_change() -> None:
    near = basis(score="4.0000004", percent="80.000008", total="85.000008")
    assert same_list(basis(), near)
    assert hash_of(basis()) != hash_of(near)


@pytest.mark.parametrize(
    "other",
    [
        basis(score="4.002"),
        basis(place=2),
        basis(added=0),
        basis(candidate=2),
        basis("of_range"),
        {"conversion": "of_top", "rows": []},
    ],
)
def test_what_people_could_see_is_a_change(other: dict[str, Any]) -> None:
    assert not same_list(basis(), other)


def test_choice_passes_over_whoever_has_preference_and_no_lower_total() -> None:
    found = ((1, "85", 0), (2, "85", 5), (3, "90", 10), (4, "84", 5), (5, "95", 0))
    rows = [{"candidate": n, "total": total, "added": added} for n, total, added in found]
    assert passed_over({"rows": rows}, 1) == (2, 3)
    assert passed_over({"rows": rows}, 3) == ()
