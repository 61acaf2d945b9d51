"""Text as it is searched and compared."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hiring.vacancies.folding import fold, fold_words, search_text
from hiring.vacancies.service import add_application
from tests.vacancies import made


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ana Kovač", "ana kovac"),
        ("ANA  KOVAČ", "ana kovac"),
        ("Ana Kovac\u030c", "ana kovac"),  # the accent as a letter of its own
        ("Søren Đukić", "soren dukic"),
        ("Łukasz Weiß", "lukasz weiss"),
        ("Þóra Æsir", "thora aesir"),
        ("", ""),
    ],
)
def test_fold_leaves_small_letters_without_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_have_no_punctuation() -> None:
    assert fold_words("O'Brien-Smith, José") == ("obrien", "smith", "jose")


def test_search_text_follows_name_and_address(session: Session) -> None:
    application = add_application(session, made.vacancy(session))
    assert application.search_text == ""
    application.name, application.email = "Ana Kovač", "Ana@Mail.example"
    session.flush()
    assert application.search_text == "ana kovac\nana@mail.example"
    application.name = None
    session.flush()
    assert application.search_text == search_text("ana@mail.example")
