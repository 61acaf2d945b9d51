"""One file through the reader, whatever happens there: always facts or a named failure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import structlog
from celery.exceptions import SoftTimeLimitExceeded

from hiring.foundation.storage import MissingFileError
from hiring.reading import reader
from hiring.reading.document import Document
from hiring.reading.facts import Facts
from hiring.reading.limits import Limits
from hiring.reading.placed import PlacedText
from hiring.reading.placing import place_document
from hiring.reading.service import ReadingJob, failed
from workers.runtime import Runtime

log = structlog.get_logger()

_GONE: Final = (
    "The stored file is no longer in the file store.",
    "Upload the same file again and choose “Try again”; tell the administrator.",
)
_UNKNOWN: Final = (
    "The reader stopped at something in this file that it doesn't know.",
    "Save the document anew as PDF and upload that; the original is kept.",
)


def read_file(runtime: Runtime, job: ReadingJob) -> tuple[Facts, PlacedText | None]:
    """What the reader finds in the file and its words in their places, from one reading; or why it
    could not be read, and None."""
    facts, document = _read(runtime, job)
    if facts.error is not None or document is None:
        return facts, None
    try:
        return facts, place_document(document)
    except Exception as error:
        # The facts stand; whoever needs the words reads them anew.
        log.error("words_not_placed", document=job.document_id, error=type(error).__name__)
        return facts, None


def _read(runtime: Runtime, job: ReadingJob) -> tuple[Facts, Document | None]:
    """What the reader finds in the file, or why it could not be read.

    Failures that the reader knows come back as facts with an error; those of the machine are named
    here."""
    try:
        data = runtime.storage.get(job.sha256)
        facts, document = reader.read_document(data, job.filename, limits_of(runtime))
    except MissingFileError:
        return failed(job, "corrupt", *_GONE), None
    except SoftTimeLimitExceeded:
        return failed(job, "timeout"), None
    except MemoryError:
        return failed(job, "resource_limit"), None
    except Exception as error:
        # The document may name people: the log gets the kind of fault and where it happened.
        log.error("reader_failed", document=job.document_id, error=type(error).__name__)
        return failed(job, "corrupt", *_UNKNOWN), None
    # The reader takes any exception from a parser for a fault of the document, and the soft time
    # limit is raised as one: the time that passed tells them apart.
    if facts.error is not None and facts.reader.seconds >= runtime.times.soft:
        return failed(job, "timeout"), None
    return facts, document


def limits_of(runtime: Runtime) -> Limits:
    """The reader's limits under these settings."""
    return replace(
        Limits(),
        file_size=runtime.settings.max_upload_mb * 1024 * 1024,
        pages=runtime.settings.max_pages,
        unpacked_size=runtime.settings.max_unpacked_mb * 1024 * 1024,
        seconds=runtime.times.reader,
    )
