"""Dates as people type them into a form."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(r"([a-z]{3})[a-z]*\.?,? +(\d{4})", re.I)
_NUMBERED = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{4})")
PRESENT = frozenset({"present", "now", "today", "current"})


def read_date(text: str) -> str | None:
    """A date as people type it, as facts have it; text that is none stays as it is.

    >>> read_date("Nov 2018"), read_date("11/2018"), read_date("2018"), read_date("now")
    ('2018-11', '2018-11', '2018', 'present')
    """
    text = " ".join(text.split())
    if not text:
        return None
    if text.lower() in PRESENT:
        return "present"
    if match := _NAMED.fullmatch(text):
        name = match[1].lower()
        return f"{match[2]}-{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else text
    if match := _NUMBERED.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    return text
