"""The history of a candidate's findings: for each time they were computed, why, by whom, and what
it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.qualification.application_models import PersonDecision, Verdict
from hiring.qualification.differences import (
    Change,
    MonthsChange,
    find_changes,
    find_month_changes,
)
from hiring.qualification.fact_values import FIELD_NAMES, show_value
from hiring.qualification.models import Amendment, FindingReview, Qualification
from hiring.vacancies.models import Application

CAUSES = {
    "reading": "a document was read",
    "correction": "a fact was corrected",
    "answer": "the candidate answered",
    "review": "a finding was decided",
    "date": "the vacancy's date changed",
    "edition": "the edition changed",
    "special": "HR confirmed the special requirements",
    "rules": "the rules of the product changed",
}
ACTS = {
    "correct": "Corrected",
    "leave_out": "Left out",
    "add": "Added",
    "withdraw": "Taken back",
}
FACTS = {
    "position": "a position",
    "degree": "a degree",
    "licence": "a statement on a licence",
    "automobile": "a statement on an automobile",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person or an answer did: the act in words, its fields with the values before (None
    where there were none) and after, and the reason."""

    what: str
    fields: tuple[tuple[str, str | None, str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class PastFindings:
    """Findings of one time, and what they said differently from those before them."""

    row: Qualification
    because: str
    deeds: tuple[Deed, ...]
    changes: tuple[Change, ...]
    months: tuple[MonthsChange, ...]
    outcome_before: str | None


def tell_history(
    session: Session, application: Application, history: Sequence[Qualification]
) -> tuple[PastFindings, ...]:
    """The findings, newest first as given, each with what brought it about and what it changed."""
    acts = _Acts(
        _by_id(session, Amendment, _named(history, "amendments")),
        _by_id(session, FindingReview, _named(history, "reviews")),
        _name_decisions(session, application, history),
    )
    return tuple(_tell(row, before, acts) for row, before in zip_longest(history, history[1:]))


@dataclass(frozen=True, slots=True)
class _Acts:
    """What people did, by the ids that the rows name: also to what came from a merged candidate."""

    amendments: Mapping[int, Amendment]
    reviews: Mapping[int, FindingReview]
    decisions: Mapping[int, str]


def _named(history: Sequence[Qualification], name: str) -> set[int]:
    return {id_ for row in history for id_ in row.inputs.get(name, ())}


def _by_id(session: Session, table: Any, ids: Collection[int]) -> dict[int, Any]:
    if not ids:
        return {}
    rows = session.scalars(select(table).where(table.id.in_(ids)))
    return {row.id: row for row in rows}


def _name_decisions(
    session: Session, application: Application, history: Sequence[Qualification]
) -> dict[int, str]:
    """The merges and separations that rows name, in words."""
    ids = [row.inputs["person_decision"] for row in history if "person_decision" in row.inputs]
    decisions = _by_id(session, PersonDecision, ids)
    pairs = {id_ for one in decisions.values() for id_ in (one.first_id, one.second_id)}
    others = _by_id(session, Application, pairs - {application.id})
    return {
        id_: _name_decision(
            one, others[one.second_id if one.first_id == application.id else one.first_id]
        )
        for id_, one in decisions.items()
    }


def _name_decision(decision: PersonDecision, other: Application) -> str:
    if decision.verdict == Verdict.MERGED:
        return f"candidate {other.number} was merged into this one"
    why = f" (“{decision.reason}”)" if decision.reason else ""
    return f"this candidate and candidate {other.number} were separated again{why}"


def _tell(row: Qualification, before: Qualification | None, acts: _Acts) -> PastFindings:
    because = acts.decisions.get(row.inputs.get("person_decision", 0), CAUSES[row.because])
    if before is None:
        return PastFindings(row, "first judged", (), (), (), None)
    results = (before.result, row.result)
    amended = [acts.amendments[id_] for id_ in _new(row, before, "amendments")]
    reviewed = [acts.reviews[id_] for id_ in _new(row, before, "reviews")]
    deeds = [_amendment(one, results) for one in amended]
    deeds += [_review(one, row.result) for one in reviewed]
    return PastFindings(
        row,
        because,
        tuple(deeds),
        find_changes(*results),
        find_month_changes(*results),
        before.outcome if before.outcome != row.outcome else None,
    )


def _new(row: Qualification, before: Qualification, name: str) -> list[int]:
    earlier = set(before.inputs.get(name, ()))
    return [id_ for id_ in row.inputs.get(name, ()) if id_ not in earlier]


def _amendment(row: Amendment, results: tuple[Any, Any]) -> Deed:
    what = f"{ACTS[row.act]}: {_name(row, results)}"
    if row.act == "withdraw" and row.amends is not None:
        back = _amended(results[0], row.amends)
        return Deed(what, tuple(_field(one, "now", "was") for one in back), row.note)
    if row.act == "correct":
        made = _amended(results[1], row.id)
        return Deed(what, tuple(_field(one, "was", "now") for one in made), row.note)
    given = ((FIELD_NAMES[name], None, show_value(name, v)) for name, v in row.changes.items())
    return Deed(what, tuple(given), row.note)


def _field(one: Mapping[str, Any], before: str, after: str) -> tuple[str, str, str]:
    name = one["field"]
    return FIELD_NAMES[name], show_value(name, one[before]), show_value(name, one[after])


def _name(row: Amendment, results: tuple[Any, Any]) -> str:
    """The fact the amendment is about, by what it is called in one of the results."""
    wanted = {row.id, row.amends}
    for result in reversed(results):
        for fact in _facts(result):
            if any(one["amendment"] in wanted for one in fact.get("amended", ())):
                return _call(fact, row.kind)
        for lost in result.get("left_out", ()):
            if lost["amendment"] in wanted:
                return str(lost["label"])
    return FACTS[row.kind]


def _call(fact: Mapping[str, Any], kind: str) -> str:
    names = (
        fact.get("title") or fact.get("degree"),
        fact.get("employer") or fact.get("institution"),
    )
    return ", ".join(name for name in names if name) or FACTS[kind]


def _amended(result: Mapping[str, Any], amendment: int) -> Iterator[Mapping[str, Any]]:
    for fact in _facts(result):
        yield from (one for one in fact.get("amended", ()) if one["amendment"] == amendment)


def _facts(result: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for name in ("positions", "education", "licences", "automobile"):
        yield from result.get(name, ())


_DECIDED = {
    "confirm": "Confirmed",
    "override": "Overridden",
    "equivalency": "Decided by an equivalency review",
    "lift": "Decision lifted",
}
_RESULTS = {"met": "met", "not_met": "not met", "unclear": "unclear"}


def _review(row: FindingReview, result: Mapping[str, Any]) -> Deed:
    labels = {one["requirement"]: one["label"] for one in result["findings"]}
    what = f"{_DECIDED[row.act]}: {labels.get(row.requirement, row.requirement)}"
    decided = _RESULTS.get(row.result or row.machine_result, "")
    fields = () if row.act == "lift" else (("finding", None, decided),)
    return Deed(what, fields, row.reason)
