"""Files and counts for the tests of intake."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from hiring.intake.models import Document, DocumentState
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import add_application


def pdf(text: str = "Ana Kovač") -> bytes:
    """Bytes that begin like a PDF; `text` tells them apart."""
    return b"%PDF-1.4\n% " + text.encode()


def archive(*names: str) -> bytes:
    """A ZIP archive with files of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "<xml/>")
    return file.getvalue()


def document(
    session: Session, vacancy: Vacancy, *, state: DocumentState, number: int = 0
) -> Document:
    """A document of a new application in the state, written past the pipeline."""
    application = add_application(session, vacancy)
    failure = ("corrupt", "The file is damaged.", "Ask for another copy.")
    code, message, hint = failure if state == DocumentState.FAILED else (None, None, None)
    row = Document(
        vacancy_id=vacancy.id,
        application=application,
        sha256=f"{vacancy.id:032x}{number or application.number:032x}",
        filename=f"file-{application.number}.pdf",
        size=1000,
        late=False,
        uploaded_at=application.received_at,
        uploaded_by=vacancy.created_by,
        state=state.value,
        state_changed_at=application.received_at,
        attempts=0,
        error_code=code,
        error_message=message,
        error_hint=hint,
    )
    session.add(row)
    session.flush()
    return row


@contextmanager
def counted_queries(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed in the block."""
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
