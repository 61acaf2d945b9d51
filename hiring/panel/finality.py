"""Whether the panel's ratings can still change, and who of the panel has read the official list,
which tells of preference and must not be known to those who rate."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.audit import AuditEvent
from hiring.panel.consensus import round_of
from hiring.panel.models import ScoresUse, Sheet
from hiring.panel.rules import rules_of
from hiring.people.models import User
from hiring.vacancies.models import Application, Vacancy

# Kept in the audit trail, which is never changed: a look can't be undone.
LIST_READ = "decision.list_read"


def why_not_final(session: Session, vacancy: Vacancy) -> str | None:
    """Why the ratings that scores use can still change, as a sentence; None where they can't
    unless the recruiter lets the panel go on."""
    rules, talk = rules_of(session, vacancy), round_of(session, vacancy)
    if rules.closed_at is None:
        return "Rating goes on. The recruiter closes the panel under its rules when it is done."
    if talk is not None and talk.closed_at is None:
        return "The consensus round is open. The recruiter closes it when the panel has talked."
    if talk is None and rules.scores_use == ScoresUse.CONSENSUS:
        return "Scores use the final ratings of a consensus round, which has not been held yet."
    return None


def note_list_read(session: Session, vacancy: Vacancy, user: User) -> None:
    """Keep on record that somebody with a sheet here has read the official list; once is enough."""
    rates = (
        select(Sheet.id)
        .join(Sheet.application)
        .where(Application.vacancy_id == vacancy.id, Sheet.user_id == user.id)
    )
    if user in raters_who_read(session, vacancy) or not session.scalar(select(exists(rates))):
        return
    audit.record(
        session,
        LIST_READ,
        subject="vacancy",
        subject_id=vacancy.id,
        actor_id=user.id,
        vacancy_id=vacancy.id,
    )


def raters_who_read(session: Session, vacancy: Vacancy) -> list[User]:
    """Those who rate here and have read the official list, by name."""
    readers = select(AuditEvent.actor_id).where(
        AuditEvent.vacancy_id == vacancy.id, AuditEvent.action == LIST_READ
    )
    return list(session.scalars(select(User).where(User.id.in_(readers)).order_by(User.name)))
