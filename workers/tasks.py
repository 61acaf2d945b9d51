"""The jobs a worker knows, three lines each: a transaction, and the room that does the work."""

from __future__ import annotations

from typing import Any

from celery import Task

from hiring.foundation import pulse
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.foundation.queue import DRAW_PAGES, QUALIFY_APPLICATION, READ_DOCUMENT
from hiring.intake import service as intake
from hiring.qualification import service as qualification
from hiring.reading import page_drawing, page_images
from hiring.reading import service as reading
from workers.celery_app import app
from workers.readings import read_facts
from workers.runtime import runtime
from workers.schedule import SWEEP


@app.task(name=READ_DOCUMENT, bind=True)  # type: ignore[untyped-decorator]
def read_document(task: Task[Any, Any], *, document_id: int) -> None:
    """Read one document.  Three transactions in all: nothing is locked while the file is read, and
    the page sees that it is being read."""
    redelivered = bool(task.request.delivery_info.get("redelivered"))
    with transaction(runtime().sessions) as session:
        job = reading.begin_reading(session, document_id=document_id, redelivered=redelivered)
    if job is not None:
        facts = read_facts(runtime(), job)
        with transaction(runtime().sessions) as session:
            reading.finish_reading(session, job=job, facts=facts)


@app.task(name=DRAW_PAGES)  # type: ignore[untyped-decorator]
def draw_pages(*, document_id: int) -> None:
    """Draw the pages of one document; nothing is locked meanwhile."""
    with transaction(runtime().sessions) as session:
        digest = page_images.digest_to_draw(session, document_id=document_id)
    if digest is not None:
        data = runtime().storage.get(digest)
        pages = list(page_drawing.draw_pages(data, limit=runtime().settings.max_pages))
        with transaction(runtime().sessions) as session:
            page_images.keep_pages(session, runtime().storage, document_id=document_id, pages=pages)


@app.task(name=QUALIFY_APPLICATION)  # type: ignore[untyped-decorator]
def qualify_application(*, application_id: int) -> None:
    """Judge one application from all that was read of it."""
    zone = runtime().settings.zone
    with transaction(runtime().sessions) as session:
        found = qualification.qualify(session, application_id=application_id)
        intake.settle(
            session, application_id=application_id, qualified=found is not None, zone=zone
        )


@app.task(name=SWEEP)  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Send again what got stuck."""
    with transaction(runtime().sessions) as session:
        intake.sweep(session, now=now(), reading_lost_after=runtime().times.stuck_after)
        pulse.beat(session, name=pulse.SWEEP)
