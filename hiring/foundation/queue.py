"""The queue, as the web knows it: jobs are sent by name, and only after the transaction that asked
for them is committed.

The database holds the truth.  A job that could not be sent is not lost: its row still says
"queued", and the
sweeper sends it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

log = structlog.get_logger()

# Each job by the name the worker knows it under; tests/house checks that the worker has every one.
READ_DOCUMENT = "reading.read_document"
GIVE_UP_READING = "reading.give_up_reading"
DRAW_PAGES = "reading.draw_pages"
MAKE_TWINS = "redaction.make_twins"
MAKE_PACKET = "committee.make_packet"
QUALIFY_APPLICATION = "qualification.qualify_application"
SEND_MAIL = "people.send_mail"
SEND_LETTER = "correspondence.send_letter"
SEND_REMINDER = "panel.send_reminder"
SEND_RECUSAL_NOTICE = "panel.send_recusal_notice"

# Reading takes seconds, everything else milliseconds: findings and mail must not stand in line
# behind two hundred files.  A worker looks into the queues in this order.
SHORT_QUEUE = "short"
READING_QUEUE = "reading"
ROUTES = {
    READ_DOCUMENT: {"queue": READING_QUEUE},
    DRAW_PAGES: {"queue": READING_QUEUE},
    MAKE_TWINS: {"queue": READING_QUEUE},
    MAKE_PACKET: {"queue": READING_QUEUE},
}


class Queue:
    """Sends jobs to the broker at `url`."""

    def __init__(self, url: str) -> None:
        self._celery = Celery("hiring", broker=url, set_as_current=False)
        self._celery.conf.update(
            task_ignore_result=True,
            task_routes=ROUTES,
            task_default_queue=SHORT_QUEUE,
            # A page never waits long for a broker that is down: the sweeper will send the job.
            broker_connection_timeout=2,
            broker_transport_options={
                "socket_connect_timeout": 2,
                "socket_timeout": 5,
                "max_retries": 1,
                "interval_start": 0,
            },
        )

    def send(self, name: str, **arguments: Any) -> bool:
        """Send one job now; False (and a line in the log) where the broker can't be reached."""
        try:
            self._celery.send_task(name, kwargs=arguments, retry=False)
        except (OperationalError, OSError) as error:
            log.warning("job_not_sent", job=name, error=type(error).__name__)
            return False
        return True


def enqueue(session: Session, name: str, **arguments: Any) -> None:
    """Send the job when (and only if) the session's transaction is committed."""
    session.info.setdefault("jobs", []).append((name, arguments))


def attach(sessions: sessionmaker[Session], queue: Queue) -> None:
    """Make the sessions of this factory send their jobs through `queue`."""
    from sqlalchemy import event  # here: the scheduler reads the names above, without a database

    def send_all(session: Session) -> None:
        for name, arguments in session.info.pop("jobs", []):
            if not queue.send(name, **arguments):
                break  # nor would the others be: two hundred files must not wait for each in turn

    def forget_all(session: Session) -> None:
        session.info.pop("jobs", None)

    event.listen(sessions, "after_commit", send_all)
    event.listen(sessions, "after_rollback", forget_all)
