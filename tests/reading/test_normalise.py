"""The one normalisation of text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from hiring.reading.normalise import join_lines, normalise


def test_mojibake_is_mended() -> None:
    assert normalise("the district\u00e2\u20ac\u2122s network") == "the district's network"


def test_ligatures_are_spelled_out() -> None:
    assert normalise("o\ufb03ce sta\ufb00") == "office staff"


def test_hyphen_at_a_line_end_is_closed_up() -> None:
    assert normalise("infra-\nstructure") == "infrastructure"


def test_hyphen_within_a_line_stays() -> None:
    assert normalise("self-employed") == "self-employed"


def test_line_end_hyphen_of_a_quote_is_found_in_the_text() -> None:
    assert normalise("managed infra-") in normalise(join_lines(["managed infra-", "structure"]))


def test_soft_hyphens_and_wide_spaces_go() -> None:
    assert normalise("net\u00adwork \u2003 engineer") == "network engineer"


@given(st.text())
@example("Â\U000f0000")
@example("\x80Â\U000f0000")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
