"""Candidates for tests of the pages: facts with evidence, read and judged by the product's own
verbs."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from hiring.foundation.clock import now
from hiring.foundation.database import Moment, make_sessions
from hiring.foundation.storage import Storage
from hiring.intake.models import Document, DocumentState
from hiring.people.models import Role, User
from hiring.qualification import service
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.reading.facts import (
    Automobile,
    Contact,
    Degree,
    Evidence,
    Facts,
    Licence,
    Position,
    Reader,
    Signal,
    to_json,
)
from hiring.reading.models import Reading
from hiring.reading.page_drawing import DrawnPage
from hiring.reading.page_images import digest_to_draw, keep_pages, pages_of
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import add_application, confirm_special
from tests.vacancies import made
from tests.vacancies.made import person as _person

__all__ = ["digest_to_draw", "pages_of", "service"]

TITLE_BOX = (72.0, 100.0, 220.0, 112.0)
DATES_BOX = (400.0, 100.0, 520.0, 112.0)


def session_of(app: Flask) -> Session:
    """A session that sends no jobs: nobody listens for them in these tests."""
    return make_sessions(app.extensions["engine"])()


def vacancy(session: Session, *, confirmed: bool = True, title: str = "CTO") -> Vacancy:
    """An open vacancy, its special requirements confirmed unless told otherwise."""
    row = made.vacancy(session, title=title)
    if confirmed:
        confirm_special(session, row, ground="It drives between sites.", actor_id=row.created_by)
    return row


def person(session: Session) -> User:
    """The recruiter who made the vacancies."""
    return _person(session, Role.RECRUITER)


def evidence(kind: str, quote: str, digest: str, box: object = None, page: int = 1) -> Evidence:
    """Words on a page, or without one where `box` is None."""
    return Evidence(kind, digest, page if box else None, box, quote)  # type: ignore[arg-type]


def head(
    digest: str, start: str = "2010-01", end: str = "present", *, paper: bool = True
) -> Position:
    """A head of information technology who manages technicians."""
    title, dates = ("Director of Technology", f"{start} – {end}")
    return Position(
        title=title,
        employer="Alder Valley Schools",
        place=None,
        start=start,
        end=end,
        share=1,
        summary="Supervised 14 network technicians.",
        signals=(
            Signal("manages_staff", "Supervised 14 network technicians", 14, "technical"),
            Signal("users", "9,000 students", 9000),
        ),
        evidence=(
            evidence("title", title, digest, TITLE_BOX if paper else None),
            evidence("dates", dates, digest, DATES_BOX if paper else None),
        ),
    )


def facts(name: str = "Ana Kovač", *, paper: bool = True, statements: bool = True) -> Facts:
    """The facts of somebody who meets every standard; without `statements`, all but licence and
    automobile."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    degree = evidence(
        "degree", "B.S. Computer Science", digest, (72.0, 300.0, 200.0, 312.0) if paper else None
    )
    return Facts(
        sha256=digest,
        status="read",
        error=None,
        pages=2 if paper else 0,
        reader=Reader("1", ocr=False, seconds=0.1),
        text=f"{name}\nDirector of Technology\n2010-01 – present\nB.S. Computer Science\n",
        contact=Contact(name=name, email="ana@mail.example", phone="(541) 555-0134"),
        positions=(head(digest, paper=paper),),
        education=(
            Degree(
                "bachelor", "B.S.", "Computer Science", "Basin College", 2001, "yes",
                evidence=(degree,),
            ),
        ),
        licences=(Licence("driver", "valid"),) if statements else (),
        automobile=(Automobile("yes"),) if statements else (),
    )  # fmt: skip


def unclear(name: str) -> Facts:
    """Somebody whose education was not found."""
    return replace(facts(name), education=())


def short(name: str) -> Facts:
    """Somebody who headed a department for two years only."""
    found = facts(name)
    return replace(found, positions=(head(found.sha256, "2010-01", "2011-12"),))


def document(
    session: Session,
    application: Application,
    found: Facts | None,
    *,
    state: DocumentState = DocumentState.READ,
    filename: str = "resume.pdf",
) -> Document:
    """A document of the application, read where there are facts."""
    failed = state == DocumentState.FAILED
    digest = found.sha256 if found else hashlib.sha256(filename.encode()).hexdigest()
    row = Document(
        vacancy_id=application.vacancy_id,
        application_id=application.id,
        sha256=digest,
        filename=filename,
        size=24_000,
        late=False,
        uploaded_at=now(),
        uploaded_by=application.vacancy.created_by,
        state=state.value,
        state_changed_at=now(),
        attempts=1,
        error_code="corrupt" if failed else None,
        error_message="The file is damaged." if failed else None,
        error_hint="Ask for another copy." if failed else None,
    )
    session.add(row)
    session.flush()
    if found:
        read(session, row, found)
    return row


def read(session: Session, row: Document, found: Facts) -> None:
    """One more reading of the document."""
    session.add(
        Reading(document_id=row.id, reader_version="1", facts=to_json(found), created_at=now())
    )
    session.flush()


def candidate(session: Session, vacancy: Vacancy, found: Facts) -> Application:
    """A judged candidate with one read document."""
    application = add_application(session, vacancy)
    application.name = found.contact.name
    document(session, application, found)
    service.qualify(session, application_id=application.id)
    return application


def document_of(session: Session, application: Application) -> Document:
    """The first document of the application."""
    query = select(Document).where(Document.application_id == application.id).order_by(Document.id)
    return session.scalars(query).first()  # type: ignore[return-value]


def draw(session: Session, storage: Storage, row: Document, *pictures: bytes) -> None:
    """Keep these bytes as the pictures of the document's pages."""
    pages = [DrawnPage(n, 612, 792, picture) for n, picture in enumerate(pictures, 1)]
    keep_pages(session, storage, document_id=row.id, pages=pages)


def judged_before(session: Session, application: Application, *, minutes: int) -> None:
    """As if the findings of the candidate had been computed so many minutes earlier."""
    moment = now() - timedelta(minutes=minutes)
    session.execute(text("drop trigger if exists qualification_append_only"))
    session.execute(
        text("update qualification set created_at = :moment where application_id = :id").bindparams(
            bindparam("moment", moment, type_=Moment()), id=application.id
        )
    )
    session.flush()


def names(session: Session, application: Application) -> dict[str, str | int]:
    """What stands in the addresses of the forms that change a standing, for a candidate who is
    judged by this and one of whose positions is corrected."""
    found = service.qualify(session, application_id=application.id)
    assert found is not None
    position = found.result["positions"][0]
    found = amend(
        session,
        application,
        seen=found.id,
        act="correct",
        kind="position",
        target=FactRef("position", position["document"], position["index"]),
        changes={"share": 0.9},
        note="As the candidate's employer wrote.",
        actor_id=application.vacancy.created_by,
    )
    return {
        "kind": "position",
        "document": position["document"],
        "index": position["index"],
        "requirement": "education.bachelor",
        "amendment_id": found.inputs["amendments"][-1],
        "qualification_id": found.id,
    }
