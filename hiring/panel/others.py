"""What all members gave the same candidates, read for those who may see it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.panel.differences import Difference, Final, Mark
from hiring.panel.instrument import areas_of, items_of
from hiring.panel.models import AreaNote, Rating, Sheet, SheetState
from hiring.panel.ratings import final_ratings, of_submitted
from hiring.panel.round_models import ConsensusRating
from hiring.people.models import User
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of


def read_differences(
    session: Session, vacancy: Vacancy, *, application_ids: Collection[int]
) -> list[Difference]:
    """Every rated item of these candidates with what each member gave it on a submitted sheet, by
    candidate and in the order of the instrument."""
    finals = final_ratings(session, vacancy)
    query = of_submitted(select(Sheet, User.name, Rating)).join(User, User.id == Sheet.user_id)
    rows = session.execute(
        query.where(
            Application.vacancy_id == vacancy.id, Sheet.application_id.in_(application_ids)
        ).order_by(Sheet.application_id, User.name, Sheet.id)
    )
    marks: dict[tuple[int, int], list[Mark]] = {}
    for sheet, member, rating in rows:
        mark = _mark(sheet, member, rating, finals.get((sheet.id, rating.item)))
        marks.setdefault((sheet.application_id, rating.item), []).append(mark)
    applications = session.scalars(
        select(Application).where(Application.id.in_(application_ids)).order_by(Application.number)
    )
    edition = edition_of(session, vacancy)
    return [row for one in applications for row in _rows(edition, one, marks)]


def read_area_notes(session: Session, application_id: int) -> list[tuple[str, int, str, str]]:
    """What members noted on whole areas of the candidate on submitted sheets: the area's slug, the
    member's id and name, and the note; by area and member."""
    rows = session.execute(
        select(AreaNote, Sheet.user_id, User.name)
        .join(Sheet, Sheet.id == AreaNote.sheet_id)
        .join(User, User.id == Sheet.user_id)
        .where(Sheet.application_id == application_id, Sheet.state == SheetState.SUBMITTED.value)
        .order_by(AreaNote.version)
    )
    newest = {(note.area, user_id): (name, note.note) for note, user_id, name in rows}
    return [
        (area, user_id, name, note)
        for (area, user_id), (name, note) in sorted(newest.items(), key=lambda one: one[0])
        if note
    ]


def _rows(
    edition: Edition, application: Application, marks: dict[tuple[int, int], list[Mark]]
) -> list[Difference]:
    return [
        Difference(application.id, application.number, item, tuple(found))
        for area in areas_of(edition, None)
        for item in items_of(edition, area)
        if (found := marks.get((application.id, item.number)))
    ]


def _mark(sheet: Sheet, member: str, rating: Rating, final: ConsensusRating | None) -> Mark:
    return Mark(
        sheet_id=sheet.id,
        user_id=sheet.user_id,
        member=member,
        value=rating.value,
        note=rating.note or "",
        final=Final(final.version, final.value, final.note or "") if final else None,
    )
