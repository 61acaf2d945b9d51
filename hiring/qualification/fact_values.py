"""The fields of facts and their values as a person reads them."""

from __future__ import annotations

from typing import Any

from hiring.qualification.dates import shown_date
from hiring.qualification.words import CONFERRED, LEVELS

FIELD_NAMES = {
    "title": "title",
    "employer": "employer",
    "place": "place",
    "start": "start",
    "end": "end",
    "share": "share of full time",
    "oversight": "oversight of the whole department",
    "manages_staff": "manages technical staff",
    "signals": "figures",
    "evidence": "words of the document",
    "level": "level",
    "degree": "name of the degree",
    "field": "field of study",
    "concentration": "concentration",
    "institution": "institution",
    "conferred": "conferred",
    "equivalence": "maps to a United States degree",
    "kind": "kind",
    "status": "status",
}
LICENCES = {
    "driver": "driver's licence",
    "commercial_driver": "commercial driver's licence",
    "professional": "professional licence",
    "other": "other licence",
}
STATUSES = {
    "valid": "valid",
    "invalid": "not valid",
    "unclear": "not said whether valid",
    "yes": "a personal automobile can be used",
    "no": "no personal automobile",
}
_WORDS: dict[str, dict[str, str]] = {
    "level": LEVELS,
    "conferred": CONFERRED,
    "equivalence": {"plain": "yes", "unclear": "unclear"},
    "kind": LICENCES,
    "status": STATUSES,
}


def show_value(field: str, value: Any) -> str:
    """The value of a field in words.

    >>> show_value("end", "2018-11"), show_value("share", 0.5), show_value("title", None)
    ('November 2018', '50 % of full time', 'not stated')
    """
    if field == "share":
        return show_share(value)
    if value in (None, ""):
        return "not stated"
    if field in ("start", "end"):
        return "present" if value == "present" else shown_date(value)
    if field in ("signals", "evidence"):  # whole, or their words alone, as a result keeps them
        quotes = (one if isinstance(one, str) else one["quote"] for one in value)
        return "; ".join(quotes) or "none"
    return _WORDS.get(field, {}).get(value, str(value))


def show_share(share: float | None) -> str:
    """A share of full time in words."""
    if share is None:
        return "part-time, share not stated"
    return "full time" if share == 1 else f"{share * 100:.3g} % of full time"
