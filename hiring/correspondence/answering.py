"""What a candidate does on the private page: save what is typed, and send it once.  An answer that
says something plainly becomes a fact, with the answer as its evidence, and the findings are
computed again at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from hiring.correspondence import asking, links
from hiring.correspondence.facts import FactChange, Standing, find_changes
from hiring.correspondence.filled import Filled, read, tidy, write_words
from hiring.correspondence.models import (
    Answer,
    AnswerDraft,
    AskedQuestion,
    CandidateLink,
    Questionnaire,
)
from hiring.correspondence.standing import Json, places_now, result_of
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.qualification import service as qualification
from hiring.qualification.acts import judge_again
from hiring.qualification.amendments import write_change
from hiring.qualification.fact_fields import AmendmentError
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application

Typed = Mapping[str, Mapping[str, str]]


class AnswersError(ValueError):
    """The answers can't be sent: one can't be read, or another page has changed them since they
    were checked."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question with what is typed for it so far, read, and in words."""

    question: AskedQuestion
    typed: Mapping[str, str]
    filled: Filled
    words: str


def sheets_of(asked: Questionnaire, *, today: date) -> list[Sheet]:
    """Every question with what the candidate has saved for it."""
    return [_sheet(question, today) for question in asked.questions]


def _sheet(question: AskedQuestion, today: date) -> Sheet:
    kind = asking.kind_of(question)
    typed = question.draft.value if question.draft else {}
    filled = read(kind, typed, today=today)
    return Sheet(question, typed, filled, write_words(kind, filled.value))


def digest_of(sheets: list[Sheet]) -> str:
    """A short sign of what is typed: the same while nothing changes."""
    text = json.dumps([[sheet.question.id, sheet.typed] for sheet in sheets], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def save(session: Session, asked: Questionnaire, *, typed: Typed) -> datetime:
    """Keep what is typed, by the number of each question, as it is; when that was.  A question that
    is not among them keeps what it has."""
    moment = now()
    for question in asked.questions:
        if str(question.number) not in typed:
            continue
        value = tidy(asking.kind_of(question), typed[str(question.number)])
        if question.draft is None:
            if value:
                session.add(AnswerDraft(question_id=question.id, value=value, saved_at=moment))
        elif question.draft.value != value:
            question.draft.value, question.draft.saved_at = value, moment
    session.flush()
    for question in asked.questions:
        session.expire(question, ["draft"])
    return moment


def send(
    session: Session, link: CandidateLink, asked: Questionnaire, *, checked: str, today: date
) -> list[Sheet]:
    """Take the saved answers as final, spend the link, and judge anew, once for all of them.

    `checked` is the digest of what the candidate checked.  AnswersError where that has changed or
    can't be read; links.SpentLinkError where the link is not good any more.  Nothing is written
    then."""
    sheets = sheets_of(asked, today=today)
    if digest_of(sheets) != checked or any(sheet.filled.errors for sheet in sheets):
        raise AnswersError
    links.use_link(session, link)
    application = _in_force(asked.application)
    session.get(Application, application.id, with_for_update=True)
    asked.answered_at = now()
    effects = [_take(session, application, asked, sheet) for sheet in sheets]
    if "fact" in effects:
        judge_again(session, application)
    audit.record(
        session,
        "correspondence.answered",
        subject="application",
        subject_id=application.id,
        vacancy_id=application.vacancy_id,
        actor_id=None,
        questionnaire=asked.id,
        facts=effects.count("fact"),
        to_read=effects.count("to_read"),
    )
    return sheets


def _in_force(application: Application) -> Application:
    """The application that this one was merged into, or itself."""
    while application.merged_into is not None:
        application = application.merged_into
    return application


def _take(session: Session, application: Application, asked: Questionnaire, sheet: Sheet) -> str:
    effect = _effect(session, application, asked, sheet) if sheet.filled.value else "left_open"
    session.add(
        Answer(
            question_id=sheet.question.id,
            value=dict(sheet.filled.value),
            words=sheet.words,
            at=now(),
            effect=effect,
        )
    )
    if sheet.question.draft is not None:
        session.delete(sheet.question.draft)
    session.flush()
    return effect


def _effect(session: Session, application: Application, asked: Questionnaire, sheet: Sheet) -> str:
    """Make the facts that follow from the answer, and say what came of it."""
    found = qualification.current(session, application.id)
    if found is None:
        return "to_read"
    edition = vacancies.edition_of(session, application.vacancy)
    refs = asking.read_targets(sheet.question.targets)
    places = places_now(session, application, asked, refs)
    if refs and not places:
        return "not_taken"
    result = result_of(session, found)
    changes = find_changes(
        asking.kind_of(sheet.question),
        sheet.filled.value,
        places,
        Standing(result, edition.scale_thresholds),
    )
    if not changes:
        return "to_read"
    if any(_settled_since(result, change, asked.asked_at) for change in changes):
        return "not_taken"
    note = write_words(asking.kind_of(sheet.question), sheet.filled.value, alone=True)
    made = [_make(session, application, change, note=note) for change in changes]
    return "fact" if any(made) else "not_taken"


def _make(session: Session, application: Application, change: FactChange, *, note: str) -> bool:
    """Make one change; False where it can't be made, because the fact is gone or the answer
    contradicts another."""
    try:
        write_change(
            session,
            application,
            act=change.act,
            kind=change.kind,
            target=change.target,
            changes=change.changes,
            note=note,
            source="candidate",
            actor_id=None,
        )
    except AmendmentError:
        return False
    return True


_LISTS = {
    "position": "positions",
    "degree": "education",
    "licence": "licences",
    "automobile": "automobile",
}


def _settled_since(result: Json, change: FactChange, asked_at: datetime) -> bool:
    """Whether a recruiter has settled the same field by hand since the question was asked: what a
    person decided is not overwritten."""
    if change.target is None:
        return False
    for fact in result.get(_LISTS[change.kind], ()):
        if (fact["document"], fact["index"]) == (change.target.document, change.target.index):
            return any(
                one["source"] == "recruiter"
                and one["field"] in change.changes
                and datetime.fromisoformat(one["at"]) > asked_at
                for one in fact.get("amended", ())
            )
    return False
