"""A vacancy with candidates at every point of the way, seen by each role."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.panel.service import recuse
from hiring.people.models import Role
from hiring.reading.page_drawing import DrawnPage
from hiring.reading.page_images import keep_pages
from tests.panel import made

PAGE = DrawnPage(number=1, image=b"RIFFmade upWEBP", width=8, height=8)


@pytest.fixture
def vacancy(app: Flask, session: Session) -> int:
    """The id of a vacancy on which Mara has a sheet in each state, and others have theirs."""
    for role in (Role.RECRUITER, Role.ADMINISTRATOR):
        made.person(session, role.value, role)
    made.person(session, "nobody")
    vacancy = made.vacancy(session)
    mara, odd = (made.member(session, vacancy, name) for name in ("mara", "odd"))
    made.committee_member(session, vacancy, "committee")
    names = ("Ana Kovač", "Bo Lindqvist", "Cleo Marsh", "Dan Abara", "Eve Stroud")
    assigned, opened, submitted, recused, _not_sent = (
        made.candidate(session, vacancy, name) for name in names
    )
    made.send(session, assigned, opened, submitted, recused)
    made.open_sheet(session, opened, mara)
    for member in (mara, odd):
        made.submit_sheet(session, submitted, member)
    recuse(session, made.sheet_of(session, recused, mara), reason="We are cousins.")
    storage = app.extensions["storage"]
    for document in session.scalars(select(Document)):
        document.sha256 = storage.put(f"%PDF-1.4 made up {document.id}".encode())
        keep_pages(session, storage, document_id=document.id, pages=[PAGE])
    session.commit()
    return vacancy.id
