"""Candidates whose real files went the whole way, as the workers would take them: read, judged, and
given a twin."""

from __future__ import annotations

from functools import cache

from sqlalchemy.orm import Session

from hiring.demo.render import Resume
from hiring.foundation.storage import Storage
from hiring.intake.models import Document
from hiring.intake.service import take_in
from hiring.qualification.service import qualify
from hiring.reading import reader
from hiring.reading import service as reading
from hiring.reading.facts import Facts
from hiring.reading.limits import Limits
from hiring.redaction import jobs
from hiring.redaction.changes import Change
from hiring.redaction.inputs import Inputs
from hiring.redaction.making import make_twin
from hiring.vacancies.models import Application, Vacancy


def apply(
    session: Session,
    storage: Storage,
    vacancy: Vacancy,
    resume: Resume,
    *,
    filename: str,
    application: Application | None = None,
) -> Document:
    """The document of a candidate who sent the file, read and judged."""
    document = take_in(
        session,
        storage,
        vacancy,
        filename=filename,
        data=resume.content,
        actor_id=vacancy.created_by,
        application=application,
    )
    job = reading.begin_reading(session, document_id=document.id)
    assert job is not None
    facts = read_once(resume.content)
    reading.finish_reading(session, job=job, facts=facts)
    qualify(session, application_id=document.application_id)
    return document


@cache
def read_once(content: bytes) -> Facts:
    """What the reader finds in these bytes, found once for all tests."""
    return reader.read(content, "", Limits())


@cache
def make_once(names: tuple[str, ...], changes: tuple[Change, ...], content: bytes) -> jobs.MadeTwin:
    """The twin of these bytes, made once for all tests."""
    facts = read_once(content)
    job = jobs.TwinJob(Inputs(0, 0, 0, "", ""), facts.sha256, facts, names, changes, None)
    return make_twin(job, content, Limits())


def make_twins(session: Session, storage: Storage, application: Application) -> None:
    """Make the twins of the application as a worker does."""
    for job in jobs.begin_twins(session, application_id=application.id):
        made = make_once(job.names, job.changes, storage.get(job.sha256))
        jobs.keep_twin(session, storage, job=job, made=made)
