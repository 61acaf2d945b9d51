"""Facts in the words a person reads: one line that names the fact, and each of its fields."""

from __future__ import annotations

from hiring.reading.facts import Automobile, Contact, Degree, Licence, Position, Signal

Fields = dict[str, str | None]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SIGNALS = {
    "manages_staff": "managing staff",
    "no_staff": "no staff",
    "department_wide": "whole department",
    "individual_contributor": "individual contributor",
    "staff": "size of the staff",
    "users": "users",
    "sites": "sites",
    "devices": "devices",
    "budget": "budget",
    "function": "function of IT",
    "sells_technology": "sells technology",
    "interim": "interim",
    "part_time": "part-time",
}


def shown_date(iso: str | None) -> str | None:
    """ "2012-07" as "July 2012"; a year, "present" and None as they are."""
    if iso is None or "-" not in iso:
        return iso
    year, month = iso.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


def name_position(position: Position) -> str:
    """The position in a line, such as "Director of Technology, Alder Schools, 2012 – present"."""
    dates = " – ".join(shown_date(date) or "not stated" for date in (position.start, position.end))
    undated = position.start is None and position.end is None
    parts = (position.title or "no title", position.employer, None if undated else dates)
    return ", ".join(part for part in parts if part)


def name_degree(degree: Degree) -> str:
    """The degree in a line, such as "B.S., Computer Science, Basin College, 2001"."""
    parts = (degree.degree or degree.level, degree.field, degree.institution)
    year = str(degree.year) if degree.year else None
    return ", ".join(part for part in (*parts, year) if part)


def name_licence(licence: Licence) -> str:
    """The licence in a line, such as "commercial driver licence"."""
    return f"{licence.kind.replace('_', ' ')} licence"


def position_fields(position: Position) -> Fields:
    """The fields of a position, in the order they are shown; its signals are apart."""
    return {
        "title": position.title,
        "employer": position.employer,
        "place": position.place,
        "start": shown_date(position.start),
        "end": shown_date(position.end),
        "share of full time": _shown_share(position.share),
        "text of the entry": position.summary or None,
    }


def degree_fields(degree: Degree) -> Fields:
    """The fields of a degree, in the order they are shown."""
    return {
        "level": degree.level,
        "degree": degree.degree,
        "field": degree.field,
        "institution": degree.institution,
        "year": str(degree.year) if degree.year else None,
        "month": shown_date(degree.date),
        "conferred": degree.conferred,
        "honorary": "yes" if degree.honorary else "no",
        "minor": degree.minor,
        "concentration": degree.concentration,
        "maps to a United States degree": "yes" if degree.equivalence == "plain" else "unclear",
    }


def licence_fields(licence: Licence) -> Fields:
    """The fields of a licence."""
    return {"kind": licence.kind.replace("_", " "), "status": licence.status}


def automobile_fields(automobile: Automobile) -> Fields:
    """The field of a statement about an automobile."""
    return {"stated": automobile.status}


def contact_fields(contact: Contact) -> Fields:
    """How to reach the person."""
    return {"name": contact.name, "e-mail": contact.email, "phone": contact.phone}


def name_signal(signal: Signal) -> str:
    """What the signal speaks of, such as "managing staff"."""
    return _SIGNALS[signal.kind]


def signal_words(signal: Signal) -> str:
    """The quoted words and what was taken from them: "supervised 14 people (14, technical)"."""
    value = f"{signal.value:,.15g}" if signal.value is not None else None
    taken = ", ".join(part for part in (value, signal.name) if part)
    return f"{signal.quote} ({taken})" if taken else signal.quote


def _shown_share(share: float | None) -> str:
    if share is None:
        return "part-time, share not stated"
    return "full time" if share == 1 else f"{share * 100:.3g} %"
