"""Panels for tests, made by the product's own verbs: members, candidates with read documents,
sheets with ratings."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask
from PIL import Image
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.foundation.storage import Storage
from hiring.intake.models import Document, DocumentState
from hiring.panel import service, slots
from hiring.panel.models import Sheet
from hiring.panel.round_models import InterviewSlot
from hiring.people.models import Role, User
from hiring.people.service import create_account, find_account
from hiring.reading.facts import Contact, Degree, Facts, Position, Reader, to_json
from hiring.reading.models import Reading
from hiring.reading.placed import PlacedLine, PlacedPage, PlacedText, PlacedWord
from hiring.redaction.changes import redact_words
from hiring.redaction.jobs import MadePage, MadeTwin, begin_twins, keep_twin
from hiring.redaction.twin_text import write_lines
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.service import add_application, edition_of, move, seat
from tests.conftest import PASSWORD
from tests.vacancies import made as vacancies


def person(session: Session, name: str, *roles: Role) -> User:
    """The account of this first name, able to sign in as name@district.example."""
    email = f"{name.lower()}@district.example"
    return find_account(session, email) or create_account(
        session, email=email, name=name, roles=roles, password=PASSWORD, actor_id=None
    )


def member(session: Session, vacancy: Vacancy, name: str, *roles: Role) -> User:
    """A panel member seated on the vacancy, with any further roles."""
    user = person(session, name, Role.PANEL, *roles)
    seat(session, vacancy, user=user, kind=SeatKind.PANEL, actor_id=vacancy.created_by)
    return user


def committee_member(session: Session, vacancy: Vacancy, name: str) -> User:
    """A committee member seated on the vacancy."""
    user = person(session, name, Role.COMMITTEE)
    seat(session, vacancy, user=user, kind=SeatKind.COMMITTEE, actor_id=vacancy.created_by)
    return user


def facts(name: str = "Ana Kovač") -> Facts:
    """What a reader might find in a résumé, with the person's name and contact where a panel member
    must not see them."""
    first = name.split(" ", maxsplit=1)[0]
    return Facts(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        status="read",
        error=None,
        pages=2,
        reader=Reader("1", ocr=False, seconds=0.2),
        text=f"{name}\nana.kovac@mail.example · (541) 555-0134",
        contact=Contact(name=name, email="ana.kovac@mail.example", phone="(541) 555-0134"),
        positions=(
            Position(
                title="Director of Technology",
                employer="Alder Valley Schools",
                place="Alder, OR",
                start="2012-07",
                end="present",
                share=1,
                summary=f"{first} oversaw a department of 14. See www.kovac.example/cv or write to"
                " ana.kovac@mail.example, (541) 555-0134. Graduated 1997.",
            ),
        ),
        education=(
            Degree("bachelor", "B.S.", "Computer Science", "Basin College, 1997", 1997, "yes"),
        ),
    )


def twins(session: Session, storage: Storage, application: Application) -> None:
    """Make the twins of the candidate's documents as a worker does, but for the drawing: their
    text is that of the facts, on one page without a picture."""
    for job in begin_twins(session, application_id=application.id):
        text = place(job.facts)
        redactions = tuple(redact_words(text, job.facts, job.names, job.changes))
        lines = write_lines(text, redactions)
        page = MadePage(1, 612, 792, tuple(lines[1]), picture())
        keep_twin(session, storage, job=job, made=MadeTwin(text, redactions, (page,)))


def picture(width: int = 8, height: int = 8) -> bytes:
    """A picture of a blank page of so many pixels."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "WEBP")
    return out.getvalue()


def place(facts: Facts) -> PlacedText:
    """The words of the facts on one page: contact, then each position and degree."""
    said = [("top", line) for line in facts.text.split("\n")]
    for position in facts.positions:
        said.append(("experience", f"{position.title}, {position.employer}"))
        said.append(("experience", position.summary))
    for degree in facts.education:
        said.append(("education", f"{degree.degree} {degree.field}, {degree.institution}"))
    lines = (
        PlacedLine(tuple(PlacedWord(word, 1) for word in line.split()), section)
        for section, line in said
    )
    return PlacedText((PlacedPage(1, 612, 792),), tuple(lines))


def candidate(session: Session, vacancy: Vacancy, name: str = "Ana Kovač") -> Application:
    """A qualified candidate with one read document."""
    application = add_application(session, vacancy)
    application.name = name
    found = facts(name)
    document = Document(
        vacancy_id=vacancy.id,
        application_id=application.id,
        sha256=found.sha256,
        filename="resume.pdf",
        size=1000,
        uploaded_at=now(),
        uploaded_by=vacancy.created_by,
        state=DocumentState.READ.value,
        state_changed_at=now(),
    )
    session.add(document)
    session.flush()
    session.add(
        Reading(document_id=document.id, reader_version="1", facts=to_json(found), created_at=now())
    )
    move(session, application, to=Stage.QUALIFIED, actor_id=None)
    return application


def first_candidate(session: Session, vacancy: Vacancy) -> Application:
    """The vacancy's Candidate 1."""
    numbered = select(Application).where(Application.number == 1)
    return session.scalars(numbered.where(Application.vacancy_id == vacancy.id)).one()


def send(session: Session, *applications: Application) -> list[Sheet]:
    """Send the candidates to their vacancy's panel."""
    vacancy = applications[0].vacancy
    return service.send_to_panel(
        session, vacancy, applications=applications, actor_id=vacancy.created_by
    )


def sheet_of(session: Session, application: Application, user: User) -> Sheet:
    """The user's sheet for the candidate."""
    found = session.scalar(
        select(Sheet).where(Sheet.application_id == application.id, Sheet.user_id == user.id)
    )
    assert found is not None
    return found


def open_sheet(session: Session, application: Application, user: User) -> Sheet:
    """The user's sheet for the candidate, opened."""
    return service.declare_no_conflict(session, sheet_of(session, application, user))


def submit_sheet(session: Session, application: Application, user: User, level: int = 3) -> Sheet:
    """The user's sheet for the candidate, the first item of each area rated at that level, and
    handed in with the rest left open."""
    sheet = open_sheet(session, application, user)
    for area in edition_of(session, application.vacancy).areas:
        service.rate(session, sheet, item=area.items[0].number, value=level)
    return service.submit(session, sheet, leave_open=True)


def slot(
    session: Session,
    application: Application,
    starts_at: datetime = datetime(2026, 11, 24, 17, tzinfo=UTC),
    place: str = "Room 4",
) -> InterviewSlot:
    """An interview of an hour with the candidate."""
    return slots.add_slot(
        session,
        application,
        starts_at=starts_at,
        minutes=60,
        place=place,
        actor_id=application.vacancy.created_by,
    )


def vacancy(session: Session) -> Vacancy:
    """An open vacancy without anybody seated on it."""
    return vacancies.vacancy(session)


def count_queries(app: Flask, ask: Callable[[], object]) -> int:
    """How many statements the application's database runs while `ask` is called."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)
