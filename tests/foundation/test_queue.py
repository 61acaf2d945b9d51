"""Jobs go to a real broker by name, once, after the commit and never without one."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from hiring.foundation.database import make_sessions, transaction
from hiring.foundation.queue import (
    QUALIFY_APPLICATION,
    READ_DOCUMENT,
    READING_QUEUE,
    SHORT_QUEUE,
    Queue,
    attach,
    enqueue,
)
from hiring.people.models import User


class Broker:
    """A look at what stands in the broker's queues."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._redis: Redis[bytes] = Redis.from_url(url)

    def empty(self) -> None:
        """Take everything out."""
        self._redis.flushall()

    def jobs(self, queue: str) -> list[tuple[str, Any]]:
        """Name and arguments of each job in the queue, the oldest first."""
        messages = [json.loads(raw) for raw in reversed(self._redis.lrange(queue, 0, -1))]
        return [
            (message["headers"]["task"], json.loads(base64.b64decode(message["body"]))[1])
            for message in messages
        ]


@pytest.fixture
def broker(broker_url: str) -> Broker:
    """The broker, empty."""
    broker = Broker(broker_url)
    broker.empty()
    return broker


@pytest.fixture
def sessions(app: Flask, broker: Broker) -> sessionmaker[Session]:
    """Sessions whose jobs go to the broker."""
    sessions = make_sessions(app.extensions["engine"])
    attach(sessions, Queue(broker.url))
    return sessions


def test_job_is_sent_once_after_the_commit(sessions: sessionmaker[Session], broker: Broker) -> None:
    with sessions() as session:
        session.execute(select(User))
        enqueue(session, QUALIFY_APPLICATION, application_id=7)
        assert broker.jobs(SHORT_QUEUE) == []
        session.commit()
        assert broker.jobs(SHORT_QUEUE) == [(QUALIFY_APPLICATION, {"application_id": 7})]
        session.execute(select(User))
        session.commit()
    assert len(broker.jobs(SHORT_QUEUE)) == 1


def test_rolled_back_job_is_never_sent(sessions: sessionmaker[Session], broker: Broker) -> None:
    with sessions() as session:
        session.execute(select(User))
        enqueue(session, QUALIFY_APPLICATION, application_id=7)
        session.rollback()
        session.execute(select(User))
        session.commit()
    assert broker.jobs(SHORT_QUEUE) == []


def test_transaction_that_fails_sends_nothing(
    sessions: sessionmaker[Session], broker: Broker
) -> None:
    def ask_and_fail() -> None:
        with transaction(sessions) as session:
            enqueue(session, QUALIFY_APPLICATION, application_id=8)
            session.execute(text("select * from no_such_table"))

    with pytest.raises(OperationalError):
        ask_and_fail()
    assert broker.jobs(SHORT_QUEUE) == []


def test_reading_stands_in_its_own_line(sessions: sessionmaker[Session], broker: Broker) -> None:
    with transaction(sessions) as session:
        enqueue(session, READ_DOCUMENT, document_id=1)
        enqueue(session, QUALIFY_APPLICATION, application_id=2)
        enqueue(session, READ_DOCUMENT, document_id=3)
    assert broker.jobs(READING_QUEUE) == [
        (READ_DOCUMENT, {"document_id": 1}),
        (READ_DOCUMENT, {"document_id": 3}),
    ]
    assert broker.jobs(SHORT_QUEUE) == [(QUALIFY_APPLICATION, {"application_id": 2})]


def test_broker_that_is_down_costs_a_page_one_attempt(app: Flask) -> None:
    """Two hundred files: the rows are kept, the answer doesn't wait for each job in turn."""
    sessions: sessionmaker[Session] = app.extensions["sessions"]  # nobody listens to its queue
    Queue("redis://127.0.0.1:1/0").send(READ_DOCUMENT, document_id=0)  # what the first one loads
    began = time.perf_counter()
    with transaction(sessions) as session:
        for number in range(200):
            enqueue(session, READ_DOCUMENT, document_id=number)
    assert time.perf_counter() - began < 5


def test_sending_to_a_broker_that_is_down_says_so() -> None:
    assert Queue("redis://127.0.0.1:1/0").send(READ_DOCUMENT, document_id=1) is False
