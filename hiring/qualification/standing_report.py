"""Findings with everything that people and answers did, as plain JSON: what is stored and shown."""

from __future__ import annotations

from typing import Any

from hiring.qualification.amend import Amended, AmendedField, Change, FactRef, LeftOut
from hiring.qualification.findings import JudgedDegree, JudgedPosition, Qualification
from hiring.qualification.report import write_qualification
from hiring.reading.fact_words import name_degree, name_licence, name_position
from hiring.reading.facts import Degree, Licence, Position, to_json

Json = dict[str, Any]


def write_standing(judged: Qualification, amended: Amended) -> Json:
    """The whole result, each fact with its place and its amendments; also the statements on
    licence and automobile, the facts left out, what the reader may have missed, and the
    changes whose fact no longer exists."""
    result = write_qualification(judged)
    for kind, name in (("position", "positions"), ("degree", "education")):
        for entry in result[name]:
            ref = FactRef(kind, entry["document"], entry["index"])  # type: ignore[arg-type]
            entry["amended"] = _write_fields(amended, ref)
    return {
        **result,
        "licences": _write_statements(amended, "licence", "licences"),
        "automobile": _write_statements(amended, "automobile", "automobile"),
        "left_out": [_write_left_out(one) for one in amended.left_out],
        "missed": {
            "position": [_write_missed(one.position, one) for one in judged.missed],
            "degree": [_write_missed(one.degree, one) for one in judged.missed_degrees],
        },
        "lost": [{"kind": change.kind, **_write_change(change)} for change in amended.lost],
    }


def _write_statements(amended: Amended, kind: Any, name: str) -> list[Json]:
    return [
        {
            **to_json(fact),
            "document": ref.document,
            "index": ref.index,
            "amended": _write_fields(amended, ref),
        }
        for facts, refs in zip(amended.documents, amended.refs, strict=True)
        for fact, ref in zip(getattr(facts, name), refs[kind], strict=True)
    ]


def _write_fields(amended: Amended, ref: FactRef) -> list[Json]:
    return [_write_field(one) for one in amended.fields.get(ref, ())]


def _write_field(one: AmendedField) -> Json:
    return {
        "field": one.field,
        "was": to_json(one.was),
        "now": to_json(one.now),
        **_write_change(one.change),
    }


def _write_missed(fact: Position | Degree, judged: JudgedPosition | JudgedDegree) -> Json:
    return {**to_json(fact), "document": judged.document, "index": judged.index} | (
        {"evidence": to_json(judged.evidence)} if isinstance(judged, JudgedPosition) else {}
    )


def _write_left_out(one: LeftOut) -> Json:
    return {
        "kind": one.ref.kind,
        "document": one.ref.document,
        "index": one.ref.index,
        "label": _label(one),
        **_write_change(one.change),
    }


def _label(one: LeftOut) -> str:
    fact = one.fact
    if isinstance(fact, Position):
        return name_position(fact)
    if isinstance(fact, Degree):
        return name_degree(fact)
    return name_licence(fact) if isinstance(fact, Licence) else "personal automobile"


def _write_change(change: Change) -> Json:
    return {
        "amendment": change.id,
        "act": change.act,
        "source": change.source,
        "by": change.by,
        "at": change.at,
        "note": change.note,
    }
