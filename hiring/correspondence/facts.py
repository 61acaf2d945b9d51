"""What an answer changes about the facts.

Only what the candidate said plainly becomes a fact; everything else is for a recruiter to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from classification.edition import Scale
from hiring.correspondence.filled import Value
from hiring.correspondence.inputs import DEGREE_ROWS
from hiring.qualification.amend import Act, FactRef
from hiring.qualification.fact_fields import FIGURES, FactKind
from hiring.qualification.question import QuestionKind
from hiring.qualification.scale import MEASURES, read_scale
from hiring.reading.facts import Signal

Json = Mapping[str, Any]
Changes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FactChange:
    """One change to the facts, as qualification's `amend` takes it."""

    act: Act
    kind: FactKind
    target: FactRef | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Standing:
    """What an answer is held against: the stored result in force, and the edition's thresholds of
    scale."""

    result: Json
    thresholds: Scale

    def position(self, ref: FactRef) -> Json | None:
        """The position as it is judged now; None where it is no longer there."""
        return _find(self.result["positions"], ref)


def find_changes(
    kind: QuestionKind, value: Value, targets: Sequence[FactRef], standing: Standing
) -> tuple[FactChange, ...]:
    """The changes that the answer makes; none where it is for a recruiter to read."""
    if not value:
        return ()
    if kind == "licence":
        return tuple(_state_licence(value, standing))
    if kind == "automobile":
        return tuple(_state_automobile(value, standing))
    if kind == "degrees":
        return tuple(_add_degrees(value))
    if kind in ("oversight", "title_and_oversight"):
        return tuple(_settle_oversight(value, targets, standing))
    changes = _PLAIN[kind](value) if kind in _PLAIN else {}
    if not changes:
        return ()
    return tuple(FactChange("correct", ref.kind, ref, changes) for ref in targets)


def _find(facts: Iterable[Json], ref: FactRef) -> Json | None:
    for fact in facts:
        if (fact["document"], fact["index"]) == (ref.document, ref.index):
            return fact
    return None


def _state_licence(value: Value, standing: Standing) -> Iterator[FactChange]:
    """The statement of a driver's licence takes the place of what the documents say of one; "no"
    is about a commercial one as well."""
    status = {"yes": "valid", "no": "invalid"}[value["answer"]]
    about = ("driver",) if status == "valid" else ("driver", "commercial_driver")
    said = [one for one in standing.result.get("licences", ()) if one["kind"] in about]
    yield from _state("licence", said, status, {"kind": "driver", "status": status})


def _state_automobile(value: Value, standing: Standing) -> Iterator[FactChange]:
    status = value["answer"]
    said = standing.result.get("automobile", ())
    yield from _state("automobile", said, status, {"status": status})


def _state(
    kind: FactKind, said: Sequence[Json], status: str, added: Changes
) -> Iterator[FactChange]:
    if not said:
        yield FactChange("add", kind, None, added)
    for one in said:
        if one["status"] != status:
            ref = FactRef(kind, one["document"], one["index"])
            yield FactChange("correct", kind, ref, {"status": status})


def _add_degrees(value: Value) -> Iterator[FactChange]:
    """A row with a level and whether it was conferred is a degree; any other is for a person."""
    for number in DEGREE_ROWS:
        level, conferred = value.get(f"level_{number}"), value.get(f"conferred_{number}")
        if level and conferred:
            changes = {"level": level, "conferred": _CONFERRED[conferred]}
            for name in ("field", "institution"):
                if value.get(f"{name}_{number}"):
                    changes[name] = value[f"{name}_{number}"]
            yield FactChange("add", "degree", None, changes)


def _settle_oversight(
    value: Value, targets: Sequence[FactRef], standing: Standing
) -> Iterator[FactChange]:
    """The whole department settles it, unless its size is under the edition's thresholds; then,
    and where only its size is told, the rules decide on the figures."""
    figures = _figures(value)
    for ref in targets:
        changes: Changes = {"title": value["title"]} if "title" in value else {}
        if figures:
            changes["signals"] = figures
        scope = value.get("scope")
        if scope == "whole" and _is_small(ref, figures, standing):
            told = {"kind": "department_wide", "value": None, "name": None, "quote": _WHOLE}
            changes["signals"] = [*figures, told]
        elif scope is not None:
            changes["oversight"] = _SCOPES[scope]
        if changes:
            yield FactChange("correct", "position", ref, changes)


def _is_small(ref: FactRef, figures: Sequence[Json], standing: Standing) -> bool:
    """Whether the figures told, and those of the document that nobody told anew, show a small
    department."""
    told = {figure["kind"] for figure in figures}
    position = standing.position(ref) or {"signals": ()}
    kept = [
        signal
        for signal in position["signals"]
        if signal["kind"] not in told & FIGURES
        and not ("staff" in told and signal["kind"] in ("manages_staff", "no_staff"))
    ]
    signals = [Signal(s["kind"], s["quote"], s["value"], s["name"]) for s in (*kept, *figures)]
    return read_scale(signals, standing.thresholds).small


def _figures(value: Value) -> list[Changes]:
    return [
        {
            "kind": measure,
            "value": int(value[measure]),
            "name": "technical" if measure == "staff" else None,
            "quote": _QUOTES[measure].format(int(value[measure])),
        }
        for measure in MEASURES
        if measure in value
    ]


def _read_still(value: Value) -> Changes:
    if value.get("still") == "yes":
        return {"end": "present"}
    return {"end": value["end"]} if "end" in value else {}


def _read_share(value: Value) -> Changes:
    return {"share": int(value["share"]) / 100} if "share" in value else {}


def _read_staff(value: Value) -> Changes:
    """Staff whose work is not named is left to the rules, as it is in a document."""
    if value.get("managed") == "no":
        return {"manages_staff": "no"}
    if value.get("managed") != "yes":
        return {}
    if "work" in value:
        return {"manages_staff": "no" if value["work"] == "other" else "yes"}
    told = {"kind": "manages_staff", "value": None, "name": "unknown", "quote": "managed staff"}
    return {"signals": [told]}


def _read_conferral(value: Value) -> Changes:
    return {"conferred": _CONFERRED[value["conferred"]]} if "conferred" in value else {}


def _read_name(value: Value) -> Changes:
    names = {"degree": "name", "field": "field"}
    return {field: value[name] for field, name in names.items() if name in value}


def _read_equivalence(value: Value) -> Changes:
    """An evaluation counts once it says as which degree; without one nothing is known anew."""
    if value.get("evaluated") == "yes" and "level" in value:
        return {"equivalence": "plain", "level": value["level"]}
    return {}


def _read_dates(value: Value) -> Changes:
    return {name: value[name] for name in ("start", "end") if name in value}


_WHOLE = "the whole information technology department"
_CONFERRED = {"yes": "yes", "not_yet": "no", "no": "no"}
_SCOPES = {"whole": "yes", "part": "unclear", "none": "no"}
_QUOTES = {
    "staff": "{:,} technical staff",
    "users": "{:,} users",
    "sites": "{:,} sites",
    "devices": "{:,} devices",
    "budget": "a yearly budget of ${:,}",
}
_PLAIN: Mapping[QuestionKind, Callable[[Value], Changes]] = {
    "start": _read_dates,
    "end": _read_dates,
    "start_and_end": _read_dates,
    "still_working": _read_still,
    "share": _read_share,
    "staff": _read_staff,
    "conferral": _read_conferral,
    "degree_field": _read_name,
    "degree_name": _read_name,
    "equivalence": _read_equivalence,
}
