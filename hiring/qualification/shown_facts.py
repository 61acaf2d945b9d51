"""Positions, degrees and statements as the page of a candidate shows them, each part with the
words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hiring.qualification.citations import Citation, Sources, find_in
from hiring.qualification.dates import shown_period
from hiring.qualification.fact_values import FIELD_NAMES, LICENCES, STATUSES, show_share, show_value
from hiring.qualification.quotes import AMENDMENT, Item, Passage, gather_quotes
from hiring.qualification.shown import (
    ShownChange,
    ShownDegree,
    ShownLoss,
    ShownPosition,
    ShownStatement,
    Signed,
    Words,
)
from hiring.qualification.sums import shown_span
from hiring.qualification.words import FIELD_MATCHES, LEVELS

Json = Mapping[str, Any]

# What a piece of evidence was read as → the part of the fact it is shown at.
POSITION_PARTS = {
    "title": "title",
    "employer": "employer",
    "place": "place",
    "dates": "dates",
    "oversight": "oversight",
    "scale": "oversight",
    "manages_staff": "staff",
}
DEGREE_PARTS = {
    "degree": "degree",
    "field": "field",
    "institution": "institution",
    "conferred": "conferral",
}
# The parts that a position shows by itself; its other words are quoted below it.
_SHOWN = frozenset({"title", "employer", "place", "dates"})


@dataclass(slots=True)
class Desk:
    """What is gathered while a result is presented: the passages, and who cites which of them.
    `people` are the names of accounts."""

    people: Mapping[int, str]
    sources: Sources = field(default_factory=Sources)
    citations: list[Citation] = field(default_factory=list)

    def sign(self, act: Json) -> Signed:
        """Who did this, when and why."""
        by = act.get("by")
        who = "the candidate" if by is None else self.people.get(by, "a former colleague")
        return Signed(
            who, datetime.fromisoformat(act["at"]), act.get("note") or act.get("reason") or ""
        )

    def cite(self, place: str, name: str, parts: Mapping[str | None, Sequence[Passage]]) -> None:
        """Note that the parts of the fact at this place rest on these passages."""
        for part, passages in parts.items():
            if passages:
                self.citations.append(Citation(place, name, part, tuple(passages)))


def places(facts: Sequence[Json]) -> list[tuple[str, int]]:
    """Where each fact stands: its document and its index there.  Results of the time before there
    were amendments keep no index, but every fact in its order."""
    found: list[tuple[str, int]] = []
    for fact in facts:
        document = fact["document"]
        before = sum(1 for other, _ in found if other == document)
        found.append((document, fact.get("index", before)))
    return found


def show_position(desk: Desk, number: int, position: Json, index: int) -> ShownPosition:
    """One position, which stands at this index of its document."""
    evidence = [*position["evidence"], *_weighed(position)]
    passages, parts = _part(desk, evidence, POSITION_PARTS)
    desk.cite(f"position-{number}", f"Position {number}", parts)
    quoted = [p for p in passages if POSITION_PARTS.get(p.kind) not in _SHOWN]
    share = position["share"]
    return ShownPosition(
        number=number,
        document=position["document"],
        index=index,
        title=position["title"] or "Position without a title",
        employer=position["employer"],
        period=shown_period(position["start"], position["end"]),
        share=None if share == 1 else show_share(share),
        oversight=position["oversight"],
        manages_staff=position["manages_staff"],
        months=shown_span(position["months"]["min"], position["months"]["max"]),
        reason=_without_title(position["reason"], position["title"]),
        quotes=gather_quotes(quoted),
        words=_anchors(passages, parts),
        changes=_changes(desk, position),
        added=position["document"].startswith(AMENDMENT),
    )


def show_degree(desk: Desk, number: int, degree: Json, index: int) -> ShownDegree:
    """One entry of education, which stands at this index of its document."""
    passages, parts = _part(desk, degree["evidence"], DEGREE_PARTS)
    desk.cite(f"degree-{number}", f"Degree {number}", parts)
    return ShownDegree(
        number=number,
        document=degree["document"],
        index=index,
        name=degree["degree"] or LEVELS[degree["level"]],
        field=degree["field"],
        institution=degree["institution"],
        field_match=FIELD_MATCHES[degree["field_match"]],
        conferred=degree["conferred"],
        note=degree.get("note"),
        quotes=gather_quotes(p for p in passages if p.kind not in DEGREE_PARTS),
        words=_anchors(passages, parts),
        changes=_changes(desk, degree),
        added=degree["document"].startswith(AMENDMENT),
    )


def show_statements(desk: Desk, result: Json) -> Iterator[ShownStatement]:
    """The statements on licences and automobiles that the documents or people made."""
    for kind, name in (("licence", "licences"), ("automobile", "automobile")):
        for number, fact in enumerate(result.get(name, ()), 1):
            passages = desk.sources.add_entry(fact["evidence"])
            place = f"{kind}-{number}"
            desk.cite(place, f"Statement on {kind}", {None: passages})
            text = STATUSES[fact["status"]]
            if kind == "licence":
                text = f"{LICENCES[fact['kind']]}, {text}"
            yield ShownStatement(
                number=number,
                kind=kind,
                document=fact["document"],
                index=fact["index"],
                text=text[:1].upper() + text[1:],
                words=tuple(passage.anchor for passage in passages),
                changes=_changes(desk, fact),
                added=fact["document"].startswith(AMENDMENT),
            )


def show_losses(desk: Desk, losses: Iterable[Json]) -> tuple[ShownLoss, ...]:
    """Facts that were left out, or changes whose fact is gone."""
    return tuple(
        ShownLoss(one["kind"], one.get("label", ""), one["amendment"], desk.sign(one))
        for one in losses
    )


def _part(
    desk: Desk, evidence: Sequence[Item], names: Mapping[str, str]
) -> tuple[tuple[Passage, ...], dict[str | None, list[Passage]]]:
    """The passages of an entry, and those of each part of it."""
    passages = desk.sources.add_entry(evidence)
    parts: dict[str | None, list[Passage]] = {}
    for item in evidence:
        held = parts.setdefault(names.get(item["for"], item["for"]), [])
        held += [one for one in find_in(passages, item) if one not in held]
    return passages, parts


def _anchors(passages: Sequence[Passage], parts: Mapping[str | None, Sequence[Passage]]) -> Words:
    named = {part: tuple(p.anchor for p in held) for part, held in parts.items() if part}
    return {**named, "all": tuple(passage.anchor for passage in passages)}


def _weighed(position: Json) -> Iterator[Item]:
    """The words of the entry that the verdicts weigh."""
    for signal in position.get("signals", ()):
        yield from signal["evidence"]


def _without_title(reason: str, title: str | None) -> str:
    """The reason as a sentence of its own: the title stands above it already."""
    rest = reason.removeprefix(f"{title or 'Position without a title'}: ")
    return rest[:1].upper() + rest[1:]


def _changes(desk: Desk, fact: Json) -> tuple[ShownChange, ...]:
    """The amendments of a fact, each with its fields, in the order they were made."""
    found: dict[int, list[Json]] = {}
    for one in fact.get("amended", ()):
        found.setdefault(one["amendment"], []).append(one)
    return tuple(
        ShownChange(
            number,
            desk.sign(fields[0]),
            tuple(
                (
                    FIELD_NAMES[one["field"]],
                    show_value(one["field"], one["was"]),
                    show_value(one["field"], one["now"]),
                )
                for one in fields
            ),
        )
        for number, fields in found.items()
    )
