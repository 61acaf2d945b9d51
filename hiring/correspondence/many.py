"""Asking many candidates at once: each gets the questions that their own findings leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.correspondence import asking, service
from hiring.correspondence.asking import KEPT, Asked, NewLetter, NewQuestion
from hiring.correspondence.models import Answer, AskedQuestion, Questionnaire
from hiring.people.models import User
from hiring.qualification.application_models import ListedCandidate
from hiring.qualification.models import Qualification
from hiring.vacancies.models import Application, Stage, Vacancy


@dataclass(frozen=True, slots=True)
class Asking:
    """What would be sent to whom: each candidate with their questions, those without an e-mail
    address, those who have an unanswered letter already, and those of whom nothing is open that
    they have not answered (or who have withdrawn)."""

    to_ask: tuple[tuple[Application, tuple[NewQuestion, ...]], ...]
    without_email: tuple[Application, ...]
    waiting: tuple[Application, ...]
    nothing_open: tuple[Application, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done: to whom letters go, and who gets none for lack of an address, because an
    earlier letter is not answered yet, or because nothing is open."""

    sent: tuple[Application, ...]
    without_email: tuple[Application, ...]
    waiting: tuple[Application, ...]
    nothing_open: tuple[Application, ...]


def plan(session: Session, applications: Sequence[Application]) -> Asking:
    """What each of the candidates would be asked; in as many queries for one as for all."""
    ids = [application.id for application in applications]
    found = _findings(session, ids)
    before = _answered(session, ids)
    waiting = set(session.scalars(service.waiting_for_answers().where(KEPT.in_(ids))))
    sorted_out: dict[str, list[Application]] = defaultdict(list)
    to_ask = []
    for one in applications:
        questions = tuple(
            question
            for question in asking.open_questions(session, found.get(one.id))
            if question.key not in before[one.id]
        )
        if one.id in waiting:
            sorted_out["waiting"].append(one)
        elif not questions or one.stage == Stage.WITHDRAWN:
            sorted_out["nothing"].append(one)
        elif not one.email:
            sorted_out["without"].append(one)
        else:
            to_ask.append((one, questions))
    return Asking(
        tuple(to_ask),
        tuple(sorted_out["without"]),
        tuple(sorted_out["waiting"]),
        tuple(sorted_out["nothing"]),
    )


def _findings(session: Session, ids: Iterable[int]) -> dict[int, Qualification]:
    """The findings in force of these applications."""
    rows = session.scalars(
        select(Qualification)
        .join(ListedCandidate, ListedCandidate.qualification_id == Qualification.id)
        .where(ListedCandidate.application_id.in_(ids))
    )
    return {row.application_id: row for row in rows}


def _answered(session: Session, ids: Iterable[int]) -> dict[int, set[str]]:
    rows = session.execute(
        select(KEPT, AskedQuestion.key)
        .join(Questionnaire, Questionnaire.application_id == Asked.id)
        .join(AskedQuestion, AskedQuestion.questionnaire_id == Questionnaire.id)
        .join(Answer, Answer.question_id == AskedQuestion.id)
        .where(KEPT.in_(ids), Answer.effect != "left_open")
    )
    keys: dict[int, set[str]] = defaultdict(set)
    for application_id, key in rows:
        keys[application_id].add(key)
    return keys


def ask_many(
    session: Session,
    vacancy: Vacancy,
    *,
    applications: Sequence[Application],
    organisation: str,
    actor: User,
) -> Sent:
    """Send each of the vacancy's candidates the letter with the questions open about them.
    AskedMeanwhileError where somebody else asks one of them in the same moment."""
    mine = [one for one in applications if one.vacancy_id == vacancy.id]
    planned = plan(session, mine)
    last = _newest(session, [one.id for one, _ in planned.to_ask])
    for application, questions in planned.to_ask:
        letter = asking.word_letter(application, sender=actor, organisation=organisation)
        service.ask(
            session,
            application,
            questions=questions,
            letter=NewLetter(letter.subject, letter.body, application.email or ""),
            seen=last.get(application.id),
            actor_id=actor.id,
        )
    return Sent(
        tuple(application for application, _ in planned.to_ask),
        planned.without_email,
        planned.waiting,
        planned.nothing_open,
    )


def _newest(session: Session, ids: Iterable[int]) -> dict[int, int]:
    rows = session.execute(
        select(KEPT, func.max(Questionnaire.id))
        .join(Questionnaire, Questionnaire.application_id == Asked.id)
        .where(KEPT.in_(ids))
        .group_by(KEPT)
    )
    return {row[0]: row[1] for row in rows}
