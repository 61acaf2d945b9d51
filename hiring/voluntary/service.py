"""The verbs of self-identification: keep, withdraw, and draw up the counts of a vacancy once.

No verb returns one person's answers, and none that keeps them writes into the audit trail: a line
there would say who answered, and when.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from hiring.correspondence import letters
from hiring.correspondence.models import CandidateLink, Letter, Purpose
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.people.models import MailState
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import lock
from hiring.voluntary.categories import RACE, SEX, categories
from hiring.voluntary.crossing import CROSSED, publish_crossed
from hiring.voluntary.keys import key_of
from hiring.voluntary.models import VoluntaryAnswer, VoluntaryCounts
from hiring.voluntary.steps import steps_of
from hiring.voluntary.suppression import THRESHOLD, Published, publish
from hiring.voluntary.tally import Person, count_crossed, count_people


class CountsError(Exception):
    """The counts can't be drawn up; the message is a sentence for the administrator."""


@dataclass(frozen=True, slots=True)
class Aggregates:
    """The counts of a vacancy as they were drawn up: a table of what may be shown for each
    question, by its key, and one of sex and race crossed.  The columns are the last steps that
    people reached (see tally.Step)."""

    drawn_up_at: datetime
    drawn_up_by: str
    threshold: int
    tables: Mapping[str, Published]


def keep_answers(
    session: Session,
    *,
    application_id: int,
    chosen: Mapping[str, Sequence[str]],
    secret_key: str,
) -> None:
    """Keep what the candidate chose, by the keys of the questions, in place of anything before."""
    forget_answers(session, application_ids=[application_id], secret_key=secret_key)
    session.add(
        VoluntaryAnswer(
            key=key_of(application_id, secret_key=secret_key),
            categories=categories().id,
            chosen={key: sorted(options) for key, options in chosen.items()},
        )
    )
    session.flush()


def forget_answers(session: Session, *, application_ids: Collection[int], secret_key: str) -> None:
    """Delete what is kept for these applications, if anything is: for a candidate who withdraws it,
    and for retention.  Nothing of it stays."""
    keys = [key_of(number, secret_key=secret_key) for number in application_ids]
    session.execute(delete(VoluntaryAnswer).where(VoluntaryAnswer.key.in_(keys)))


def open_until(session: Session, *, vacancy_id: int) -> datetime | None:
    """When the last link of the vacancy to the questions ends; None where none is open."""
    return session.scalar(
        select(func.max(CandidateLink.expires_at))
        .join(CandidateLink.application)
        .where(
            Application.vacancy_id == vacancy_id,
            Application.stage != Stage.WITHDRAWN.value,
            CandidateLink.purpose == Purpose.SELF_IDENTIFICATION.value,
            CandidateLink.used_at.is_(None),
            CandidateLink.revoked_at.is_(None),
            CandidateLink.expires_at > now(),
        )
    )


def draw_up(
    session: Session, vacancy: Vacancy, *, actor_id: int, secret_key: str
) -> VoluntaryCounts:
    """Draw up the counts of the vacancy as its candidates stand now, once and for all: two tables
    of the same people at two times would tell of those in whom they differ.

    CountsError where it was done before, or while a candidate can still answer."""
    lock(session, vacancy)
    if session.get(VoluntaryCounts, vacancy.id) is not None:
        raise CountsError("The counts are drawn up already; they stay as they are.")
    if open_until(session, vacancy_id=vacancy.id) is not None:
        raise CountsError("Candidates can still answer: wait until the last link has ended.")
    _drop_waiting_letters(session, vacancy)
    row = VoluntaryCounts(
        vacancy_id=vacancy.id,
        drawn_up_at=now(),
        drawn_up_by=actor_id,
        categories=categories().id,
        threshold=THRESHOLD,
        tables={
            key: table.to_json() for key, table in _count(session, vacancy, secret_key).items()
        },
    )
    session.add(row)
    audit.record(
        session,
        "voluntary.counts_drawn_up",
        subject="voluntary_counts",
        subject_id=vacancy.id,
        vacancy_id=vacancy.id,
        actor_id=actor_id,
    )
    session.flush()
    return row


def aggregates(session: Session, vacancy_id: int) -> Aggregates | None:
    """The counts of the vacancy that may be shown; None until they are drawn up."""
    row = session.get(VoluntaryCounts, vacancy_id)
    if row is None:
        return None
    return Aggregates(
        drawn_up_at=row.drawn_up_at,
        drawn_up_by=row.drawer.name,
        threshold=row.threshold,
        tables={key: Published.from_json(table) for key, table in row.tables.items()},
    )


def _count(session: Session, vacancy: Vacancy, secret_key: str) -> dict[str, Published]:
    """The tables of each question, and of sex and race crossed."""
    steps = steps_of(session, vacancy_id=vacancy.id)
    answers = _answers_of(session, vacancy.id, secret_key)
    people = [(step, answers.get(number, {})) for number, step in steps.items()]
    tables = {
        question.key: publish(
            count_people(
                question, (Person(step, own.get(question.key, ())) for step, own in people)
            )
        )
        for question in categories().questions
    }
    sex, race = categories().question(SEX), categories().question(RACE)
    crossed = count_crossed(sex, race, people)
    return tables | {CROSSED: publish_crossed(crossed, tables[SEX], tables[RACE])}


def _answers_of(
    session: Session, vacancy_id: int, secret_key: str
) -> dict[int, Mapping[str, Sequence[str]]]:
    """What was chosen, by application.  Answers that came through an application which was merged
    count for the one it was merged into, where that has none of its own."""
    merged_into = {
        number: into
        for number, into in session.execute(
            select(Application.id, Application.merged_into_id).where(
                Application.vacancy_id == vacancy_id
            )
        )
    }
    keys = {key_of(number, secret_key=secret_key): number for number in merged_into}
    rows = session.execute(
        select(VoluntaryAnswer.key, VoluntaryAnswer.chosen).where(VoluntaryAnswer.key.in_(keys))
    )
    found = {keys[key]: chosen for key, chosen in rows}
    for number in sorted(found):
        survivor = number
        while (into := merged_into[survivor]) is not None:
            survivor = into
        found.setdefault(survivor, found[number])
    return found


def _drop_waiting_letters(session: Session, vacancy: Vacancy) -> None:
    waiting = session.scalars(
        select(Letter)
        .join(Letter.application)
        .where(
            Application.vacancy_id == vacancy.id,
            Letter.purpose == Purpose.SELF_IDENTIFICATION.value,
            Letter.state == MailState.WAITING.value,
        )
    )
    for letter in waiting.all():
        letters.drop(session, letter.application, purpose=Purpose.SELF_IDENTIFICATION)
