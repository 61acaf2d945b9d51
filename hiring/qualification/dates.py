"""Dates of a résumé as a person reads them."""

from __future__ import annotations

from hiring.qualification.months import span_of, write_month


def shown_date(iso: str) -> str:
    """ "2012-07" as "July 2012"; a year as it is."""
    span = span_of(iso)
    return write_month(span.first) if span.first == span.last else iso


def shown_period(start: str | None, end: str | None) -> str:
    """A position's dates, such as "July 2012 – present"; what is not stated is said to be so."""
    first = shown_date(start) if start else "start not stated"
    if end is None:
        return f"{first} – end not stated"
    return f"{first} – {'present' if end == 'present' else shown_date(end)}"
