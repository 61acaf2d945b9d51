"""A packet, whatever happens in the making: a file, or a reason that the committee can act on."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from flask import Flask

from hiring.app import create_app
from hiring.committee import packet_jobs as jobs
from hiring.committee.packet import collect
from hiring.committee.packet_file import form_of, lay_out, write_html
from hiring.committee.packet_jobs import PacketJob
from hiring.committee.packet_models import Kind, PacketFile
from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.database import snapshot, transaction
from hiring.vacancies.models import Vacancy
from workers.runtime import Runtime

log = structlog.get_logger()

_LONG: Final = (
    f"Making it took longer than {jobs.SOFT_LIMIT // 60} minutes. Try again when the machine has"
    " less to do; the administrator can write it with the command “hiring packet”."
)
_MEMORY: Final = (
    "Making it needs more memory than a worker may use. The administrator can raise the setting"
    " WORKER_MEMORY_MB, or write it with the command “hiring packet”."
)
_STORE: Final = (
    "It could not be kept: the file store took nothing. Tell the administrator, and try again when"
    " the store is there and has room."
)
_UNKNOWN: Final = (
    "The product stopped at something that it doesn’t know. No data are lost. Try again; tell the"
    " administrator if it stops again."
)


def make_packet(runtime: Runtime, *, vacancy_id: int, kind: Kind, redelivered: bool) -> None:
    """Make and keep the packet; nothing is locked meanwhile."""
    with transaction(runtime.sessions) as session:
        job = jobs.begin(session, vacancy_id=vacancy_id, kind=kind, redelivered=redelivered)
    if job is None:
        return
    made = _make(runtime, job)
    with transaction(runtime.sessions) as session:
        if isinstance(made, PacketFile):
            jobs.finish(session, job, made)
        else:
            jobs.give_up(session, job, made)


def _make(runtime: Runtime, job: PacketJob) -> PacketFile | str:
    """The file, or why there is none."""
    try:
        return _write(runtime, job)
    except SoftTimeLimitExceeded:
        return _LONG
    except MemoryError:
        return _MEMORY
    except OSError as error:
        log.error("packet_not_kept", vacancy=job.vacancy_id, error=type(error).__name__)
        return _STORE
    except Exception as error:
        # What went wrong may name people: the log gets the kind of fault alone.
        log.error("packet_not_made", vacancy=job.vacancy_id, error=type(error).__name__)
        return _UNKNOWN


def _write(runtime: Runtime, job: PacketJob) -> PacketFile:
    """What is made of the data is found where it was made before and is still there."""
    app = _web(runtime.settings)
    with app.app_context(), snapshot(runtime.sessions) as session:
        packet = collect(
            session,
            session.get_one(Vacancy, job.vacancy_id),
            organisation=runtime.settings.organisation,
            preference=runtime.settings.veterans_preference,
            public=job.kind == Kind.PUBLIC,
        )
        made = PacketFile(
            vacancy_id=job.vacancy_id,
            kind=job.kind.value,
            digest=packet.digest,
            form=form_of(),
            final=packet.final,
            made_at=now(),
        )
        known = jobs.same_file(session, made)
        if known is not None and runtime.storage.has(known.sha256):
            return made
        html = write_html(app, packet)
    written = lay_out(html, packet.digest)
    made.sha256, made.size = runtime.storage.put(written.data), len(written.data)
    made.pages, made.made_at = written.pages, now()
    return made


@lru_cache(maxsize=1)
def _web(settings: Settings) -> Flask:
    """The application whose templates write packets."""
    return create_app(settings)
