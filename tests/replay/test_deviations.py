"""Differences between two results, each by its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.qualification.deviations import Deviation, find_deviations

plain = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b", ""])
documents = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner),
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("a", 1, 2)]),
        ({"a": 1}, {}, [("a", 1, None)]),
        ({"a": [1, 2]}, {"a": [1, 3, 4]}, [("a[1]", 2, 3), ("a[2]", None, 4)]),
        ({"a": "met"}, {"a": ["met"]}, [("a", "met", ["met"])]),
        ({"a": []}, {"a": None}, [("a", [], None)]),
        (
            {"findings": [{"requirement": "x", "result": "met"}, {"requirement": "y"}]},
            {"findings": [{"requirement": "y"}, {"requirement": "x", "result": "unclear"}]},
            [("findings[x].result", "met", "unclear")],
        ),
    ],
)
def test_each_place_that_differs_is_named(one: Any, other: Any, expected: list[Any]) -> None:
    assert find_deviations(one, other) == tuple(Deviation(*entry) for entry in expected)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents, documents)
def test_none_are_found_only_between_equal_documents(one: Any, other: Any) -> None:
    assert find_deviations(one, one) == ()
    if not find_deviations(one, other):
        assert drop_none(one) == drop_none(other)


def drop_none(value: Any) -> Any:
    """What is None and what is not there read alike."""
    if isinstance(value, list):
        kept = [drop_none(item) for item in value]
        while kept and kept[-1] is None:
            kept.pop()
        return kept
    if isinstance(value, dict):
        return {key: drop_none(item) for key, item in value.items() if drop_none(item) is not None}
    return value
