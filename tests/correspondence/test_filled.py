"""What is typed into the inputs of a question, read and written in words."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from hiring.correspondence.filled import LEFT_OPEN, read, tidy, write_words
from hiring.correspondence.inputs import INPUTS
from hiring.qualification.question import QuestionKind

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "typed", "value", "words"),
    [
        ("licence", {"answer": "yes"}, {"answer": "yes"}, "Yes"),
        ("end", {"end_month": "6", "end_year": "2019"}, {"end": "2019-06"}, "June 2019"),
        ("end", {"end_year": "2019"}, {"end": "2019"}, "2019"),
        ("share", {"share": " 50 "}, {"share": "50"}, "50 percent"),
        (
            "still_working",
            {"still": "no", "end_month": "11", "end_year": "2026"},
            {"still": "no", "end": "2026-11"},
            "Still working there on the review date: No; Month and year you ended: November 2026",
        ),
        (
            "oversight",
            {"scope": "whole", "budget": "$1,200,000", "part": ""},
            {"scope": "whole", "budget": "1200000"},
            "What you oversaw: The whole information technology department; "
            "Yearly budget: 1,200,000 US dollars",
        ),
        ("text", {"text": " Both.\nReally. "}, {"text": "Both.\nReally."}, "Both.\nReally."),
        ("licence", {}, {}, LEFT_OPEN),
    ],
)
def test_answer_is_read_and_written_in_words(
    kind: QuestionKind, typed: dict[str, str], value: dict[str, str], words: str
) -> None:
    found = read(kind, typed, today=TODAY)
    assert (found.errors, found.value) == ({}, value)
    assert write_words(kind, found.value) == words


def test_words_that_stand_alone_say_what_they_are_about() -> None:
    assert write_words("licence", {"answer": "no"}, alone=True) == "Valid driver's license: No"
    assert write_words("share", {"share": "50"}, alone=True) == "Share of full time: 50 percent"
    assert write_words("text", {"text": "Both."}, alone=True) == "Both."


@pytest.mark.parametrize(
    ("kind", "typed", "name", "words"),
    [
        ("licence", {"answer": "maybe"}, "answer", "Choose one of the answers offered."),
        ("end", {"end_month": "6"}, "end", "Choose the year as well."),
        ("end", {"end_month": "12", "end_year": "2026"}, "end", "This month is still to come."),
        ("end", {"end_year": "2027"}, "end", "Choose a year from 1950 to 2026."),
        ("end", {"end_year": "x"}, "end", "Choose a year from 1950 to 2026."),
        ("end", {"end_month": "13", "end_year": "2020"}, "end", "Choose a month from the list."),
        ("share", {"share": "0"}, "share", "Write a number from 1 to 100."),
        ("share", {"share": "half"}, "share", "Write a whole number in figures."),
        ("share", {"share": "9" * 16}, "share", "Write a whole number in figures."),
        ("degree_field", {"field": "x" * 201}, "field", "Keep this to 200 characters."),
        (
            "start_and_end",
            {"start_year": "2020", "start_month": "5", "end_year": "2020", "end_month": "4"},
            "end",
            "The end lies before the start.",
        ),
        (
            "start_and_end",
            {"start_year": "2020", "start_month": "5", "end_year": "2019"},
            "end",
            "The end lies before the start.",
        ),
    ],
)
def test_what_cannot_be_read_is_named(
    kind: QuestionKind, typed: dict[str, str], name: str, words: str
) -> None:
    assert read(kind, typed, today=TODAY).errors == {name: words}


def test_year_alone_contradicts_no_month_in_it() -> None:
    typed = {"start_year": "2020", "start_month": "5", "end_year": "2020"}
    assert read("start_and_end", typed, today=TODAY).errors == {}


def test_only_what_the_question_asks_is_kept() -> None:
    typed = {"answer": " no ", "born": "1970", "extra": "x"}
    assert tidy("licence", typed) == {"answer": "no"}
    assert tidy("text", {"text": "x" * 5000}) == {"text": "x" * 4000}


def test_every_kind_has_inputs_and_none_takes_a_date_of_school() -> None:
    assert set(INPUTS) == set(get_args(QuestionKind))
    degrees = ("conferral", "degree_field", "degree_name", "equivalence", "degrees")
    assert [one for kind in degrees for one in INPUTS[kind] if one.type == "month"] == []  # type: ignore[index]
