"""The jobs a worker knows, three lines each: a transaction, and the room that does the work."""

from __future__ import annotations

from typing import Any

from celery import Task

from hiring.committee import packet_jobs
from hiring.committee.packet_models import Kind
from hiring.correspondence import letters
from hiring.foundation import pulse
from hiring.foundation.clock import now
from hiring.foundation.database import transaction
from hiring.foundation.queue import (
    DRAW_PAGES,
    GIVE_UP_READING,
    MAKE_PACKET,
    MAKE_TWINS,
    QUALIFY_APPLICATION,
    READ_DOCUMENT,
    SEND_LETTER,
    SEND_MAIL,
    SEND_RECUSAL_NOTICE,
    SEND_REMINDER,
)
from hiring.intake import service as intake
from hiring.panel import recusal_mail, reminder_mail
from hiring.people import mail
from hiring.qualification import service as qualification
from hiring.reading import page_drawing, page_images
from hiring.reading import service as reading
from hiring.redaction import jobs as redaction
from workers.celery_app import app
from workers.readings import read_file
from workers.requests import ReadingTask
from workers.runtime import runtime
from workers.schedule import SWEEP
from workers.twins import make_twins as make_all_twins


@app.task(name=READ_DOCUMENT, bind=True, base=ReadingTask)  # type: ignore[untyped-decorator]
def read_document(task: Task[Any, Any], *, document_id: int) -> None:
    """Read one document.  Three transactions in all: nothing is locked while the file is read, and
    the page sees that it is being read."""
    with transaction(runtime().sessions) as session:
        job = reading.begin_reading(session, document_id=document_id, redelivered=came_back(task))
    if job is not None:
        facts, words = read_file(runtime(), job)
        with transaction(runtime().sessions) as session:
            row = reading.finish_reading(session, job=job, facts=facts)
            if row is not None and words is not None:
                redaction.keep_words(session, reading_id=row.id, text=words)


@app.task(name=GIVE_UP_READING)  # type: ignore[untyped-decorator]
def give_up_reading(*, document_id: int) -> None:
    """End a document whose reading was killed for its time."""
    with transaction(runtime().sessions) as session:
        reading.give_up_reading(session, document_id=document_id, after=runtime().times.killed)


@app.task(name=DRAW_PAGES, bind=True)  # type: ignore[untyped-decorator]
def draw_pages(task: Task[Any, Any], *, document_id: int) -> None:
    """Draw the pages of one document; nothing is locked meanwhile.  A document whose drawing killed
    a process is not drawn again: its facts stand without pictures."""
    if came_back(task):
        return
    with transaction(runtime().sessions) as session:
        digest = page_images.digest_to_draw(session, document_id=document_id)
    if digest is not None:
        data = runtime().storage.get(digest)
        pages = list(page_drawing.draw_pages(data, limit=runtime().settings.max_pages))
        with transaction(runtime().sessions) as session:
            page_images.keep_pages(session, runtime().storage, document_id=document_id, pages=pages)


@app.task(name=MAKE_TWINS)  # type: ignore[untyped-decorator]
def make_twins(*, application_id: int) -> None:
    """Make the twins of one application's documents, for the panel."""
    make_all_twins(runtime(), application_id)


@app.task(  # type: ignore[untyped-decorator]
    name=MAKE_PACKET,
    bind=True,
    soft_time_limit=packet_jobs.SOFT_LIMIT,
    time_limit=packet_jobs.HARD_LIMIT,
)
def make_packet(task: Task[Any, Any], *, vacancy_id: int, kind: str) -> None:
    """Make one packet, for the committee or for public records."""
    # It needs the web's pages and the estimator, which every worker would load at its start and
    # most never use.
    from workers.packets import make_packet as make_one_packet

    make_one_packet(runtime(), vacancy_id=vacancy_id, kind=Kind(kind), redelivered=came_back(task))


@app.task(name=QUALIFY_APPLICATION)  # type: ignore[untyped-decorator]
def qualify_application(*, application_id: int) -> None:
    """Judge one application from all that was read of it."""
    with transaction(runtime().sessions) as session:
        found = qualification.qualify(session, application_id=application_id)
        intake.settle(session, application_id=application_id, qualified=found is not None)
        intake.mark_late(session, application_id=application_id, zone=runtime().settings.zone)


@app.task(name=SEND_MAIL)  # type: ignore[untyped-decorator]
def send_mail(*, mail_id: int) -> None:
    """Send one mail that is due."""
    mail.deliver(runtime().sessions, runtime().settings, mail_id=mail_id)


@app.task(name=SEND_LETTER)  # type: ignore[untyped-decorator]
def send_letter(*, letter_id: int) -> None:
    """Send one letter to a candidate that is due."""
    letters.deliver(runtime().sessions, runtime().settings, letter_id=letter_id)


@app.task(name=SEND_REMINDER)  # type: ignore[untyped-decorator]
def send_reminder(*, mail_id: int) -> None:
    """Send one reminder to a panel member that is due."""
    reminder_mail.deliver(runtime().sessions, runtime().settings, mail_id=mail_id)


@app.task(name=SEND_RECUSAL_NOTICE)  # type: ignore[untyped-decorator]
def send_recusal_notice(*, mail_id: int) -> None:
    """Tell the coordinator of one recusal."""
    recusal_mail.deliver(runtime().sessions, runtime().settings, mail_id=mail_id)


@app.task(name=SWEEP)  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Send again what got stuck."""
    with transaction(runtime().sessions) as session:
        intake.sweep(session, now=now(), reading_lost_after=runtime().times.stuck_after)
        mail.sweep(session, at=now())
        letters.sweep(session, at=now())
        reminder_mail.sweep(session, at=now())
        recusal_mail.sweep(session, at=now())
        redaction.sweep(session, at=now())
        packet_jobs.sweep(session, at=now())
        pulse.beat(session, name=pulse.SWEEP)


def came_back(task: Task[Any, Any]) -> bool:
    """Whether the broker delivers the job again because the process that had it died."""
    return bool(task.request.delivery_info.get("redelivered"))
