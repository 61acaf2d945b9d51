"""From findings as they are stored to what the page of a candidate shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hiring.qualification.dates import shown_period
from hiring.qualification.quotes import Quote, gather_quotes
from hiring.qualification.sums import SumRow, set_out_sum, shown_span
from hiring.qualification.timeline import Job, Timeline, draw_timeline
from hiring.qualification.words import CONFERRED, FIELD_MATCHES, LEVELS

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ShownSubstitution:
    """Whether a degree stands in for part of the experience, and on what words that rests."""

    result: str
    months: int
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding with everything that explains it."""

    requirement: str
    label: str
    gating: bool
    result: str
    reason: str
    source: str
    legal_ground: str | None
    would_change: str | None
    sum: tuple[SumRow, ...]
    undated: bool
    substitution: ShownSubstitution | None
    quotes: tuple[Quote, ...]

    @property
    def anchor(self) -> str:
        """The id of the finding on the page."""
        return f"finding-{self.requirement.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """One position with the verdicts on it; `number` is that of its row in the timeline."""

    number: int
    title: str
    employer: str | None
    period: str
    share: str | None
    oversight: str
    manages_staff: str
    months: str
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownDegree:
    """One entry of education and how it fits."""

    name: str
    institution: str | None
    field_match: str
    conferred: str
    conferred_word: str
    note: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """All of it: what gates, what is preferred, and what it was judged from."""

    gating: tuple[ShownFinding, ...]
    preferred: tuple[ShownFinding, ...]
    questions: tuple[str, ...]
    positions: tuple[ShownPosition, ...]
    degrees: tuple[ShownDegree, ...]
    timeline: Timeline | None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote on the page, once, findings first."""
        return tuple({quote.anchor: quote for quote in self._all_quotes()}.values())

    def first_use(self) -> dict[str, str]:
        """For the anchor of each quote, the id of the place that cites it first."""
        places: dict[str, str] = {}
        for finding in (*self.gating, *self.preferred):
            for quote in _quotes_of(finding):
                places.setdefault(quote.anchor, finding.anchor)
        for position in self.positions:
            for quote in position.quotes:
                places.setdefault(quote.anchor, f"position-{position.number}")
        for number, degree in enumerate(self.degrees, 1):
            for quote in degree.quotes:
                places.setdefault(quote.anchor, f"degree-{number}")
        return places

    def _all_quotes(self) -> Iterable[Quote]:
        for finding in (*self.gating, *self.preferred):
            yield from _quotes_of(finding)
        for position in self.positions:
            yield from position.quotes
        for degree in self.degrees:
            yield from degree.quotes


def _quotes_of(finding: ShownFinding) -> tuple[Quote, ...]:
    return finding.quotes + (finding.substitution.quotes if finding.substitution else ())


def present(result: Json, as_of: date) -> ShownResult:
    """What the page shows of a stored result."""
    findings = [_show_finding(finding) for finding in result["findings"]]
    positions = [_show_position(n, p) for n, p in enumerate(result["positions"], 1)]
    return ShownResult(
        gating=tuple(finding for finding in findings if finding.gating),
        preferred=tuple(finding for finding in findings if not finding.gating),
        questions=tuple(result["questions"]),
        positions=tuple(positions),
        degrees=tuple(_show_degree(degree) for degree in result["education"]),
        timeline=draw_timeline([_job(p) for p in result["positions"]], as_of),
    )


def _show_finding(finding: Json) -> ShownFinding:
    counted = finding.get("counted_months") or {}
    return ShownFinding(
        requirement=finding["requirement"],
        label=finding["label"],
        gating=finding["gating"],
        result=finding["result"],
        reason=finding["reason"],
        source=finding["source"],
        legal_ground=finding.get("legal_ground"),
        would_change=finding.get("would_change"),
        sum=set_out_sum(finding),
        undated=bool(counted.get("open")),
        substitution=_show_substitution(finding.get("substitution")),
        quotes=gather_quotes(finding["evidence"]),
    )


def _show_substitution(substitution: Json | None) -> ShownSubstitution | None:
    if substitution is None:
        return None
    return ShownSubstitution(
        substitution["result"],
        substitution["months"],
        substitution["reason"],
        gather_quotes(substitution.get("evidence", ())),
    )


def _show_position(number: int, position: Json) -> ShownPosition:
    share = position["share"]
    return ShownPosition(
        number=number,
        title=position["title"] or "Position without a title",
        employer=position["employer"],
        period=shown_period(position["start"], position["end"]),
        share=_show_share(share),
        oversight=position["oversight"],
        manages_staff=position["manages_staff"],
        months=shown_span(position["months"]["min"], position["months"]["max"]),
        reason=_without_title(position["reason"], position["title"]),
        quotes=gather_quotes((*position["evidence"], *_weighed(position))),
    )


def _without_title(reason: str, title: str | None) -> str:
    """The reason as a sentence of its own: the title stands above it already."""
    rest = reason.removeprefix(f"{title or 'Position without a title'}: ")
    return rest[:1].upper() + rest[1:]


def _weighed(position: Json) -> Iterator[Json]:
    """The words of the entry that the verdicts weigh."""
    for signal in position.get("signals", ()):
        yield from signal["evidence"]


def _show_share(share: float | None) -> str | None:
    if share is None:
        return "part-time, share not stated"
    return None if share == 1 else f"{share * 100:.0f} % of full time"


def _show_degree(degree: Json) -> ShownDegree:
    named = " in ".join(
        filter(None, (degree["degree"] or LEVELS[degree["level"]], degree["field"]))
    )
    return ShownDegree(
        name=named,
        institution=degree["institution"],
        field_match=FIELD_MATCHES[degree["field_match"]],
        conferred=degree["conferred"],
        conferred_word=CONFERRED[degree["conferred"]],
        note=degree.get("note"),
        quotes=gather_quotes(degree["evidence"]),
    )


def _job(position: Json) -> Job:
    return Job(
        name=position["title"] or "Position without a title",
        start=position["start"],
        end=position["end"],
        share=position["share"],
        oversight=position["oversight"],
        manages_staff=position["manages_staff"],
    )
