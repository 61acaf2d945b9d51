"""Keeping the list in step: with every set of findings, what the list shows of them and the signs
of the person behind them are written anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hiring.qualification.application_models import ListedCandidate, PersonSign
from hiring.qualification.listed import summarise
from hiring.qualification.models import Qualification
from hiring.qualification.person_signs import Sign, find_signs
from hiring.vacancies.models import Application


def keep_listed(session: Session, application: Application, found: Qualification) -> None:
    """Write what the list shows of the findings in force, and the candidate's signs."""
    shown = summarise(found.result)
    line = ListedCandidate(
        application_id=application.id,
        qualification_id=found.id,
        outcome=found.outcome,
        next_step=found.next_step,
        standing="statements" if found.only_statements_open else found.outcome,
        not_met=shown.not_met,
        unclear=shown.unclear,
        months_min=shown.months_min,
        months_max=shown.months_max,
        reviewed=shown.reviewed,
        overridden=shown.overridden,
        corrected=bool(found.inputs.get("amendments")),
        points=[[point.result, point.text] for point in shown.points],
        judged_at=found.created_at,
    )
    session.merge(line)
    _keep_signs(session, application, found.result)
    session.flush()


def _keep_signs(session: Session, application: Application, result: Mapping[str, Any]) -> None:
    signs = find_signs(
        name=application.name,
        email=application.email,
        phone=application.phone,
        employers=[position["employer"] for position in result["positions"]],
    )
    kept = select(PersonSign.kind, PersonSign.digest).where(
        PersonSign.application_id == application.id
    )
    if {Sign(kind, digest) for kind, digest in session.execute(kept)} == signs:
        return
    session.execute(delete(PersonSign).where(PersonSign.application_id == application.id))
    session.add_all(
        PersonSign(
            application_id=application.id,
            vacancy_id=application.vacancy_id,
            kind=sign.kind,
            digest=sign.digest,
        )
        for sign in signs
    )
