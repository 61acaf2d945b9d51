"""What a candidate was asked so far, as the recruiter's page shows it: questions, answers, the mail
and the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from hiring.correspondence.asking import asked_of
from hiring.correspondence.links import LinkState, state_of
from hiring.correspondence.models import (
    AskedQuestion,
    CandidateLink,
    Letter,
    Purpose,
    Questionnaire,
)
from hiring.people.models import MailState, User
from hiring.people.outgoing import ERRORS
from hiring.vacancies.models import Application

Sent = TypeVar("Sent", Letter, CandidateLink)

EFFECTS = {
    "fact": "Taken into the facts; the findings are computed again.",
    "to_read": "For you to read: it changes no fact by itself.",
    "left_open": "Left open.",
    "not_taken": "Not taken: the fact was changed or left out since, or the answer contradicts it.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One set of questions: `mail` and `state` in a sentence, `until` when a working link ends,
    `failed` whether the mail was given up."""

    row: Questionnaire
    asker: User | None
    state: str
    mail: str
    until: datetime | None
    failed: bool

    @property
    def may_send_again(self) -> bool:
        """Whether a letter was written that can go out once more."""
        return self.row.open and not self.row.by_hand


def list_asked(session: Session, application: Application) -> list[Asked]:
    """Everything the candidate was asked, newest first, in a fixed number of queries.  What was
    asked of an application that was merged into this one is among it."""
    rows = session.scalars(
        select(Questionnaire)
        .where(asked_of(application))
        .options(
            selectinload(Questionnaire.questions).selectinload(AskedQuestion.answer),
            selectinload(Questionnaire.asker),
        )
        .order_by(Questionnaire.id.desc())
    ).all()
    ids = [row.id for row in rows]
    letters = _newest(session, Letter, ids)
    links = _newest(session, CandidateLink, ids)
    return [_describe(row, letters.get(row.id), links.get(row.id)) for row in rows]


def _newest(session: Session, kind: type[Sent], ids: list[int]) -> dict[int | None, Sent]:
    query = (
        select(kind)
        .where(kind.purpose == Purpose.QUESTIONS.value, kind.ref.in_(ids))
        .order_by(kind.id)
    )
    return {row.ref: row for row in session.scalars(query)}


def _describe(row: Questionnaire, letter: Letter | None, link: CandidateLink | None) -> Asked:
    state = state_of(link)
    good = row.open and link is not None and state is LinkState.GOOD
    return Asked(
        row=row,
        asker=row.asker,
        state=_state(row, state),
        mail=_mail(row, letter, link),
        until=link.expires_at if link is not None and good else None,
        failed=row.open and letter is not None and letter.state == MailState.FAILED,
    )


def _state(row: Questionnaire, link: LinkState) -> str:
    if row.answered_at is not None:
        return "answered"
    if row.ended_at is not None:
        return "ended without answers"
    if link is LinkState.EXPIRED:
        return "the link has expired without answers"
    return "not answered yet"


def _mail(row: Questionnaire, letter: Letter | None, link: CandidateLink | None) -> str:
    if letter is None:
        return "The link was shown, to be passed on by hand."
    why = ERRORS.get(letter.last_error or "")
    if letter.state == MailState.SENT:
        return f"The letter was sent to {letter.to_address}."
    if letter.state == MailState.FAILED:
        return f"The letter to {letter.to_address} was not sent: {why}."
    if letter.state == MailState.DROPPED and link is not None and row.open:
        return "The link was shown, to be passed on by hand, and the letter was not sent."
    if letter.state == MailState.DROPPED:
        return f"The letter to {letter.to_address} was not sent: something newer took its place."
    if why:
        return f"The letter to {letter.to_address} waits: {why}; it will be tried again."
    return f"The letter to {letter.to_address} is on its way."
