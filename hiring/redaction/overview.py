"""One candidate's twins as a recruiter goes over them: pages, log, and what people changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hiring.intake.models import Document
from hiring.reading.placed import PlacedText, placed_from_json
from hiring.redaction.inputs import inputs_of, latest_twins
from hiring.redaction.jobs import MAX_ATTEMPTS, changes_of
from hiring.redaction.models import (
    ReadingWords,
    RedactionChange,
    Twin,
    TwinPage,
    TwinRedaction,
    TwinWork,
)
from hiring.redaction.shown import documents_of
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a page by its place in the document, or the redaction that covers it.  The box is
    in PDF points as x, y, width, height, empty in a Word document."""

    place: int
    text: str
    box: tuple[float, ...]
    redaction: TwinRedaction | None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of a twin: its row, the covered places on it, and the words of its lines."""

    row: TwinPage
    covered: tuple[tuple[TwinRedaction, tuple[float, ...]], ...]
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its latest twin.

    `fresh` says that the twin is made from all that is known now; `broken` that making the next
    one broke off too often; `readable` that the document has been read at all."""

    row: Document
    number: int
    twin: Twin | None
    fresh: bool
    broken: bool
    readable: bool
    pages: tuple[PageView, ...]
    changes: tuple[RedactionChange, ...]


def gather_documents(session: Session, application: Application) -> tuple[DocumentView, ...]:
    """All documents of the candidate with their twins, in the order they came."""
    wanted = inputs_of(session, application_ids=[application.id])
    twins = latest_twins(session, wanted)
    work = session.get(TwinWork, application.id)
    out = []
    for number, document in enumerate(documents_of(session, application.id), start=1):
        twin, inputs = twins.get(document.id), wanted.get(document.id)
        fresh = twin is not None and inputs is not None and twin.made_from == inputs.made_from
        out.append(
            DocumentView(
                row=document,
                number=number,
                twin=twin,
                fresh=fresh,
                broken=not fresh and work is not None and work.attempts >= MAX_ATTEMPTS,
                readable=inputs is not None,
                pages=_pages(session, twin) if twin else (),
                changes=tuple(changes_of(session, document.id)),
            )
        )
    return tuple(out)


def _pages(session: Session, twin: Twin) -> tuple[PageView, ...]:
    kept = session.get(ReadingWords, twin.reading_id)
    text = placed_from_json(kept.words) if kept else PlacedText((), ())
    owners = {
        place: redaction
        for redaction in twin.redactions
        if redaction.first is not None and redaction.last is not None
        for place in range(redaction.first, redaction.last + 1)
    }
    return tuple(
        PageView(
            row=page,
            covered=tuple(
                (redaction, _rectangle(redaction.box))
                for redaction in twin.redactions
                if redaction.page == page.page and redaction.box
            ),
            lines=_lines(text, page.page, owners),
        )
        for page in twin.pages
    )


def _lines(
    text: PlacedText, page: int, owners: dict[int, TwinRedaction]
) -> tuple[tuple[Piece, ...], ...]:
    """The words of each line of the page; a redaction stands once, at its first word."""
    out = []
    for line, start in zip(text.lines, text.starts, strict=True):
        if line.words[0].page != page:
            continue
        pieces = []
        for place, word in enumerate(line.words, start=start):
            owner = owners.get(place)
            if owner is None or owner.first == place:
                pieces.append(Piece(place, word.text, _rectangle(word.box or ()), owner))
        out.append(tuple(pieces))
    return tuple(out)


def _rectangle(box: tuple[float, ...] | list[float]) -> tuple[float, ...]:
    if not box:
        return ()
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1 - x0, 1), round(bottom - top, 1)
