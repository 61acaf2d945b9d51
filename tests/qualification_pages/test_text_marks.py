"""Quotes marked in the text of a document without pages."""

from __future__ import annotations

from hiring.qualification.quotes import Quote
from hiring.qualification.text_marks import Piece, mark_text

TEXT = "Director\n2010 – 2015\nAnalyst\n2010 – 2015\n"


def quote(*parts: str) -> Quote:
    return Quote(("title",), "a" * 64, None, (), parts)


def test_pieces_are_the_whole_text_and_marked_where_quoted() -> None:
    one = quote("Analyst")
    pieces = mark_text(TEXT, [one])
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece for piece in pieces if piece.marked] == [Piece("Analyst", True, (one.anchor,))]


def test_parts_are_found_behind_one_another() -> None:
    one = quote("Analyst", "2010 – 2015")
    pieces = mark_text(TEXT, [one])
    assert [piece.text for piece in pieces] == [
        "Director\n2010 – 2015\n",
        "Analyst",
        "\n",
        "2010 – 2015",
        "\n",
    ]
    assert [piece.anchors for piece in pieces if piece.marked] == [(one.anchor,), ()]


def test_white_space_of_a_quote_may_differ() -> None:
    assert [p.text for p in mark_text(TEXT, [quote("Director 2010 – 2015")]) if p.marked] == [
        "Director\n2010 – 2015"
    ]


def test_overlapping_quotes_share_pieces_and_keep_their_anchors() -> None:
    long, inner = quote("2010 – 2015"), quote("2015")
    marked = [piece for piece in mark_text("2010 – 2015", [long, inner]) if piece.marked]
    assert marked == [
        Piece("2010 – ", True, (long.anchor,)),
        Piece("2015", True, (inner.anchor,)),
    ]


def test_quote_that_is_not_there_marks_nothing() -> None:
    assert mark_text(TEXT, [quote("Superintendent"), quote("  ")]) == (Piece(TEXT, False),)
