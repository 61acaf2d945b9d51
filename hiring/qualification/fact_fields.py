"""The fields of a fact that a person or an answer may change, and the values each of them takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal, get_args

from hiring.qualification.months import span_of
from hiring.reading.facts import Conferred, Degree, Level, Position, SignalKind

FactKind = Literal["position", "degree", "licence", "automobile"]
Changes = Mapping[str, Any]

FIGURES = frozenset({"staff", "users", "sites", "devices", "budget"})
LONGEST_TEXT = 300
EARLIEST_YEAR = 1940

_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_STAFF_KINDS = ("technical", "other", "unknown")


class AmendmentError(ValueError):
    """A change that can't be made: `field` is the field at fault (None: the change as a whole), the
    message a sentence for the person who asked for it."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


def check_changes(kind: FactKind, changes: Changes, *, as_of: date) -> dict[str, Any]:
    """The changes with every value checked and tidied: text trimmed, empty text as None.

    AmendmentError where a field is not one of the fact, or its value is none that it takes."""
    fields = FIELDS[kind]
    tidy: dict[str, Any] = {}
    for field, value in changes.items():
        if field not in fields:
            raise AmendmentError(f"A {kind} has no field “{field}”.", field)
        tidy[field] = fields[field](field, value, as_of)
    return tidy


def check_position(position: Position) -> None:
    """AmendmentError where the dates of the amended position contradict each other."""
    start, end = position.start, position.end
    if start and end and end != "present" and span_of(end).last < span_of(start).first:
        raise AmendmentError("The end lies before the start.", "end")


def _text(field: str, value: Any, _as_of: date) -> str | None:
    text = " ".join(str(value or "").split())
    if len(text) > LONGEST_TEXT:
        raise AmendmentError(f"Write {LONGEST_TEXT} letters at most.", field)
    return text or None


def _start(field: str, value: Any, as_of: date) -> str | None:
    text = _text(field, value, as_of)
    if text is None:
        return None
    _check_month(field, text)
    if span_of(text).first > as_of.year * 12 + as_of.month - 1:
        raise AmendmentError("This start lies after the review date.", field)
    return text


def _end(field: str, value: Any, as_of: date) -> str | None:
    text = _text(field, value, as_of)
    if text is not None and text != "present":
        _check_month(field, text)
    return text


def _check_month(field: str, text: str) -> None:
    if not _MONTH.fullmatch(text):
        raise AmendmentError(
            "Write a month as YYYY-MM, such as 2018-11, or a year, such as 2018.", field
        )
    if int(text[:4]) < EARLIEST_YEAR:
        raise AmendmentError(f"A year before {EARLIEST_YEAR} can't be right here.", field)


def _share(field: str, value: Any, _as_of: date) -> float | None:
    if value in (None, ""):
        return None
    try:
        share = float(value)
    except (TypeError, ValueError):
        share = 0.0
    if not 0 < share <= 1:
        raise AmendmentError("The share of full time lies above 0 and is 1 at most.", field)
    return share


def _one_of(*choices: str) -> Callable[[str, Any, date], str]:
    def check(field: str, value: Any, _as_of: date) -> str:
        if value not in choices:
            raise AmendmentError(f"Choose one of: {', '.join(choices)}.", field)
        return str(value)

    return check


def _signals(field: str, value: Any, as_of: date) -> list[dict[str, Any]]:
    """Figures of the department's scale and words on its staff, each with its quote."""
    if not isinstance(value, (list, tuple)):
        raise AmendmentError("The figures are a list.", field)
    return [_signal(field, item, as_of) for item in value]


def _signal(field: str, item: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    kind = _one_of(*get_args(SignalKind))(field, item.get("kind"), as_of)
    number = item.get("value")
    if number is not None and (not isinstance(number, (int, float)) or not 0 <= number < 1e12):
        raise AmendmentError("A figure is a number from 0.", field)
    name = item.get("name")
    if kind == "manages_staff" and name not in (None, *_STAFF_KINDS):
        raise AmendmentError("Staff is technical, other or unknown.", field)
    quote = _text(field, item.get("quote"), as_of)
    return {"kind": kind, "value": number, "name": name, "quote": quote or kind}


def _words(field: str, value: Any, _as_of: date) -> list[dict[str, Any]]:
    """The words of a document that an added fact rests on, as evidence is stored."""
    if not isinstance(value, (list, tuple)) or not all(set(_PLACE) == set(one) for one in value):
        raise AmendmentError("The words are evidence with its place.", field)
    return [dict(one) for one in value]


_PLACE = ("for", "document", "page", "box", "quote")
_VERDICT = _one_of("yes", "unclear", "no")
FIELDS: dict[FactKind, dict[str, Callable[[str, Any, date], Any]]] = {
    "position": {
        "title": _text,
        "employer": _text,
        "place": _text,
        "start": _start,
        "end": _end,
        "share": _share,
        "oversight": _VERDICT,
        "manages_staff": _VERDICT,
        "signals": _signals,
        "evidence": _words,
    },
    "degree": {
        "level": _one_of(*get_args(Level)),
        "degree": _text,
        "field": _text,
        "concentration": _text,
        "institution": _text,
        "conferred": _one_of(*get_args(Conferred)),
        "equivalence": _one_of("plain", "unclear"),
        "evidence": _words,
    },
    "licence": {
        "kind": _one_of("driver", "commercial_driver", "professional", "other"),
        "status": _one_of("valid", "invalid", "unclear"),
    },
    "automobile": {"status": _one_of("yes", "no")},
}
VERDICT_FIELDS = frozenset({"oversight", "manages_staff"})
NEW_POSITION = Position(None, None, None, None, None, 1, "")
NEW_DEGREE = Degree("bachelor", None, None, None, None, "unclear")
