"""Everything that the page of one candidate shows, fetched in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.intake.models import Document, DocumentState
from hiring.people.models import User
from hiring.qualification import service
from hiring.qualification.document_view import DocumentView, PageSize, lay_out
from hiring.qualification.drawings import Drawing, find_drawings
from hiring.qualification.models import Qualification
from hiring.qualification.other_name import other_name
from hiring.qualification.past import PastFindings, tell_history
from hiring.qualification.present import people_in, present
from hiring.qualification.shown import ShownResult
from hiring.reading import page_images
from hiring.reading.facts import Facts
from hiring.reading.models import PageImage
from hiring.vacancies import service as vacancies
from hiring.vacancies.editions import special_requirements
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.stages import open_moves

IN_WORK = frozenset({DocumentState.QUEUED, DocumentState.READING, DocumentState.READ})


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document, what was read of it (None until it is), and its view.  `drawing` says how it
    stands with the pictures of its pages where there are none; None where none are missing.
    `other_name` is the name read in it where that is not the candidate's."""

    row: Document
    facts: Facts | None
    view: DocumentView
    drawing: Drawing | None
    other_name: str | None


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """The page: `found` and `shown` are None until something is judged; `left_out` are the labels
    of special requirements that were not judged; `in_work` says whether files are still being
    read."""

    application: Application
    found: Qualification | None
    shown: ShownResult | None
    left_out: tuple[str, ...]
    documents: tuple[ShownDocument, ...]
    past: tuple[PastFindings, ...]
    moves: tuple[Stage, ...]
    in_work: bool

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each document by its SHA-256, where there are several."""
        rows = [document.row.sha256 for document in self.documents]
        return {digest: n for n, digest in enumerate(rows, 1)} if len(rows) > 1 else {}

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of all words that can be seen in the documents."""
        return frozenset(anchor for one in self.documents for anchor in one.view.anchors)


def gather_page(
    session: Session, application: Application, *, found: Qualification | None = None
) -> CandidatePage:
    """The page of this candidate: with the findings in force, or with older ones."""
    history = service.history(session, application.id)
    found = found or (history[0] if history else None)
    shown = show_result(session, application, found) if found else None
    documents = _documents(session, application, shown)
    return CandidatePage(
        application=application,
        found=found,
        shown=shown,
        left_out=_left_out(session, application, found),
        documents=documents,
        past=tell_history(session, application, history),
        moves=_moves(application),
        in_work=any(document.row.state in IN_WORK for document in documents),
    )


def show_result(session: Session, application: Application, found: Qualification) -> ShownResult:
    """What a page shows of these findings, with the names of the people who had a hand in them."""
    ids = people_in(found.result)
    people = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return present(
        found.result,
        found.as_of,
        people={id_: name for id_, name in people},
        measures=_measures(session, application),
    )


def _measures(session: Session, application: Application) -> Mapping[str, str]:
    edition = vacancies.edition_of(session, application.vacancy)
    return {
        one.id: one.measure if one.kind == "experience" else one.kind
        for one in edition.requirements
    }


def _documents(
    session: Session, application: Application, shown: ShownResult | None
) -> tuple[ShownDocument, ...]:
    query = select(Document).where(Document.application_id == application.id)
    rows = list(session.scalars(query.order_by(Document.id)))
    pictures = page_images.pages_of(session, document_ids=[row.id for row in rows])
    read = service.latest_readings(session, application_id=application.id)
    facts = {one.document_id: one.facts for one in read}
    missing = [row.id for row in rows if _has_pages(facts.get(row.id)) and row.id not in pictures]
    drawings = find_drawings(session, application_id=application.id, document_ids=missing)
    return tuple(
        ShownDocument(
            row,
            facts.get(row.id),
            _view(row, facts.get(row.id), pictures.get(row.id, []), shown),
            drawings.get(row.id),
            _other_name(facts.get(row.id), application),
        )
        for row in rows
    )


def _other_name(facts: Facts | None, application: Application) -> str | None:
    return other_name(facts.contact.name, application.name) if facts else None


def _view(
    row: Document,
    facts: Facts | None,
    pictures: Sequence[PageImage],
    shown: ShownResult | None,
) -> DocumentView:
    return lay_out(
        row.sha256,
        sizes=[PageSize(one.page, one.width, one.height) for one in pictures],
        text=facts.text if facts else "",
        passages=shown.passages if shown else (),
        borne=shown.borne if shown else {},
    )


def _has_pages(facts: Facts | None) -> bool:
    """Whether the document is one with pages (a PDF): its evidence then stands on one."""
    if facts is None:
        return False
    evidence = [
        *facts.contact.evidence,
        *(item for position in facts.positions for item in position.evidence),
        *(item for degree in facts.education for item in degree.evidence),
    ]
    return any(item.page is not None for item in evidence)


def _left_out(
    session: Session, application: Application, found: Qualification | None
) -> tuple[str, ...]:
    """The special requirements without a finding: HR has not confirmed their ground."""
    if found is None:
        return ()
    judged = {finding["requirement"] for finding in found.result["findings"]}
    edition = vacancies.edition_of(session, application.vacancy)
    return tuple(one.label for one in special_requirements(edition) if one.id not in judged)


def _moves(application: Application) -> tuple[Stage, ...]:
    been = {Stage(move.to_stage) for move in application.moves}
    return tuple(open_moves(Stage(application.stage), been=been))
