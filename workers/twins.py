"""The twins of an application's documents, whatever happens in the making: what breaks off is tried
again, three times at most."""

from __future__ import annotations

import structlog
from celery.exceptions import SoftTimeLimitExceeded

from hiring.foundation.database import transaction
from hiring.redaction import jobs
from hiring.redaction.making import make_twin
from workers.readings import limits_of
from workers.runtime import Runtime

log = structlog.get_logger()


def make_twins(runtime: Runtime, application_id: int) -> None:
    """Make and keep each twin that is missing or out of date; nothing is locked meanwhile."""
    with transaction(runtime.sessions) as session:
        begun = jobs.begin_twins(session, application_id=application_id)
    for job in begun:
        try:
            made = make_twin(job, runtime.storage.get(job.sha256), limits_of(runtime))
        except SoftTimeLimitExceeded:
            raise
        except Exception as error:
            # The document may name people: the log gets the kind of fault alone.
            document = job.inputs.document_id
            log.error("twin_not_made", document=document, error=type(error).__name__)
            continue
        with transaction(runtime.sessions) as session:
            jobs.keep_twin(session, runtime.storage, job=job, made=made)
