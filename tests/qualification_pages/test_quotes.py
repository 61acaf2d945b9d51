"""Evidence as quotes: what belongs together, what is said once, and anchors that stay."""

from __future__ import annotations

from hiring.qualification.quotes import Passage, Quote, gather_passages, gather_quotes

Item = dict[str, object]


def item(
    kind: str, quote: str, box: tuple[float, float, float, float] | None = None, page: int = 1
) -> Item:
    return {
        "for": kind,
        "document": "a" * 64,
        "page": page if box else None,
        "box": list(box) if box else None,
        "quote": quote,
    }


def quotes(*items: Item) -> tuple[Quote, ...]:
    return gather_quotes(gather_passages(items))


def texts(*items: Item) -> list[str]:
    return [quote.text for quote in quotes(*items)]


def test_parts_of_one_entry_are_one_quote() -> None:
    assert texts(
        item("title", "Director of Technology", (72, 100, 200, 112)),
        item("employer", "Alder Valley Schools,", (72, 114, 180, 126)),
        item("dates", "2010 – 2019", (400, 100, 460, 112)),
    ) == ["Director of Technology · Alder Valley Schools · 2010 – 2019"]


def test_second_title_begins_the_next_entry() -> None:
    assert texts(
        item("title", "Director", (72, 100, 200, 112)),
        item("dates", "2010 – 2019", (400, 100, 460, 112)),
        item("title", "Analyst", (72, 200, 200, 212)),
    ) == ["Director · 2010 – 2019", "Analyst"]


def test_entry_on_another_page_is_another_quote() -> None:
    assert texts(
        item("title", "Director", (72, 700, 200, 712)),
        item("dates", "2010 – 2019", (72, 40, 140, 52), page=2),
    ) == ["Director", "2010 – 2019"]


def test_title_over_two_lines_is_one_run_of_words() -> None:
    (passage,) = gather_passages(
        [
            item("title", "Director of Information", (72, 100, 200, 112)),
            item("title", "Technology", (72, 113, 130, 125)),
        ]
    )
    assert passage.text == "Director of Information Technology"
    assert passage.boxes == ((72, 100, 200, 112), (72, 113, 130, 125))


def test_phrase_goes_on_in_a_small_letter_below_its_beginning() -> None:
    assert texts(
        item("oversight", "Oversaw every function of", (90, 100, 500, 112)),
        item("oversight", "the department", (72, 113, 150, 125)),
    ) == ["Oversaw every function of the department"]


def test_phrase_that_begins_further_right_is_another_one() -> None:
    assert texts(
        item("oversight", "Oversaw every function", (90, 100, 300, 112)),
        item("oversight", "telephony", (200, 113, 260, 125)),
    ) == ["Oversaw every function", "telephony"]


def test_phrase_with_a_capital_on_the_next_line_is_another_one() -> None:
    assert texts(
        item("manages_staff", "Managed four engineers", (90, 100, 300, 112)),
        item("manages_staff", "Hired technicians", (90, 113, 200, 125)),
    ) == ["Managed four engineers", "Hired technicians"]


def test_words_inside_a_longer_quote_are_not_said_again() -> None:
    assert texts(
        item("manages_staff", "Supervise a staff of 64;", (90, 100, 300, 112)),
        item("scale", "staff of 64;", (170, 100, 300, 112)),
    ) == ["Supervise a staff of 64"]


def test_same_words_elsewhere_are_kept() -> None:
    assert texts(
        item("manages_staff", "Supervise a staff of 64", (90, 100, 300, 112)),
        item("scale", "staff of 64", (170, 300, 300, 312)),
    ) == ["Supervise a staff of 64", "staff of 64"]


def test_evidence_for_two_things_is_cited_once() -> None:
    box = (72.0, 100.0, 200.0, 112.0)
    found = quotes(
        item("institution", "Basin College", box), item("conferred", "Basin College", box)
    )
    assert [quote.parts for quote in found] == [("Basin College",)]


def test_anchor_depends_on_words_and_place_alone() -> None:
    one, again, elsewhere = (
        gather_passages([item(kind, "Director", box)])[0]
        for kind, box in (
            ("title", (72, 100, 200, 112)),
            ("scale", (72, 100, 200, 112)),
            ("title", (72, 101, 200, 113)),
        )
    )
    assert one.anchor == again.anchor
    assert one.anchor != elsewhere.anchor


def test_equal_words_of_two_entries_without_boxes_are_two_places() -> None:
    first, second = (gather_passages([item("dates", "2010")], entry)[0] for entry in (1, 2))
    assert first.anchor != second.anchor


def test_document_without_pages_has_passages_without_boxes() -> None:
    (passage,) = gather_passages([item("title", "Director")])
    assert (passage.page, passage.boxes, passage.text) == (None, (), "Director")


def test_words_of_an_amendment_name_it() -> None:
    added, read = (
        Passage("title", document, None, (), "Director") for document in ("amendment:12", "a" * 64)
    )
    assert (added.amendment, read.amendment) == (12, None)
