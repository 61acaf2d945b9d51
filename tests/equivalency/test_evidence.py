"""What can be cited: passages of the documents, typed words that stand in one, and how statements
and answers are grouped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hiring.equivalency.basis import Basis, describe_changes, read_basis, take_basis, write_basis
from hiring.equivalency.citations import (
    Citation,
    WordsNotFoundError,
    find_words,
    read_citations,
    write_citations,
)
from hiring.equivalency.paging import find_paging
from hiring.equivalency.passages import gather_passages, split_passages
from hiring.equivalency.progress import Answer, draw_form
from hiring.equivalency.statements import group_statements, list_statements
from hiring.reading.facts import to_json
from tests.equivalency.made import TOTAL, short
from tests.vacancies.made import edition

TEXTS = [
    ("a" * 64, "Led the team’s\nmove to the cloud – in\u00a02019."),
    ("b" * 64, "Ran payroll."),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("led the team's move", "Led the team’s move"),
        ("cloud - in 2019", "cloud – in 2019"),
        ("“Ran  payroll”", "Ran payroll"),
    ],
)
def test_typed_words_are_cited_as_they_stand_in_the_document(typed: str, found: str) -> None:
    citation, _ = find_words(TEXTS, typed)
    assert (citation.kind, citation.text) == ("words", found)
    assert citation.document == ("b" if "ayroll" in found else "a") * 64


def test_words_that_are_in_no_document_are_refused() -> None:
    with pytest.raises(WordsNotFoundError, match="stand in none"):
        find_words(TEXTS, "Led the company")
    with pytest.raises(WordsNotFoundError, match="Type a few words"):
        find_words(TEXTS, " a. ")


def item(quote: str, page: int | None, document: str = "a" * 64) -> dict[str, object]:
    return {"document": document, "page": page, "quote": quote}


def facts(*evidence: dict[str, object], pages: int = 3) -> dict[str, object]:
    """Facts of a document that says one to nine, a word a line."""
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return {
        "sha256": "a" * 64,
        "pages": pages,
        "text": "\n".join(words),
        "contact": {"evidence": evidence[:1]},
        "positions": [{"evidence": evidence[1:]}],
        **{name: [] for name in ("education", "licences", "automobile")},
    }


@pytest.mark.parametrize(
    ("given", "pages"),
    [
        # Between two facts of one page the page is known, between those of two it is not.
        (
            facts(item("two", 1), item("four", 1), item("six", 2), item("eight", 2)),
            [1, 1, 1, 1, None, 2, 2, 2, None],
        ),
        (facts(item("two", 1), item("eight", 3)), [1, 1, *[None] * 5, 3, 3]),
        (facts(item("five", 1), pages=1), [1] * 9),
        # Facts that contradict the order of the text tell nothing of the words between them.
        (facts(item("two", 2), item("eight", 1), pages=2), [None] * 9),
        # Words that stand twice, or in another document, mark no place.
        (facts(item("e", 1), item("four", 2, "b" * 64)), [None] * 9),
        (facts(item("five", None), pages=1), [None] * 9),
    ],
)
def test_page_of_words_is_told_only_where_the_facts_around_them_agree(
    given: dict[str, Any], pages: list[int | None]
) -> None:
    paging = find_paging(given)
    text = given["text"]
    found = [paging.at(text.index(word)) if paging.count else None for word in text.split()]
    assert found == pages


def test_words_that_stand_on_two_pages_have_no_page_of_their_own() -> None:
    paging = find_paging(facts(item("two", 1), item("eight", 3)))
    assert (paging.among([0, 4]), paging.among([0, 44]), paging.among([])) == (1, None, None)


def test_citations_are_stored_once_each_and_read_back() -> None:
    quote, own = Citation("quote", "a" * 64, "Ran it"), Citation("own", "a" * 64, "Ran it")
    typed = replace(quote, kind="words", page=2)
    stored = write_citations([quote, own, quote, typed])
    assert read_citations(stored) == (typed, own)
    assert "page" not in stored[1]


def test_bullets_are_passages_with_their_lines_joined() -> None:
    text = "Head of it\n• Wrote the plan\nfor the county.\n• Ran it\nAwards\n- Prize of\nthe region"
    assert split_passages(text) == [
        "Head of it",
        "Wrote the plan for the county.",
        "Ran it",
        "Awards",
        "Prize of the region",
    ]


def test_passages_stand_under_their_job_and_nowhere_twice() -> None:
    groups = gather_passages([to_json(short())], [("amendment:1", "I led 3 people.")])
    assert [(g.heading, [p.text for p in g.passages]) for g in groups] == [
        (
            "Director of Technology, Alder Valley Schools (2010 – 2011)",
            [
                "Supervised 14 network technicians.",
                "Wrote the county's plan for data security and kept it up to date.",
                "Prepared a budget of $2 million.",
            ],
        ),
        ("Education", ["B.S. Computer Science"]),
        ("Elsewhere in the document", ["Volunteer: taught evening classes in databases."]),
        ("Answers and corrections", ["I led 3 people."]),
    ]
    assert groups[3].passages[0].document == "amendment:1"


def test_statements_are_the_22_and_21_of_the_edition_in_short_groups() -> None:
    groups = group_statements(edition())
    assert [group.name for group in groups] == [
        "Knowledge 1–8",
        "Knowledge 9–15",
        "Knowledge 16–22",
        "Ability 1–7",
        "Ability 8–14",
        "Ability 15–21",
    ]
    assert [one.key for one in list_statements(edition())][20:24] == [
        "knowledge-21",
        "knowledge-22",
        "ability-1",
        "ability-2",
    ]


def test_form_counts_as_finished_what_is_answered_with_the_evidence_it_needs() -> None:
    cited = (Citation("quote", "a" * 64, "Ran it"),)
    form = draw_form(
        group_statements(edition()),
        {
            "knowledge-1": Answer(1, "shown", citations=cited),
            "knowledge-2": Answer(1, "partly"),
            "ability-1": Answer(1, "cant_tell"),
            "ability-2": Answer(1, None, "only a remark"),
        },
    )
    assert (form.finished, form.total, len(form.missing)) == (2, 43, 40)
    assert [line.statement.key for line in form.bare] == ["knowledge-2"]
    assert [group.left for group in form.groups] == [7, 7, 7, 6, 7, 7]
    assert form.choose_open(None) == "knowledge-from-1"
    before, after = form.neighbours("ability-1")
    assert (before and before.key, after and after.key) == ("knowledge-22", "ability-2")
    assert form.neighbours("knowledge-1")[0] is None
    assert form.neighbours("ability-21")[1] is None
    with pytest.raises(KeyError):
        form.line("ability-22")


def finding(result: str, reason: str = "24 of 120") -> dict[str, str]:
    return {"requirement": TOTAL, "result": "met", "machine_result": result, "reason": reason}


def basis(result: str = "not_met", reason: str = "24 of 120", *documents: str) -> Basis:
    return take_basis({"findings": [finding(result, reason)]}, documents or ("a",), [TOTAL])


@pytest.mark.parametrize(
    ("now", "sentences"),
    [
        (basis(), ()),
        (basis("not_met", "24 of 120", "b", "a"), ("1 document has come since.",)),
        (
            basis("not_met", "24 of 120", "b", "c"),
            (
                "2 documents have come since.",
                "1 document is no longer among the candidate's.",
            ),
        ),
        (
            basis("unclear"),
            ("The rules' finding on “Ten years” changed from not met to unclear.",),
        ),
        (basis("not_met", "30 of 120"), ("The rules give another reason for “Ten years” now.",)),
        (Basis(("a",), {}), ("“Ten years” is not judged any more.",)),
    ],
)
def test_changes_of_the_evidence_are_named(now: Basis, sentences: tuple[str, ...]) -> None:
    then = read_basis(write_basis(basis()))
    assert describe_changes(then, now, {TOTAL: "Ten years"}) == sentences


def test_basis_has_the_machines_finding_whatever_people_decided() -> None:
    assert basis().findings == {TOTAL: ("not_met", "24 of 120")}
