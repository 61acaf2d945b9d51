"""The verbs of qualification: judge an application, and look at what was found now and before."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.queue import DRAW_PAGES, enqueue
from hiring.intake import service as intake
from hiring.qualification.application_models import PersonDecision
from hiring.qualification.cause import find_cause
from hiring.qualification.inputs import Inputs, Stock, compute, inputs_now, inputs_of, load
from hiring.qualification.list_rows import keep_listed
from hiring.qualification.models import Qualification
from hiring.qualification.outcome import lacks_only_statements
from hiring.reading import page_images
from hiring.reading import service as reading
from hiring.reading.facts import Facts, from_json
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class Read:
    """The latest reading of one document, and its facts."""

    reading_id: int
    document_id: int
    facts: Facts


def latest_readings(session: Session, *, application_id: int) -> list[Read]:
    """The latest reading of each document of the application, in the order the documents came."""
    rows = reading.latest_readings(session, application_id)
    return [Read(row.id, row.document_id, from_json(row.facts)) for row in rows]


def qualify(
    session: Session, *, application_id: int, decision: PersonDecision | None = None
) -> Qualification | None:
    """Judge the application's latest facts by the edition its vacancy pins, with everything that
    people and answers changed, and return the findings in force.

    A new row is written only where something differs from the row in force: the inputs, the
    edition, the date or the result.  None where there is no such application or nothing could be
    read yet.  The documents are qualified by it, and a received application moves on.

    `decision` is the merge, or the end of one, that brought or took documents: the row names it."""
    application = session.get(Application, application_id, with_for_update=True)
    if application is None:
        return None
    inputs = inputs_now(session, application)
    if not inputs.readings:
        return None
    _ask_for_pictures(session, application_id)
    stock = load(session, [inputs])
    found = _judge(session, application, inputs, stock)
    in_force = current(session, application_id)
    if in_force is None or not _same(in_force, found):
        found.because, found.actor_id = find_cause(in_force, found, inputs, stock)
        if decision is not None:
            found.because, found.actor_id = "reading", decision.decided_by
            found.inputs = {**found.inputs, "person_decision": decision.id}
        session.add(found)
        session.flush()
        _record(session, application.vacancy_id, found)
        in_force = found
    keep_listed(session, application, in_force)
    intake.settle(session, application_id=application_id, qualified=True)
    return in_force


def _judge(
    session: Session, application: Application, inputs: Inputs, stock: Stock
) -> Qualification:
    """The findings as a row that is not in the database yet."""
    vacancy = application.vacancy
    computed = compute(inputs, stock, vacancies.edition_of(session, vacancy), vacancy.as_of)
    judged = computed.judged
    return Qualification(
        application_id=application.id,
        edition_id=vacancy.edition_id,
        edition_hash=vacancy.edition_hash,
        as_of=vacancy.as_of,
        readings=list(inputs.readings),
        inputs=inputs.to_json(),
        outcome=judged.outcome,
        next_step=judged.next_step,
        only_statements_open=lacks_only_statements(judged.findings),
        result=computed.result,
        created_at=now(),
    )


def _same(one: Qualification, other: Qualification) -> bool:
    names = ("readings", "edition_id", "edition_hash", "as_of", "result")
    return inputs_of(one) == inputs_of(other) and all(
        getattr(one, name) == getattr(other, name) for name in names
    )


def _ask_for_pictures(session: Session, application_id: int) -> None:
    rows = reading.latest_readings(session, application_id)
    document_ids = [row.document_id for row in rows]
    drawn = page_images.pages_of(session, document_ids=document_ids)
    for document_id in document_ids:
        if document_id not in drawn:
            enqueue(session, DRAW_PAGES, document_id=document_id)


def _record(session: Session, vacancy_id: int, found: Qualification) -> None:
    audit.record(
        session,
        "application.qualified",
        subject="application",
        subject_id=found.application_id,
        actor_id=found.actor_id,
        vacancy_id=vacancy_id,
        qualification_id=found.id,
        because=found.because,
        outcome=found.outcome,
        next_step=found.next_step,
        edition_hash=found.edition_hash,
        as_of=found.as_of.isoformat(),
        readings=found.readings,
    )


def current(session: Session, application_id: int) -> Qualification | None:
    """The findings in force: the newest."""
    return session.scalar(
        select(Qualification)
        .where(Qualification.application_id == application_id)
        .order_by(Qualification.id.desc())
        .limit(1)
    )


def history(session: Session, application_id: int) -> list[Qualification]:
    """All findings of the application, the newest first."""
    return list(
        session.scalars(
            select(Qualification)
            .where(Qualification.application_id == application_id)
            .order_by(Qualification.id.desc())
        )
    )


def current_by_application(session: Session, vacancy_id: int) -> dict[int, Qualification]:
    """The findings in force of every application of the vacancy that has some."""
    query = select(Qualification).where(Qualification.id.in_(_newest(vacancy_id)))
    return {row.application_id: row for row in session.scalars(query)}


def outcomes_by_application(session: Session, vacancy_id: int) -> dict[int, str]:
    """The outcomes of the same, without their findings: quick also for a thousand candidates."""
    query = select(Qualification.application_id, Qualification.outcome)
    rows = session.execute(query.where(Qualification.id.in_(_newest(vacancy_id))))
    return {number: outcome for number, outcome in rows}


def _newest(vacancy_id: int) -> Select[int]:
    return (
        select(func.max(Qualification.id))
        .join(Application, Application.id == Qualification.application_id)
        .where(Application.vacancy_id == vacancy_id, Application.merged_into_id.is_(None))
        .group_by(Qualification.application_id)
    )
