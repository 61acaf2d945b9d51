"""From what was typed into the inputs of a question to an answer, and the answer in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hiring.correspondence.inputs import (
    INPUTS,
    LONGEST_LINE,
    LONGEST_TEXT,
    MONTHS,
    Input,
)
from hiring.qualification.question import QuestionKind

Typed = Mapping[str, str]
Value = Mapping[str, str]

LEFT_OPEN = "Left open"
EARLIEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class Filled:
    """One question as filled in: the answer by the names of the inputs (a month as "2018-11" or
    "2018", a number in figures), and a sentence for each input that can't be read."""

    value: Value
    errors: Mapping[str, str]


def tidy(kind: QuestionKind, typed: Typed) -> dict[str, str]:
    """What was typed into the fields of this kind, trimmed, without the empty ones."""
    kept = {}
    for one in INPUTS[kind]:
        for name in one.names:
            text = typed.get(name, "").replace("\r\n", "\n").strip()
            if text:
                kept[name] = text[:LONGEST_TEXT]
    return kept


def read(kind: QuestionKind, typed: Typed, *, today: date) -> Filled:
    """The answer; a month may not lie after `today`, and an end not before its start."""
    value: dict[str, str] = {}
    errors: dict[str, str] = {}
    for one in INPUTS[kind]:
        try:
            text = _read_input(one, typed, today)
        except ValueError as fault:
            errors[one.name] = str(fault)
        else:
            if text:
                value[one.name] = text
    _check_order(value, errors)
    return Filled(value, errors)


def _read_input(one: Input, typed: Typed, today: date) -> str:
    if one.type == "month":
        month, year = (typed.get(name, "").strip() for name in one.names)
        return _read_month(month, year, today)
    text = typed.get(one.name, "").strip()
    if not text:
        return ""
    if one.type == "number":
        return _read_number(one, text)
    if one.type in ("choice", "select"):
        if text not in dict(one.options):
            raise ValueError("Choose one of the answers offered.")
        return text
    longest = LONGEST_LINE if one.type == "line" else LONGEST_TEXT
    if len(text) > longest:
        raise ValueError(f"Keep this to {longest} characters.")
    return text


def _read_month(month: str, year: str, today: date) -> str:
    if not month and not year:
        return ""
    if not year:
        raise ValueError("Choose the year as well.")
    if not year.isdecimal() or not EARLIEST_YEAR <= int(year) <= today.year:
        raise ValueError(f"Choose a year from {EARLIEST_YEAR} to {today.year}.")
    if not month:
        return year
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        raise ValueError("Choose a month from the list.")
    if (int(year), int(month)) > (today.year, today.month):
        raise ValueError("This month is still to come.")
    return f"{int(year)}-{int(month):02d}"


def _read_number(one: Input, text: str) -> str:
    digits = text.replace(",", "").replace(" ", "").removeprefix("$")
    if not digits.isdecimal() or len(digits) > 15:
        raise ValueError("Write a whole number in figures.")
    if not one.low <= int(digits) <= one.high:
        raise ValueError(f"Write a number from {one.low:,} to {one.high:,}.")
    return str(int(digits))


def _check_order(value: Mapping[str, str], errors: dict[str, str]) -> None:
    start, end = value.get("start"), value.get("end")
    if start and end:
        known = min(len(start), len(end))
        if end[:known] < start[:known]:
            errors["end"] = "The end lies before the start."


def write_words(kind: QuestionKind, value: Value, *, alone: bool = False) -> str:
    """The answer in words, such as "Yes"; LEFT_OPEN where nothing was answered.

    Each of several inputs is named; with `alone`, for words that stand without their question, a
    single one too: "Valid driver's license: Yes"."""
    given = [one for one in INPUTS[kind] if one.name in value]
    if not given:
        return LEFT_OPEN
    named = alone or len(INPUTS[kind]) > 1
    return "; ".join(
        _write_input(one, value[one.name], named=named and one.type != "text") for one in given
    )


def _write_input(one: Input, text: str, *, named: bool) -> str:
    words = _write_value(one, text)
    return f"{one.said}: {words}" if named else words


def _write_value(one: Input, text: str) -> str:
    if one.type == "month":
        return write_month(text)
    if one.type == "number":
        return f"{int(text):,} {one.unit}".strip()
    return dict(one.options).get(text, text)


def write_month(iso: str) -> str:
    """ "2018-11" as "November 2018", "2018" as it is."""
    year, _, month = iso.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
