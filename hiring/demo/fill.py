"""Fill a running product through its real parts: files are taken in, workers read them, people act.

Nothing is written past the rooms' own verbs, so what the demo shows is what the product does.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classification.loader import load_edition
from hiring.config import Settings
from hiring.demo import earlier
from hiring.demo.cast import COLLEAGUES, GROUND, TITLE, Course
from hiring.demo.earlier import earlier_files, finish
from hiring.demo.equivalency import begin_review
from hiring.demo.files import candidate_files
from hiring.demo.interviews import set_interviews
from hiring.demo.letters import write_letters
from hiring.demo.offering import offer_pages
from hiring.demo.practising import practise
from hiring.demo.rating import Transaction, followed, rate_all
from hiring.foundation import queue as jobs
from hiring.foundation.clock import now
from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.foundation.storage import Storage
from hiring.intake.models import Document, DocumentState
from hiring.intake.service import take_in
from hiring.panel import service as panel
from hiring.people.models import Role, User
from hiring.people.service import create_account, find_account
from hiring.serve import say
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy

READING_MINUTES = 5
OPEN_FOR = timedelta(days=21)
ASIDE = (Stage.SET_ASIDE, Stage.WITHDRAWN)
SETTLED = (DocumentState.QUALIFIED.value, DocumentState.FAILED.value)


class DemoError(RuntimeError):
    """The demo could not be filled; the message says where to look."""


def fill_and_greet(settings: Settings, folder: Path) -> None:
    """Fill the product where it is empty, then print the address and a sign-in for each role."""
    sessions = make_sessions(make_engine(settings.database_url))
    jobs.attach(sessions, jobs.Queue(settings.broker_url))
    password = demo_password(folder)

    def begin() -> AbstractContextManager[Session]:
        return transaction(sessions)

    if is_empty(begin):
        say("Filling the demo; this takes a minute or two the first time.")
        fill(begin, settings, password)
    say(f"The product is at {settings.base_url} and its candidates are made up.")
    for colleague in COLLEAGUES:
        say(f"  {colleague.roles[0]:<14} {colleague.email:<32} password {password}")


def demo_password(folder: Path) -> str:
    """The one password of all demo accounts, made at the first start."""
    path = folder / "demo_password"
    if not path.exists():
        path.write_text("-".join(secrets.token_hex(2) for _ in range(4)))
        path.chmod(0o600)
    return path.read_text()


def is_empty(begin: Transaction) -> bool:
    """Whether no demo vacancy exists yet."""
    with begin() as session:
        return session.scalar(select(func.count(Vacancy.id))) == 0


def fill(begin: Transaction, settings: Settings, password: str) -> None:
    """Accounts, a vacancy, candidates' files, letters, ratings and stages, in the journey's
    order."""
    storage = Storage(settings.storage_url)
    with begin() as session:
        people = hire_colleagues(session, password)
        closes = (now() + OPEN_FOR).date()
        vacancy_id = open_vacancy(session, people, title=TITLE, closes=closes).id
        closed = (now() - earlier.CLOSED_BEFORE).date()
        earlier_id = open_vacancy(session, people, title=earlier.TITLE, closes=closed).id
        recruiter_id = people[1].id
    for number, files in ((vacancy_id, candidate_files()), (earlier_id, earlier_files())):
        for name, data in files:
            # Each by itself: the workers read one file while the next is made.
            with begin() as session:
                vacancy = session.get_one(Vacancy, number)
                take_in(session, storage, vacancy, filename=name, data=data, actor_id=recruiter_id)
    wait_until_read(begin, vacancy_id)
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        recruiter = session.get_one(User, recruiter_id)
        write_letters(session, vacancy, recruiter=recruiter, settings=settings)
        travellers = followed(session, vacancy)
        offer_pages(session, vacancy, travellers, settings=settings, recruiter_id=recruiter_id)
        send(session, vacancy, travellers, recruiter_id)
        practise(session, vacancy)
    rate_all(begin, vacancy_id)
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        travellers = followed(session, vacancy)
        for application, course in travellers:
            walk(session, application, course, recruiter_id)
        met = [application for application, _ in travellers]
        set_interviews(session, met, zone=settings.zone, actor_id=recruiter_id)
    with begin() as session:
        administrator, recruiter, *_ = hire_colleagues(session, password)
        vacancy = session.get_one(Vacancy, vacancy_id)
        begin_review(session, vacancy, reviewer=recruiter, asked=administrator)
    wait_until_read(begin, earlier_id)
    finish(begin, settings, earlier_id, people)


def hire_colleagues(session: Session, password: str) -> list[User]:
    """An account for each colleague."""
    return [
        find_account(session, colleague.email)
        or create_account(
            session,
            email=colleague.email,
            name=colleague.name,
            roles=colleague.roles,
            password=password,
            actor_id=None,
        )
        for colleague in COLLEAGUES
    ]


def open_vacancy(session: Session, people: Sequence[User], *, title: str, closes: date) -> Vacancy:
    """An open vacancy with its panel and committee seated."""
    recruiter = people[1]
    vacancy = vacancies.create_vacancy(
        session,
        title=title,
        edition=load_edition("cto-2015"),
        closing_date=closes,
        first_review_date=None,
        actor_id=recruiter.id,
    )
    vacancies.confirm_special(session, vacancy, ground=GROUND, actor_id=recruiter.id)
    for user in people:
        for role, kind in ((Role.PANEL, SeatKind.PANEL), (Role.COMMITTEE, SeatKind.COMMITTEE)):
            if role in user.roles:
                vacancies.seat(session, vacancy, user=user, kind=kind, actor_id=recruiter.id)
    vacancies.open_vacancy(session, vacancy, actor_id=recruiter.id)
    return vacancy


def wait_until_read(begin: Transaction, vacancy_id: int) -> None:
    """Wait for the workers to bring every file into its last state."""
    deadline = time.monotonic() + READING_MINUTES * 60
    waiting = select(func.count(Document.id)).where(
        Document.vacancy_id == vacancy_id, Document.state.not_in(SETTLED)
    )
    while time.monotonic() < deadline:
        with begin() as session:
            left = session.scalar(waiting)
        if not left:
            return
        time.sleep(1)
    raise DemoError(
        f"{left} files were not read in {READING_MINUTES} minutes; see the worker's log."
    )


def send(
    session: Session,
    vacancy: Vacancy,
    travellers: Sequence[tuple[Application, Course]],
    recruiter_id: int,
) -> None:
    """Everybody who isn't set aside goes to the panel."""
    chosen = [application for application, course in travellers if course.stage not in ASIDE]
    panel.send_to_panel(session, vacancy, applications=chosen, actor_id=recruiter_id)


def walk(session: Session, application: Application, course: Course, recruiter_id: int) -> None:
    """Move the application along its course, a stage at a time."""
    order = list(Stage)
    if course.stage in ASIDE:
        stages = [course.stage]
    else:
        stages = order[order.index(Stage(application.stage)) + 1 : order.index(course.stage) + 1]
    for stage in stages:
        vacancies.move(session, application, to=stage, actor_id=recruiter_id, reason=course.reason)
