"""What the list of candidates can be narrowed to, and the forms of its acts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import SearchField, TextAreaField
from wtforms.validators import DataRequired, Length

from hiring.qualification.listing import Filters, Mark, Order, Standing
from hiring.qualification.words import NEXT_STEPS
from hiring.vacancies.models import Stage

Choice = TypeVar("Choice", bound=StrEnum)
MAX_REASON = 1000


def _strip(text: str | None) -> str:
    return (text or "").strip()


class SearchForm(FlaskForm):  # type: ignore[misc]
    """A part of a name or an e-mail address, or a number.  It is posted: a name never stands in an
    address or a log."""

    search = SearchField(
        "Name, e-mail or number", [Length(max=80, message="Type 80 letters at most.")]
    )


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """Why something is done, as it stays on record."""

    reason = TextAreaField(
        "Reason",
        [
            DataRequired("Give the reason: it stays on record."),
            Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
        ],
        filters=[_strip],
    )


class ReopenForm(ReasonForm):
    """Why a candidate is taken up again, and the new document, if there is one."""

    file = FileField("New document")


def read_filters(arguments: Mapping[str, str], *, search: str = "") -> Filters:
    """The filters that the address asks for; a word that means nothing narrows nothing."""
    next_step = arguments.get("next_step", "")
    return Filters(
        standing=_choice(Standing, arguments.get("outcome")),
        next_step=next_step if next_step in NEXT_STEPS else None,
        stage=_choice(Stage, arguments.get("stage")),
        mark=_choice(Mark, arguments.get("mark")),
        search=search,
        order=_choice(Order, arguments.get("sort")) or Order.STANDING,
    )


def write_filters(filters: Filters) -> dict[str, str]:
    """The filters as arguments of the page's address; what is searched for is not among them."""
    words = {
        "outcome": filters.standing,
        "next_step": filters.next_step,
        "stage": filters.stage,
        "mark": filters.mark,
        "sort": filters.order if filters.order != Order.STANDING else None,
    }
    return {key: str(word) for key, word in words.items() if word}


def _choice(choices: type[Choice], word: str | None) -> Choice | None:
    return choices(word) if word in {choice.value for choice in choices} else None
