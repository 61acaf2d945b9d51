"""What a recruiter asks: the questions that the findings leave open, as drafted, and the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from hiring.correspondence.models import Answer, AskedQuestion, Questionnaire
from hiring.correspondence.standing import result_of
from hiring.correspondence.wording import Wording, draft_letter
from hiring.people.models import User
from hiring.qualification.amend import FactRef
from hiring.qualification.fact_fields import FactKind
from hiring.qualification.models import Qualification
from hiring.qualification.question import QuestionKind
from hiring.vacancies.models import Application

OWN = "own"


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """One question to ask."""

    key: str
    kind: QuestionKind
    requirement: str | None
    targets: tuple[FactRef, ...]
    text: str


@dataclass(frozen=True, slots=True)
class NewLetter:
    """The letter that carries the link."""

    subject: str
    body: str
    to_address: str


def open_questions(session: Session, found: Qualification | None) -> tuple[NewQuestion, ...]:
    """The questions that would settle what is unclear in these findings."""
    asks = result_of(session, found)["asks"] if found else ()
    return tuple(
        NewQuestion(
            ask["key"], ask["kind"], ask["requirement"], read_targets(ask["targets"]), ask["text"]
        )
        for ask in asks
    )


def own_question(number: int, text: str) -> NewQuestion:
    """A question of the recruiter's own, for a free answer."""
    return NewQuestion(f"{OWN}:{number}", "text", None, (), text)


def read_targets(rows: Sequence[Mapping[str, Any]]) -> tuple[FactRef, ...]:
    """The facts that a stored question is about."""
    return tuple(
        FactRef(cast(FactKind, row["kind"]), row["document"], row["index"]) for row in rows
    )


def kind_of(question: AskedQuestion) -> QuestionKind:
    """The kind of a question that was asked."""
    return cast(QuestionKind, question.kind)


def word_letter(application: Application, *, sender: User, organisation: str) -> Wording:
    """The letter to this candidate, as drafted."""
    return draft_letter(
        name=application.name,
        title=application.vacancy.title,
        organisation=organisation,
        sender=sender.name,
    )


def asked_of(application: Application) -> ColumnElement[bool]:
    """The condition on questionnaires that they were asked of this candidate, also as one of the
    applications that were merged into this."""
    merged = select(Application.id).where(Application.merged_into_id == application.id)
    return or_(
        Questionnaire.application_id == application.id, Questionnaire.application_id.in_(merged)
    )


# For statements about many candidates: join `Asked` on what was asked, and `KEPT` is the candidate
# that it counts for: what was asked of one that is merged now counts for the one that was kept.
Asked = aliased(Application)
KEPT: ColumnElement[int] = func.coalesce(Asked.merged_into_id, Asked.id)


def newest(session: Session, application: Application) -> Questionnaire | None:
    """What the candidate was asked last."""
    return session.scalar(
        select(Questionnaire)
        .where(asked_of(application))
        .order_by(Questionnaire.id.desc())
        .limit(1)
    )


def answered_keys(session: Session, application: Application) -> frozenset[str]:
    """The keys of the questions that the candidate has answered before, not left open."""
    return frozenset(
        session.scalars(
            select(AskedQuestion.key)
            .join(Answer, Answer.question_id == AskedQuestion.id)
            .join(Questionnaire, Questionnaire.id == AskedQuestion.questionnaire_id)
            .where(
                asked_of(application),
                Answer.effect != "left_open",
                AskedQuestion.requirement.is_not(None),
            )
        )
    )
