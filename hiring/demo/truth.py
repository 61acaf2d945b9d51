"""What is true of a rendered résumé: labels to score a reading by, and more for tests."""

from __future__ import annotations

from typing import Any

from hiring.demo.people import Licence, Study
from hiring.demo.view import Role, View


def truth(shown: View, name: str) -> dict[str, Any]:
    """The labels of the résumé `name`: jobs and degrees as a careful person reads them there.

    `positions` and `education` are what a reader must find, dates at the precision printed;
    `traps` are lines with dates or titles that are neither.  `all_education` is false where
    lines of study without a degree (`unfinished`) stand among the degrees: a reader may report them
    or not."""
    person = shown.person
    sections = shown.sections
    roles = sections["experience"].roles
    licence = person.licence
    return {
        "id": name,
        "positions": [_position(role) for role in roles],
        "education": [_degree(study) for study in person.studies],
        "all_positions_dated": True,
        "all_education": not person.unfinished,
        "unfinished": [_unfinished(line) for line in person.unfinished],
        "contact": {"name": person.name, "email": person.email, "phone": person.phone},
        "markers": list(person.markers),
        "licences": [{"kind": licence.kind, "status": licence.status}] if licence else [],
        "automobile": [{"status": car}] if (car := _automobile(licence)) else [],
        "traps": [line for extra in person.extras for line in extra.lines],
        "kind": person.kind,
        "person": person.key,
    }


def _position(role: Role) -> dict[str, Any]:
    job = role.job
    return {
        "title": job.title,
        "start": role.span.start,
        "end": role.span.end,
        "employer": job.employer,
        "place": job.place,
        "share": job.share,
        "printed_dates": role.dates,
        "exact": {"start": job.start, "end": job.end},
        "oversight": job.oversight,
        "manages_staff": job.manages_staff,
        "signals": [
            {"kind": m.kind, "quote": m.quote, "value": m.value, "name": m.name}
            for m in job.mentions
        ],
    }


def _automobile(licence: Licence | None) -> str | None:
    """What is stated of a car; None where nothing is, or only what leaves it open."""
    return licence.automobile if licence and licence.automobile != "unclear" else None


def _unfinished(line: str) -> dict[str, Any]:
    """A line of study that led to no degree, in the shape of one."""
    nothing = {"field": None, "institution": None, "year": None, "minor": None}
    return nothing | {
        "level": "other",
        "conferred": "no",
        "honorary": False,
        "concentration": None,
        "equivalence": "plain",
        "printed": line,
    }


def _degree(study: Study) -> dict[str, Any]:
    return {
        "level": study.level,
        "field": study.field,
        "institution": study.institution,
        "year": study.year,
        "conferred": study.conferred,
        "honorary": study.honorary,
        "minor": study.minor,
        "concentration": study.concentration,
        "equivalence": study.equivalence,
        "printed": study.printed,
    }
