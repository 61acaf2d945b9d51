"""The facts of one document, each with its evidence: what a reader returns and every later room
works from.

Frozen dataclasses, JSON in the shape of the command-line contract by `to_json`, and back by
`from_json`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

Conferred = Literal["yes", "no", "unclear"]
Level = Literal["associate", "bachelor", "master", "doctorate", "certificate", "other"]
ErrorCode = Literal[
    "encrypted",
    "empty",
    "corrupt",
    "unsupported_type",
    "too_large",
    "too_many_pages",
    "no_text",
    "timeout",
    "resource_limit",
]
SignalKind = Literal[
    "manages_staff",  # words that staff were managed; value: how many, where stated
    "no_staff",  # "no direct reports", "sole", "individual contributor"
    "department_wide",  # words that the whole department or function was overseen
    "individual_contributor",
    "staff",  # size of the department or team, persons
    "users",
    "sites",
    "devices",
    "budget",  # US dollars
    "function",  # one function of IT covered; `name` says which
    "sells_technology",  # the employer sells technology or its services
    "interim",
    "part_time",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on a page that a fact rests on.

    `box` is (x0, top, x1, bottom) in PDF points from the top left of the page as a person sees it;
    `page` counts from 1.
    Both are None for DOCX.  `kind` is printed as "for"."""

    kind: str
    document: str
    page: int | None
    box: tuple[float, float, float, float] | None
    quote: str


@dataclass(frozen=True, slots=True)
class Signal:
    """A phrase in an entry that the rules weigh, such as "supervised 14 technicians".

    `value` is the number it states, if any (persons, users, sites, devices, dollars); `name` the
    function, or for staff
    "technical", "other" (teachers, students, sales staff…) or "unknown"."""

    kind: SignalKind
    quote: str
    value: float | None = None
    name: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One job.  `start` and `end` are "YYYY-MM" or "YYYY" (end also "present"), None where not
    stated.

    `share` is the part of full time: 1, a fraction such as 0.5, or None for part-time with no share
    stated."""

    title: str | None
    employer: str | None
    place: str | None
    start: str | None
    end: str | None
    share: float | None
    summary: str
    signals: tuple[Signal, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Degree:
    """One entry of education.  `date` is the ISO month where the month is known.

    `equivalence` is "unclear" for a three-year or foreign degree that does not map plainly to a
    United States degree."""

    level: Level
    degree: str | None
    field: str | None
    institution: str | None
    year: int | None
    conferred: Conferred
    honorary: bool = False
    minor: str | None = None
    concentration: str | None = None
    date: str | None = None
    equivalence: Literal["plain", "unclear"] = "plain"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LooseTime:
    """A range of dates that no position took up: a job that the reader may have missed.

    `start` and `end` are as those of a position, `titles` the job titles close to it; `in_history`
    tells that it stands in a history of work as the dates of an entry do."""

    start: str | None
    end: str | None
    titles: tuple[str, ...]
    in_history: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that the document mentions."""

    kind: Literal["driver", "commercial_driver", "professional", "other"]
    status: Literal["valid", "invalid", "unclear"]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Automobile:
    """What the document says about the use of a personal automobile."""

    status: Literal["yes", "no"]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadError:
    """Why a file could not be read: a code of the contract, what happened, and what to do."""

    code: ErrorCode
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Which reader made the facts, whether it had to recognise characters in images, and how long
    it took."""

    version: str
    ocr: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read from one document, or the error that prevented it (`status` "failed", empty
    lists).

    `loose_times` and `loose_degrees` are what it says of jobs and degrees that are among neither
    `positions` nor `education`: while there are some, those lists may not be whole."""

    sha256: str
    status: Literal["read", "failed"]
    error: ReadError | None
    pages: int
    reader: Reader
    text: str = ""
    contact: Contact = Contact()
    positions: tuple[Position, ...] = ()
    education: tuple[Degree, ...] = ()
    licences: tuple[Licence, ...] = ()
    automobile: tuple[Automobile, ...] = ()
    warnings: tuple[str, ...] = ()
    loose_times: tuple[LooseTime, ...] = ()
    loose_degrees: tuple[Degree, ...] = ()


def to_json(value: Any) -> Any:
    """The value as plain JSON types; Evidence.kind is written "for"."""
    if is_dataclass(value) and not isinstance(value, type):
        rename = {"kind": "for"} if isinstance(value, Evidence) else {}
        return {rename.get(f.name, f.name): to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    return value


def _rename(value: Any) -> Any:
    if isinstance(value, dict):
        return {"kind" if key == "for" else key: _rename(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rename(item) for item in value]
    return value


_FACTS = TypeAdapter(Facts)


def from_json(document: dict[str, Any]) -> Facts:
    """Facts from what `to_json` wrote; pydantic's ValidationError where the document is not of that
    shape."""
    return _FACTS.validate_python(_rename(document))
