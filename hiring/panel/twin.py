"""The redacted twin of a candidate's documents: what a panel member sees of the candidate.

Positions keep title, employer, place, dates and text; education keeps what was studied where and
whether it was conferred, never when (ORS 659A.030 as amended by HB 3187).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from hiring.redaction.scrub import scrub, scrub_years
from hiring.reading.facts import Degree, Facts, Position

Clean = Callable[[str], str]

CONFERRED = {"yes": "conferred", "no": "not conferred", "unclear": "not stated whether conferred"}


@dataclass(frozen=True, slots=True)
class TwinPosition:
    """One job without the person's name and contact."""

    title: str
    employer: str
    place: str
    dates: str
    text: str


@dataclass(frozen=True, slots=True)
class TwinDegree:
    """One entry of education without any date: "B.S. in Computer Science", the institution, and
    whether it was conferred."""

    title: str
    institution: str
    conferred: str


@dataclass(frozen=True, slots=True)
class Twin:
    """All that a panel member sees of the candidate's documents."""

    positions: tuple[TwinPosition, ...]
    degrees: tuple[TwinDegree, ...]

    @property
    def employers(self) -> tuple[str, ...]:
        """The employers and institutions, each once: what a member needs in order to know of a
        conflict before the file opens."""
        named = [p.employer for p in self.positions] + [d.institution for d in self.degrees]
        return tuple(dict.fromkeys(name for name in named if name))


def redact(facts: Sequence[Facts], *, name: str | None) -> Twin:
    """The twin of these facts.  `name` is the candidate's name on the application; the names that
    the documents themselves carry are taken out too."""
    names = [n for n in (name, *(f.contact.name for f in facts)) if n]
    clean = partial(scrub, names=names)
    positions = (_redact_position(p, clean) for f in facts for p in f.positions)
    degrees = (_redact_degree(d, clean) for f in facts for d in f.education)
    return Twin(_distinct(positions), tuple(dict.fromkeys(degrees)))


def _redact_position(position: Position, clean: Clean) -> TwinPosition:
    return TwinPosition(
        title=clean(position.title or "") or "Title not stated",
        employer=clean(position.employer or ""),
        place=clean(position.place or ""),
        dates=_shown_dates(position.start, position.end),
        text=clean(position.summary),
    )


def _redact_degree(degree: Degree, clean: Clean) -> TwinDegree:
    words = degree.degree or degree.level.capitalize()
    if degree.honorary:
        words += " (honorary)"
    if degree.field:
        words += f" in {degree.field}"
    for kind, value in (("concentration", degree.concentration), ("minor", degree.minor)):
        if value:
            words += f", {kind} in {value}"
    return TwinDegree(
        title=scrub_years(clean(words)),
        institution=scrub_years(clean(degree.institution or "")),
        conferred=CONFERRED[degree.conferred],
    )


def _distinct(positions: Iterable[TwinPosition]) -> tuple[TwinPosition, ...]:
    """Each job once, where two documents of one candidate tell of it; the longer text stays."""
    kept: dict[tuple[str, str, str], TwinPosition] = {}
    for position in positions:
        key = (position.title.casefold(), position.employer.casefold(), position.dates)
        if key not in kept or len(position.text) > len(kept[key].text):
            kept[key] = position
    return tuple(kept.values())


def _shown_dates(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return "dates not stated"
    return f"{_shown_month(start)} – {_shown_month(end)}"


def _shown_month(moment: str | None) -> str:
    if moment is None:
        return "not stated"
    year, _, month = moment.partition("-")
    return f"{date(int(year), int(month), 1):%b %Y}" if month else moment
