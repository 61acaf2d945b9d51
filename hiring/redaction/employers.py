"""The employers and schools that a candidate's documents name: what a panel member needs in order
to know of a conflict before the file opens."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.reading.facts import Facts
from hiring.redaction.scrub import scrub, scrub_years


def name_employers(facts: Sequence[Facts], *, name: str | None) -> tuple[str, ...]:
    """Each employer and institution once, without the candidate's name, ways to reach anybody, and
    years of schooling.  `name` is the candidate's name on the application."""
    names = [one for one in (name, *(f.contact.name for f in facts)) if one]
    employers = [p.employer for f in facts for p in f.positions if p.employer]
    schools = [d.institution for f in facts for d in f.education if d.institution]
    found = [scrub(employer, names) for employer in employers]
    found += [scrub_years(scrub(school, names)) for school in schools]
    return tuple(dict.fromkeys(one for one in found if one))
