"""The verbs that change facts: correct, leave out, add, take back.  What the reader found stays
beside every change, and the findings are computed again at once."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Required, TypedDict, Unpack

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification.acts import judge_again, take_hold
from hiring.qualification.amend import Act, Amended, Fact, FactRef, Source, fact_at
from hiring.qualification.fact_fields import (
    NEW_POSITION,
    AmendmentError,
    Changes,
    FactKind,
    check_changes,
    check_position,
)
from hiring.qualification.inputs import Inputs, amend_inputs, inputs_now, load
from hiring.qualification.models import Amendment, Qualification
from hiring.reading.facts import Position
from hiring.vacancies.models import Application

ADDED = "amendment:"


class Wanted(TypedDict, total=False):
    """One change: "correct" and "leave_out" need a `target`, "add" needs none, "withdraw" takes
    back the amendment `amends`."""

    act: Required[Act]
    kind: Required[FactKind]
    target: FactRef | None
    changes: Changes
    note: str
    source: Source
    actor_id: Required[int | None]
    amends: int


def amend(
    session: Session, application: Application, *, seen: int | None, **wanted: Unpack[Wanted]
) -> Qualification:
    """Make one change to the candidate's facts, and return the findings then in force.

    AmendmentError where the change can't be made, StaleError where other findings than `seen` are
    in force; nothing is written then.  What is answered through the link of a merged application
    counts for the one that was kept."""
    application = application.merged_into or application
    take_hold(session, application, seen=seen)
    write_change(session, application, **wanted)
    return judge_again(session, application)


def write_change(session: Session, application: Application, **wanted: Unpack[Wanted]) -> Amendment:
    """Write one change and judge nothing: several are made one after another and judged once, by
    `judge_again`, between `take_hold` and the end of the transaction.

    AmendmentError, and nothing written, where the change can't be made on top of those before."""
    act, kind, target = wanted["act"], wanted["kind"], wanted.get("target")
    inputs = inputs_now(session, application)
    stock = load(session, [inputs])
    row = Amendment(
        application_id=application.id,
        act=act,
        kind=kind,
        changes=check_changes(kind, wanted.get("changes", {}), as_of=application.vacancy.as_of),
        note=wanted.get("note", "").strip(),
        source=wanted.get("source", "recruiter"),
        actor_id=wanted["actor_id"],
        at=now(),
    )
    if act == "withdraw":
        standing = stock.amendments.get(wanted.get("amends", 0))
        row.amends = _standing(standing, inputs, stock.amendments).id
    else:
        _aim(row, target, inputs, {stock.readings[id_].sha256: id_ for id_ in inputs.readings})
        _check(row, target, amend_inputs(inputs, stock))
    session.add(row)
    session.flush()
    audit.record(
        session,
        f"facts.{act}",
        subject="application",
        subject_id=application.id,
        actor_id=row.actor_id,
        vacancy_id=application.vacancy_id,
        amendment=row.id,
        kind=kind,
        fields=sorted(row.changes),
        source=row.source,
    )
    return row


def _standing(row: Amendment | None, inputs: Inputs, known: Any) -> Amendment:
    back = {known[id_].amends for id_ in inputs.amendments if known[id_].act == "withdraw"}
    if row is None or row.act == "withdraw" or row.id in back:
        raise AmendmentError("This change was taken back already, or is not one of this candidate.")
    return row


def _aim(
    row: Amendment, target: FactRef | None, inputs: Inputs, reading_of: dict[str, int]
) -> None:
    """Say in the row which fact it is about."""
    if row.act == "add":
        return
    if target is None or target.kind != row.kind:
        raise AmendmentError("Say which fact is meant.")
    if target.document.startswith(ADDED):
        row.amends = int(target.document.removeprefix(ADDED))
        if row.amends not in inputs.amendments:
            raise AmendmentError("This fact is no longer there.")
    elif target.document in reading_of:
        row.reading_id, row.place = reading_of[target.document], target.index
    else:
        raise AmendmentError("This fact stands in no document of this candidate.")


def _check(row: Amendment, target: FactRef | None, amended: Amended) -> None:
    if row.act == "leave_out":
        if not row.note:
            raise AmendmentError("Say why this is left out.", "note")
        if row.changes:
            raise AmendmentError("What is left out can't be changed as well.")
    elif not row.changes:
        raise AmendmentError("Nothing was changed.")
    fact = None if target is None else fact_at(amended, target)
    if row.act == "add":
        _check_added(row)
    if row.kind == "position":
        base = fact if isinstance(fact, Position) else NEW_POSITION
        check_position(_with(base, row.changes))


def _check_added(row: Amendment) -> None:
    needed = {"licence": ("kind", "status"), "automobile": ("status",), "degree": ("level",)}
    for name in needed.get(row.kind, ()):
        if name not in row.changes:
            raise AmendmentError("This is needed.", name)
    if row.kind == "position" and not (row.changes.get("title") or row.changes.get("employer")):
        raise AmendmentError("A position needs a title or an employer.", "title")
    if row.source == "recruiter" and not row.note:
        raise AmendmentError("Say where this is known from.", "note")


def _with(position: Fact, changes: Changes) -> Position:
    assert isinstance(position, Position)
    names = {field.name for field in fields(position)} - {"signals", "evidence", "summary"}
    return replace(position, **{name: value for name, value in changes.items() if name in names})
