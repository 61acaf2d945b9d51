"""What the list of candidates can be narrowed to, from the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask_wtf import FlaskForm
from wtforms import SearchField
from wtforms.validators import Length

from hiring.qualification.listing import Filters, Order, Standing
from hiring.qualification.words import NEXT_STEPS
from hiring.vacancies.models import Stage

Choice = TypeVar("Choice", bound=StrEnum)


class NameForm(FlaskForm):  # type: ignore[misc]
    """A part of a candidate's name.  It is posted: a name never stands in an address or a log."""

    name = SearchField("Name", [Length(max=80, message="Type 80 letters at most.")])


def read_filters(arguments: Mapping[str, str], *, name: str = "") -> Filters:
    """The filters that the address asks for; a word that means nothing narrows nothing."""
    next_step = arguments.get("next_step", "")
    return Filters(
        standing=_choice(Standing, arguments.get("outcome")),
        next_step=next_step if next_step in NEXT_STEPS else None,
        stage=_choice(Stage, arguments.get("stage")),
        name=name,
        order=_choice(Order, arguments.get("sort")) or Order.STANDING,
    )


def write_filters(filters: Filters) -> dict[str, str]:
    """The filters as arguments of the page's address; the name is not among them."""
    words = {
        "outcome": filters.standing,
        "next_step": filters.next_step,
        "stage": filters.stage,
        "sort": filters.order if filters.order != Order.STANDING else None,
    }
    return {key: str(word) for key, word in words.items() if word}


def _choice(choices: type[Choice], word: str | None) -> Choice | None:
    return choices(word) if word in {choice.value for choice in choices} else None
