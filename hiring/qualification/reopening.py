"""Taking a candidate up again: with a reason, and with a new document where there is one.  The
findings so far stay in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.foundation.storage import Storage
from hiring.intake import service as intake
from hiring.intake.models import Document
from hiring.qualification import service
from hiring.qualification.application_models import Reopening
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from hiring.vacancies.stages import ASIDE


class ReopenError(Exception):
    """The candidate can't be reopened so; `field` is the field at fault, the message a sentence."""

    def __init__(self, message: str, field: str = "reason") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, and by what it is measured."""

    filename: str
    data: bytes
    max_bytes: int
    zone: tzinfo


def may_reopen(session: Session, application: Application) -> bool:
    """Whether there is something to reopen: the candidate stands aside, or does not meet the
    standards by the findings in force."""
    if application.stage in ASIDE:
        return True
    found = service.current(session, application.id)
    return found is not None and found.outcome == "does_not_meet"


def reopen(
    session: Session,
    storage: Storage,
    application: Application,
    *,
    reason: str,
    upload: Upload | None,
    actor_id: int,
) -> Reopening:
    """Take the candidate up again.  Who stood aside stands at "qualified" again ("received" where
    nothing was ever judged); the new document is read, and the findings are computed from all.

    ReopenError where nothing is to reopen, no reason is given, or the file can't be taken in."""
    if not may_reopen(session, application):
        raise ReopenError("This candidate is neither set aside nor found not to meet a standard.")
    if not reason.strip():
        raise ReopenError("Give the reason: it stays on record.")
    document = _take_in(session, storage, application, upload, actor_id) if upload else None
    found = service.current(session, application.id)
    stage = Stage(application.stage)
    if stage in ASIDE:
        back = Stage.QUALIFIED if found else Stage.RECEIVED
        move(session, application, to=back, actor_id=actor_id, reason=reason)
    row = Reopening(
        application_id=application.id,
        from_stage=stage.value,
        qualification_id=found.id if found else None,
        document=document,
        reason=reason.strip(),
        reopened_by=actor_id,
        at=now(),
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        "application.reopened",
        subject="application",
        subject_id=application.id,
        actor_id=actor_id,
        vacancy_id=application.vacancy_id,
        reopening=row.id,
        document=row.document_id,
        findings=row.qualification_id,
    )
    return row


def _take_in(
    session: Session, storage: Storage, application: Application, upload: Upload, actor_id: int
) -> Document:
    same = intake.find_same(session, application.vacancy, data=upload.data)
    if same is not None:
        number = same.application.number
        raise ReopenError(f"This file is here already, with candidate {number}.", "file")
    try:
        return intake.take_in(
            session,
            storage,
            application.vacancy,
            filename=upload.filename,
            data=upload.data,
            actor_id=actor_id,
            application=application,
            max_bytes=upload.max_bytes,
            zone=upload.zone,
        )
    except intake.IntakeError as error:
        raise ReopenError(str(error), "file") from None


def reopenings_of(session: Session, application: Application) -> list[Reopening]:
    """How often the candidate was reopened, the latest first."""
    query = select(Reopening).where(Reopening.application_id == application.id)
    return list(session.scalars(query.order_by(Reopening.id.desc())))
