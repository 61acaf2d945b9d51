"""Chosen candidates as they are packed into a cookie, and what somebody typed into the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiring.qualification.choice import HIGHEST, pack, unpack
from hiring.qualification.search_words import SearchWords, read_search


@given(st.frozensets(st.integers(1, HIGHEST)))
def test_numbers_come_back_as_they_were_packed(numbers: frozenset[int]) -> None:
    assert unpack(pack(numbers)) == numbers


def test_a_thousand_numbers_are_small() -> None:
    assert len(pack(range(1, 1001))) == 168
    assert pack([]) == ""


@pytest.mark.parametrize("text", ["", "%%%", "a", "\u00e9", "🙂"])
def test_garbage_is_no_number(text: str) -> None:
    assert unpack(text) == frozenset()


def test_numbers_out_of_range_are_left_out() -> None:
    assert unpack(pack([-3, 0, 5, HIGHEST + 1])) == frozenset({5})


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        (" Kovač  ana ", ("kovac", "ana"), None),
        ("12", ("12",), 12),
        ("No. 12", (), 12),
        ("candidate 12", (), 12),
        ("#12", (), 12),
        ("5415550134", ("5415550134",), None),
        ("ana12@mail.example", ("ana12@mail.example",), None),
        ("  ", (), None),
    ],
)
def test_search_is_words_or_a_number(text: str, words: tuple[str, ...], number: int | None) -> None:
    assert read_search(text) == SearchWords(words, number)
