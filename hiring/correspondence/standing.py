"""The findings that questions are drawn from and answers are held against, as they stand today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from hiring.correspondence.models import Questionnaire
from hiring.qualification.amend import FactRef
from hiring.qualification.inputs import (
    Inputs,
    Stock,
    compute,
    find_again,
    inputs_now,
    inputs_of,
    load,
)
from hiring.qualification.models import Qualification
from hiring.reading.facts import Facts
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application

Json = Mapping[str, Any]


def result_of(session: Session, found: Qualification) -> Json:
    """The stored result; where it was stored before questions had kinds and facts had places, the
    same computed once more from what it was made from, and not stored."""
    if "asks" in found.result:
        return found.result
    application = session.get_one(Application, found.application_id)
    inputs = inputs_of(found)
    edition = vacancies.edition_of(session, application.vacancy)
    return compute(inputs, load(session, [inputs]), edition, found.as_of).result


def places_now(
    session: Session, application: Application, asked: Questionnaire, refs: Iterable[FactRef]
) -> tuple[FactRef, ...]:
    """Where the facts that a question was about stand now: a document may have been read again
    since, and its facts then stand in another order.  A fact that is gone is left out."""
    refs = tuple(refs)
    then = session.get(Qualification, asked.qualification_id) if asked.qualification_id else None
    if then is None or not refs:
        return refs
    inputs = inputs_now(session, application)
    if tuple(then.readings) == inputs.readings:
        return refs
    old, new = inputs_of(then), inputs
    stock = load(session, [old, new])
    found = (_place(ref, _by_document(old, stock), _by_document(new, stock)) for ref in refs)
    return tuple(ref for ref in found if ref is not None)


def _by_document(inputs: Inputs, stock: Stock) -> dict[str, tuple[int, Facts]]:
    """The reading and facts of each document, by its SHA-256."""
    return {stock.readings[id_].sha256: (id_, stock.readings[id_]) for id_ in inputs.readings}


def _place(
    ref: FactRef, then: Mapping[str, tuple[int, Facts]], now: Mapping[str, tuple[int, Facts]]
) -> FactRef | None:
    if ref.document not in then:
        return ref  # a fact that an amendment added
    if ref.document not in now:
        return None
    if then[ref.document][0] == now[ref.document][0]:
        return ref
    index = find_again(ref.kind, then[ref.document][1], ref.index, now[ref.document][1])
    return None if index is None else FactRef(ref.kind, ref.document, index)
