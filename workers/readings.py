"""One file through the reader, whatever happens there: always facts or a named failure."""

from __future__ import annotations

from dataclasses import replace

import structlog
from celery.exceptions import SoftTimeLimitExceeded

from hiring.foundation.storage import MissingFileError
from hiring.reading import reader
from hiring.reading.facts import Facts
from hiring.reading.limits import Limits
from hiring.reading.service import ReadingJob, failed
from workers.runtime import Runtime

log = structlog.get_logger()


def read_facts(runtime: Runtime, job: ReadingJob) -> Facts:
    """What the reader finds in the file, or why it could not be read.

    Failures that the reader knows come back as facts with an error; those of the machine are named
    here."""
    try:
        data = runtime.storage.get(job.sha256)
        facts = reader.read(data, job.filename, limits_of(runtime))
    except MissingFileError:
        return failed(
            job,
            "corrupt",
            "The stored file is no longer in the file store.",
            "Upload the same file again and choose “Try again”; tell the administrator.",
        )
    except SoftTimeLimitExceeded:
        return failed(job, "timeout")
    except MemoryError:
        return failed(job, "resource_limit")
    except Exception as error:
        # The document may name people: the log gets the kind of fault and where it happened.
        log.error("reader_failed", document=job.document_id, error=type(error).__name__)
        return failed(
            job,
            "corrupt",
            "The reader stopped at something in this file that it doesn't know.",
            "Save the document anew as PDF and upload that; the original is kept.",
        )
    # The reader takes any exception from a parser for a fault of the document, and the soft time
    # limit is raised as one: the time that passed tells them apart.
    if facts.error is not None and facts.reader.seconds >= runtime.times.soft:
        return failed(job, "timeout")
    return facts


def limits_of(runtime: Runtime) -> Limits:
    """The reader's limits under these settings."""
    return replace(
        Limits(),
        file_size=runtime.settings.max_upload_mb * 1024 * 1024,
        pages=runtime.settings.max_pages,
        unpacked_size=runtime.settings.max_unpacked_mb * 1024 * 1024,
        seconds=runtime.times.reader,
    )
