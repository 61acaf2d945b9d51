"""The verbs of asking a candidate: ask, ask again, withdraw, and look at the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import asking, letters, links
from hiring.correspondence.asking import NewLetter, NewQuestion
from hiring.correspondence.models import (
    AnswerDraft,
    AskedQuestion,
    CandidateLink,
    Letter,
    Purpose,
    Questionnaire,
)
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification import service as qualification
from hiring.vacancies.models import Application, Stage

LONGEST_QUESTION = 1000
PURPOSE = Purpose.QUESTIONS


class AskError(ValueError):
    """The questions can't be asked as they are; the message is a sentence for the recruiter."""


class AskedMeanwhileError(Exception):
    """Somebody else asked the candidate since the recruiter opened the page; nothing was sent."""


def ask(
    session: Session,
    application: Application,
    *,
    questions: Sequence[NewQuestion],
    letter: NewLetter | None,
    seen: int | None,
    actor_id: int,
) -> Questionnaire:
    """Ask the candidate these questions, by this letter, or without one where the link is handed
    over.  What was asked before and not answered ends; what the candidate has typed for the same
    question is kept.

    `seen` is the id of what was asked last when the recruiter looked (None: nothing):
    AskedMeanwhileError where that is not so any more.  AskError and LetterError where something is
    missing."""
    session.get(Application, application.id, with_for_update=True)
    last = asking.newest(session, application)
    if seen != (last.id if last else None):
        raise AskedMeanwhileError
    check(application, questions)
    found = qualification.current(session, application.id)
    if letter is not None:
        letters.check(subject=letter.subject, body=letter.body, to_address=letter.to_address)
    if last is not None and last.open:
        # Of its own application: that may be one that was merged into this.
        letters.drop(session, last.application, purpose=PURPOSE)
        links.revoke(session, last.application, purpose=PURPOSE)
        _end(last, actor_id)
    made = Questionnaire(
        application_id=application.id,
        application=application,
        qualification_id=found.id if found else None,
        asked_at=now(),
        asked_by=actor_id,
        by_hand=letter is None,
        questions=[_row(number, one) for number, one in enumerate(questions, 1)],
    )
    session.add(made)
    session.flush()
    if last is not None:
        _carry_over(session, last, made)
    _record(session, made, "correspondence.asked", actor_id, questions=len(questions))
    if letter is not None:
        letters.ask(
            session, application, purpose=PURPOSE, ref=made.id, actor_id=actor_id, **asdict(letter)
        )
    return made


def check(application: Application, questions: Sequence[NewQuestion]) -> None:
    """AskError where these questions can't be asked of the candidate."""
    if application.stage == Stage.WITHDRAWN:
        raise AskError("The candidate has withdrawn: nobody is asked after that.")
    if not questions:
        raise AskError("Choose at least one question, or add one of your own.")
    for question in questions:
        if not question.text.strip():
            raise AskError("A question has no words: write them, or leave the question out.")
        if len(question.text) > LONGEST_QUESTION:
            raise AskError(f"Keep each question to {LONGEST_QUESTION} characters.")


def _row(number: int, question: NewQuestion) -> AskedQuestion:
    return AskedQuestion(
        number=number,
        key=question.key,
        kind=question.kind,
        requirement=question.requirement,
        targets=[asdict(ref) for ref in question.targets],
        text=question.text.strip(),
    )


def _carry_over(session: Session, old: Questionnaire, new: Questionnaire) -> None:
    """Give the new questions what the candidate typed for the old ones and never sent."""
    if old.answered_at is not None:
        return
    typed = {
        (one.key, one.kind): one.draft
        for one in old.questions
        if one.draft is not None and one.requirement is not None
    }
    for question in new.questions:
        draft = typed.get((question.key, question.kind))
        if draft is not None:
            session.add(
                AnswerDraft(question_id=question.id, value=draft.value, saved_at=draft.saved_at)
            )


def hand_over(session: Session, asked: Questionnaire, *, settings: Settings, actor_id: int) -> str:
    """The address of the candidate's page, shown once, to be passed on by hand.  AskError where it
    was answered or has ended."""
    _must_be_open(asked)
    return letters.hand_over(
        session,
        asked.application,
        purpose=PURPOSE,
        settings=settings,
        ref=asked.id,
        actor_id=actor_id,
    )


def send_again(session: Session, asked: Questionnaire, *, actor_id: int) -> Letter:
    """Have the letter sent once more, with a new link.  AskError where it was answered or has
    ended, or where there never was a letter."""
    _must_be_open(asked)
    letter = letters.newest(session, asked.application, purpose=PURPOSE)
    if letter is None or letter.ref != asked.id:
        raise AskError("No letter was written for these questions: show the link instead.")
    return letters.ask_again(session, letter, actor_id=actor_id)


def withdraw(session: Session, asked: Questionnaire, *, actor_id: int) -> None:
    """Take the questions back: the link ends, and a letter that still waits is not sent.  AskError
    where they were answered or have ended."""
    _must_be_open(asked)
    letters.drop(session, asked.application, purpose=PURPOSE)
    links.revoke(session, asked.application, purpose=PURPOSE)
    _end(asked, actor_id)
    _record(session, asked, "correspondence.withdrawn", actor_id)


def has_unseen(session: Session, application: Application) -> bool:
    """Whether the candidate has answered and nobody has looked at it yet."""
    unseen = _unseen(application).exists()
    return bool(session.scalar(select(unseen)))


def _unseen(application: Application) -> Select[Questionnaire]:
    return select(Questionnaire).where(
        asking.asked_of(application),
        Questionnaire.answered_at.is_not(None),
        Questionnaire.seen_at.is_(None),
    )


def mark_seen(session: Session, application: Application, *, actor_id: int) -> int:
    """Note that a recruiter has looked at the candidate's answers; how many sets were new."""
    unseen = session.scalars(_unseen(application)).all()
    for one in unseen:
        one.seen_at, one.seen_by = now(), actor_id
        _record(session, one, "correspondence.answers_seen", actor_id)
    return len(unseen)


def waiting_for_answers() -> Select[int]:
    """The ids of the applications whose candidate was asked and may still answer: a statement for
    other rooms to build on.  What was asked of one that is merged now counts for the one kept."""
    usable = exists().where(
        CandidateLink.application_id == Questionnaire.application_id,
        CandidateLink.purpose == PURPOSE.value,
        *links.unspent(CandidateLink),
        CandidateLink.expires_at > now(),
    )
    on_its_way = exists().where(
        Letter.application_id == Questionnaire.application_id,
        Letter.purpose == PURPOSE.value,
        Letter.state == "waiting",
    )
    return (
        select(asking.KEPT)
        .join(Questionnaire, Questionnaire.application_id == asking.Asked.id)
        .where(
            Questionnaire.answered_at.is_(None),
            Questionnaire.ended_at.is_(None),
            usable | on_its_way,
        )
    )


def _must_be_open(asked: Questionnaire) -> None:
    if asked.answered_at is not None:
        raise AskError("The candidate has answered already.")
    if asked.ended_at is not None:
        raise AskError("These questions were withdrawn or replaced by newer ones.")


def _end(asked: Questionnaire, actor_id: int) -> None:
    asked.ended_at, asked.ended_by = now(), actor_id


def _record(
    session: Session, asked: Questionnaire, act: str, actor_id: int | None, **details: int
) -> None:
    audit.record(
        session,
        act,
        subject="application",
        subject_id=asked.application_id,
        vacancy_id=asked.application.vacancy_id,
        actor_id=actor_id,
        questionnaire=asked.id,
        **details,
    )
