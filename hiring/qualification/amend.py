"""The facts as people and answers have amended them.

A fact is known by its document and its place there.  What the reader found stays as it is beside
every amendment; the later of two amendments of one field counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from classification.edition import Verdict
from hiring.qualification.fact_fields import (
    FIGURES,
    NEW_DEGREE,
    NEW_POSITION,
    VERDICT_FIELDS,
    AmendmentError,
    FactKind,
)
from hiring.reading.facts import (
    Automobile,
    Degree,
    Evidence,
    Facts,
    Licence,
    Position,
    Reader,
    Signal,
)

Act = Literal["correct", "leave_out", "add", "withdraw"]
Source = Literal["recruiter", "candidate"]
Fact = Position | Degree | Licence | Automobile

LISTS: dict[FactKind, str] = {
    "position": "positions",
    "degree": "education",
    "licence": "licences",
    "automobile": "automobile",
}
# What the evidence of an amended field is for, where that is not the field's own name.
_EVIDENCE = {
    "start": "dates",
    "end": "dates",
    "share": "dates",
    "signals": "scale",
    "level": "degree",
    "concentration": "field",
    "equivalence": "degree",
}


@dataclass(frozen=True, slots=True)
class FactRef:
    """Where a fact stands: the `index`-th (from 0) of its kind in the document with this SHA-256,
    or the one that an amendment added (`document` is then "amendment:12")."""

    kind: FactKind
    document: str
    index: int


@dataclass(frozen=True, slots=True)
class Change:
    """One amendment.  `target` is the fact it is about (None where it adds one); `at` is ISO."""

    id: int
    act: Act
    kind: FactKind
    target: FactRef | None
    changes: Mapping[str, Any]
    note: str
    source: Source
    by: int | None
    at: str


@dataclass(frozen=True, slots=True)
class AmendedField:
    """One field that was amended: what it was before and what it is now."""

    change: Change
    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdicts on a position that a person or an answer gave, each with its change."""

    oversight: tuple[Verdict, Change] | None = None
    manages_staff: tuple[Verdict, Change] | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that a person took out."""

    ref: FactRef
    fact: Fact
    change: Change


@dataclass(frozen=True, slots=True)
class Amended:
    """The documents with every change made, and how each fact came about.

    `refs` gives, for each document in its order and each kind, where each remaining fact stood
    before; `lost` are changes whose fact no longer exists."""

    documents: tuple[Facts, ...]
    refs: tuple[Mapping[FactKind, tuple[FactRef, ...]], ...] = ()
    rulings: Mapping[FactRef, Ruling] = field(default_factory=dict)
    fields: Mapping[FactRef, tuple[AmendedField, ...]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    lost: tuple[Change, ...] = ()


@dataclass(slots=True)
class _Work:
    """A fact while changes are made to it."""

    ref: FactRef
    fact: Fact
    ruling: Ruling = Ruling()
    fields: list[AmendedField] = field(default_factory=list)
    gone: Change | None = None


def amend(documents: Sequence[Facts], changes: Iterable[Change] = ()) -> Amended:
    """The facts of one candidate's documents with the changes made in their order.  Changes of the
    act "withdraw" and those they took back must be left out by the caller."""
    documents = [facts for facts in documents if facts.status == "read"]
    work = {work.ref: work for facts in documents for work in _open(facts)}
    changes = list(changes)
    added = [change for change in changes if change.act == "add"]
    for change in added:
        ref = added_ref(change)
        work[ref] = _Work(ref, _new_fact(change))
    lost = [change for change in changes if not _make(change, work)]
    sheets = [*documents, *(_sheet(change) for change in added)]
    return _close(sheets, work, lost)


def added_ref(change: Change) -> FactRef:
    """Where the fact stands that this change adds."""
    return FactRef(change.kind, f"amendment:{change.id}", 0)


def _open(facts: Facts) -> Iterable[_Work]:
    for kind, name in LISTS.items():
        for index, fact in enumerate(getattr(facts, name)):
            yield _Work(FactRef(kind, facts.sha256, index), fact)


def _new_fact(change: Change) -> Fact:
    if change.kind == "position":
        return NEW_POSITION
    if change.kind == "degree":
        return NEW_DEGREE
    if change.kind == "licence":
        return Licence(change.changes["kind"], change.changes["status"])
    return Automobile(change.changes["status"])


def _sheet(change: Change) -> Facts:
    """An added fact stands in a document of its own."""
    document = added_ref(change).document
    return Facts(document, "read", None, 0, Reader("", ocr=False, seconds=0))


def _make(change: Change, work: Mapping[FactRef, _Work]) -> bool:
    """Make one change; False where its fact is not there."""
    one = work.get(added_ref(change) if change.target is None else change.target)
    if one is None:
        return False
    if change.act == "leave_out":
        one.gone = change
        return True
    for name, value in change.changes.items():
        _set(one, change, name, value)
    return True


def _set(one: _Work, change: Change, name: str, value: Any) -> None:
    added = change.act == "add"
    if name in VERDICT_FIELDS:
        before = getattr(one.ruling, name)
        one.fields.append(AmendedField(change, name, before[0] if before else None, value))
        one.ruling = replace(one.ruling, **{name: (value, change)})
    elif name == "evidence":
        words = tuple(_stored_evidence(item) for item in value)
        one.fields.append(AmendedField(change, name, None, [item.quote for item in words]))
        one.fact = replace(one.fact, evidence=(*one.fact.evidence, *words))
        return
    elif name == "signals":
        signals = tuple(_signal(change, item) for item in value)
        one.fields.append(AmendedField(change, name, None, [item["quote"] for item in value]))
        assert isinstance(one.fact, Position)
        kept = _kept(one.fact.signals, {signal.kind for signal in signals})
        one.fact = replace(one.fact, signals=(*kept, *signals))
        return  # each signal has its own evidence
    else:
        was = None if added else getattr(one.fact, name)
        one.fields.append(AmendedField(change, name, was, value))
        one.fact = replace(one.fact, **{name: value}, **_undated(one.fact, name))
    own = _evidence(change, _EVIDENCE.get(name, name), value)
    one.fact = replace(one.fact, evidence=(*one.fact.evidence, own))


def _undated(fact: Fact, name: str) -> dict[str, Any]:
    """A degree of which a person says whether it is conferred is no longer judged by its date."""
    return {"year": None, "date": None} if isinstance(fact, Degree) and name == "conferred" else {}


def _kept(signals: Iterable[Signal], told: Collection[str]) -> Iterable[Signal]:
    """The signals of the documents that stand beside the figures that somebody told: a figure of
    the same kind is replaced, and how many staff were led is no size of the staff any more."""
    for signal in signals:
        if "staff" in told and signal.kind == "manages_staff":
            yield replace(signal, value=None)
        elif signal.kind not in told or signal.kind not in FIGURES:
            yield signal


def _signal(change: Change, item: Mapping[str, Any]) -> Signal:
    words = _evidence(change, "scale", item["quote"])
    return Signal(item["kind"], item["quote"], item["value"], item["name"], (words,))


def _evidence(change: Change, kind: str, value: Any) -> Evidence:
    """The words an amended value rests on: the answer's, or the value as a person wrote it."""
    quote = change.note if change.source == "candidate" and change.note else str(value or "none")
    return Evidence(kind, f"amendment:{change.id}", None, None, quote)


def _stored_evidence(item: Mapping[str, Any]) -> Evidence:
    box = tuple(item["box"]) if item["box"] else None
    return Evidence(item["for"], item["document"], item["page"], box, item["quote"])


def _close(sheets: Sequence[Facts], work: Mapping[FactRef, _Work], lost: list[Change]) -> Amended:
    documents, refs = [], []
    for facts in sheets:
        kept: dict[FactKind, list[_Work]] = {kind: [] for kind in LISTS}
        for one in work.values():
            if one.ref.document == facts.sha256 and one.gone is None:
                kept[one.ref.kind].append(one)
        lists: dict[str, Any] = {LISTS[k]: tuple(o.fact for o in ones) for k, ones in kept.items()}
        documents.append(replace(facts, **lists))
        refs.append({kind: tuple(one.ref for one in ones) for kind, ones in kept.items()})
    return Amended(
        documents=tuple(documents),
        refs=tuple(refs),
        rulings={ref: one.ruling for ref, one in work.items() if one.ruling != Ruling()},
        fields={ref: tuple(one.fields) for ref, one in work.items() if one.fields},
        left_out=tuple(
            LeftOut(ref, one.fact, one.gone) for ref, one in work.items() if one.gone is not None
        ),
        lost=tuple(lost),
    )


def fact_at(amended: Amended, ref: FactRef) -> Fact:
    """The fact that stands there now; AmendmentError where there is none."""
    for facts, refs in zip(amended.documents, amended.refs, strict=True):
        if ref in refs[ref.kind]:
            fact: Fact = getattr(facts, LISTS[ref.kind])[refs[ref.kind].index(ref)]
            return fact
    raise AmendmentError("This fact is no longer there: it was left out, or is read differently.")
