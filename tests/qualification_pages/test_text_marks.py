"""Words marked in the text of a document without pages."""

from __future__ import annotations

from hiring.qualification.quotes import Passage
from hiring.qualification.text_marks import Piece, mark_text

TEXT = "Director\n2010 – 2015\nAnalyst\n2010 – 2015\n"


def words(text: str, entry: int = 0) -> Passage:
    return Passage("title", "a" * 64, None, (), text, entry)


def test_pieces_are_the_whole_text_and_marked_where_words_are_cited() -> None:
    one = words("Analyst")
    pieces = mark_text(TEXT, [one])
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [p for p in pieces if p.words] == [Piece("Analyst", (one.anchor,), (one.anchor,))]


def test_same_dates_are_found_in_the_entry_they_belong_to() -> None:
    first = [words("2010 – 2015", 1), words("Director", 1)]
    second = [words("2010 – 2015", 2), words("Analyst", 2)]
    pieces = mark_text(TEXT, [*first, *second])
    assert [(p.text, p.words) for p in pieces if p.words] == [
        ("Director", (first[1].anchor,)),
        ("2010 – 2015", (first[0].anchor,)),
        ("Analyst", (second[1].anchor,)),
        ("2010 – 2015", (second[0].anchor,)),
    ]


def test_words_of_a_headline_leave_those_of_the_entry_alone() -> None:
    text = "Ana, Director\n\nAlder Schools\nDirector\n2010 – 2015\n"
    entry = [words("Director", 1), words("Alder Schools", 1)]
    marked = [(at, p.text) for at, p in enumerate(mark_text(text, entry)) if p.words]
    assert [text for _, text in marked] == ["Alder Schools", "Director"]


def test_white_space_of_words_may_differ() -> None:
    assert [p.text for p in mark_text(TEXT, [words("Director 2010 – 2015")]) if p.words] == [
        "Director\n2010 – 2015"
    ]


def test_overlapping_words_share_pieces_the_shorter_first() -> None:
    long, inner = words("2010 – 2015"), words("2015")
    marked = [piece for piece in mark_text("2010 – 2015", [long, inner]) if piece.words]
    assert marked == [
        Piece("2010 – ", (long.anchor,), (long.anchor,)),
        Piece("2015", (inner.anchor, long.anchor), (inner.anchor,)),
    ]


def test_words_that_are_not_there_mark_nothing() -> None:
    assert mark_text(TEXT, [words("Superintendent"), words("  ")]) == (Piece(TEXT),)
