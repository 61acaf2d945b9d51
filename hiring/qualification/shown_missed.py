"""Words of positions and degrees that were not read, as the page of a candidate shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hiring.qualification.dates import shown_period
from hiring.qualification.quotes import Item, gather_quotes
from hiring.qualification.shown import ShownMissed
from hiring.qualification.shown_facts import Desk
from hiring.qualification.words import LEVELS

Json = Mapping[str, Any]


def show_missed(desk: Desk, result: Json) -> Iterator[tuple[ShownMissed, Sequence[Item]]]:
    """What was not read and keeps a finding open, each with its evidence."""
    for kind, facts in result.get("missed", {}).items():
        for number, fact in enumerate(facts, 1):
            passages = desk.sources.find(fact["evidence"])
            missed = ShownMissed(
                number=number,
                kind=kind,
                document=fact["document"],
                index=fact["index"],
                name=_name_missed(kind, fact),
                quotes=gather_quotes(passages),
                words=tuple(passage.anchor for passage in passages),
            )
            desk.cite(missed.anchor, f"A {kind} that was not read", {None: passages})
            yield missed, fact["evidence"]


def _name_missed(kind: str, fact: Json) -> str:
    if kind == "position":
        period = shown_period(fact["start"], fact["end"])
        return f"{fact['title']}, {period}" if fact["title"] else period
    if not fact["degree"] and fact["institution"]:
        return f"A stay at {fact['institution']}"
    name = fact["degree"] or LEVELS[fact["level"]]
    return f"{name} in {fact['field']}" if fact["field"] else name
