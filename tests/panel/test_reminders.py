"""Reminders and the mail about a recusal, through a real mail server."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.panel import recusal_mail, recusals, reminder_mail, reminders, rules, service
from hiring.panel.round_models import RecusalNotice, Reminder
from hiring.people.models import MailState, Role
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.service import move, unseat
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post as send
from tests.panel.test_pages import words
from tests.post import Post, post

__all__ = ["post"]


@pytest.fixture
def settings(settings: Settings, post: Post) -> Settings:
    """A product that sends mail."""
    return settings.model_copy(update={"smtp_url": post.url})


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Two members and two candidates; Mara has handed in one sheet, Noel none."""
    vacancy = made.vacancy(session)
    mara = made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    ana, ben = (made.candidate(session, vacancy, name) for name in ("Ana Kovač", "Ben Ode"))
    made.send(session, ana, ben)
    made.submit_sheet(session, ana, mara)
    rules.ask_to_rate_by(session, vacancy, day=date(2026, 12, 4), actor_id=vacancy.created_by)
    session.commit()
    return vacancy


def ana_of(session: Session, vacancy: Vacancy, number: int = 1) -> Application:
    return session.scalars(
        select(Application).where(
            Application.vacancy_id == vacancy.id, Application.number == number
        )
    ).one()


def deliver_all(app: Flask, session: Session) -> dict[str, str]:
    """Let the worker's job run for every reminder; the state of each by the member's name."""
    session.rollback()
    ids = session.scalars(select(Reminder.id)).all()
    session.rollback()
    for mail_id in ids:
        reminder_mail.deliver(app.extensions["sessions"], app.config["SETTINGS"], mail_id=mail_id)
    session.expire_all()
    return {row.user.name: row.state for row in session.scalars(select(Reminder))}


def path(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}/panel/reminders"


def test_members_who_are_behind_are_reminded(
    app: Flask, sign_in: SignIn, session: Session, post: Post, vacancy: Vacancy
) -> None:
    recruiter = sign_in(Role.RECRUITER)
    page = words(recruiter.get(path(vacancy)))
    assert "Mara 1 no reminder so far" in page
    assert "Noel 2 no reminder so far" in page
    assert "Remind 2 members" in page
    assert send(recruiter, path(vacancy)).status_code == 303
    assert "A reminder goes to Mara and Noel." in words(recruiter.get(path(vacancy)))
    assert deliver_all(app, session) == {"Mara": "sent", "Noel": "sent"}
    to_mara, to_noel = sorted(post.arrived, key=lambda message: str(message["To"]))
    assert (to_mara["To"], to_noel["To"]) == ("mara@district.example", "noel@district.example")
    assert to_noel["Subject"] == "Sheets wait for your ratings: CTO"
    text = to_noel.get_content()
    assert "2 sheets on the panel for CTO wait for your ratings." in text
    assert "one sheet on the panel for CTO waits for your ratings." in to_mara.get_content()
    assert "The panel rates until 4 Dec 2026." in text
    assert f"http://localhost/vacancies/{vacancy.id}/panel/mine" in text
    for secret in ("Ana", "Kova", "Ben", "Ode", "Candidate"):
        assert secret not in str(to_noel) + str(to_mara)


def test_nobody_is_reminded_twice_a_day(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    recruiter = sign_in(Role.RECRUITER)
    for _ in range(2):
        assert send(recruiter, path(vacancy)).status_code == 303
    page = words(recruiter.get(path(vacancy)))
    assert "Nobody is to be reminded now: each member is mailed at most once a day." in page
    assert "One a day at most: the next from" in page
    assert "Everybody who is behind was mailed within the last day." in page
    session.rollback()
    assert len(session.scalars(select(Reminder)).all()) == 2
    for row in session.scalars(select(Reminder)):
        row.created_at -= timedelta(hours=24)
    session.commit()
    assert send(recruiter, path(vacancy)).status_code == 303
    session.rollback()
    assert len(session.scalars(select(Reminder)).all()) == 4


def test_member_of_two_panels_is_not_mailed_for_both_on_one_day(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    other = made.vacancy(session)
    made.member(session, other, "Noel")
    made.send(session, made.candidate(session, other))
    reminders.remind(session, other, actor_id=other.created_by)
    session.commit()
    recruiter = sign_in(Role.RECRUITER)
    page = words(recruiter.get(path(vacancy)))
    assert "Noel 2 no reminder so far; one went out for another vacancy. One a day at most" in page
    assert "Remind 1 member " in page
    assert send(recruiter, path(vacancy)).status_code == 303
    assert "A reminder goes to Mara." in words(recruiter.get(path(vacancy)))


def test_reminder_is_not_sent_once_everything_is_in(
    app: Flask, session: Session, post: Post, vacancy: Vacancy
) -> None:
    reminders.remind(session, vacancy, actor_id=vacancy.created_by)
    made.submit_sheet(session, ana_of(session, vacancy, 2), made.person(session, "Mara"))
    session.commit()
    assert deliver_all(app, session) == {"Mara": "dropped", "Noel": "sent"}
    assert [message["To"] for message in post.arrived] == ["noel@district.example"]


@pytest.mark.parametrize("end", ["closed", "aside", "away", "unseated"])
def test_reminder_is_not_sent_where_nothing_is_left_to_rate(
    app: Flask, session: Session, post: Post, vacancy: Vacancy, end: str
) -> None:
    reminders.remind(session, vacancy, actor_id=vacancy.created_by)
    if end == "closed":
        service.close_panel(session, vacancy, actor_id=vacancy.created_by)
    for number in (1, 2):
        if end == "aside":
            application = ana_of(session, vacancy, number)
            move(session, application, to=Stage.WITHDRAWN, actor_id=None, reason="Another post.")
    for name in ("Mara", "Noel") if end == "unseated" else ():
        user = made.person(session, name)
        unseat(session, vacancy, user=user, kind=SeatKind.PANEL, actor_id=vacancy.created_by)
    if end == "away":
        for name in ("Mara", "Noel"):
            made.person(session, name).active = False
    session.commit()
    assert set(deliver_all(app, session).values()) == {MailState.DROPPED}
    assert post.arrived == []


def test_reminder_that_was_refused_is_tried_again_by_the_sweeper(
    app: Flask, session: Session, post: Post, vacancy: Vacancy
) -> None:
    post.answer = "451 later"
    reminders.remind(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    assert deliver_all(app, session) == {"Mara": "waiting", "Noel": "waiting"}
    assert reminder_mail.sweep(session, at=now()) == 0
    assert reminder_mail.sweep(session, at=now() + timedelta(minutes=2)) == 2


def test_recruiter_who_rates_sees_nobodys_progress_and_reminds_all_the_same(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    made.member(session, vacancy, "Rita", Role.RECRUITER)
    made.send(session, ana_of(session, vacancy))
    session.commit()
    client = sign_in(email="rita@district.example")
    before = words(client.get(path(vacancy)))
    assert "Mara" not in before
    assert "Noel" not in before
    assert "who is behind stays hidden until yours are in" in before
    assert send(client, path(vacancy)).status_code == 303
    assert "reminded, each at most once a day" in words(client.get(path(vacancy)))
    assert words(client.get(path(vacancy))) == before
    session.rollback()
    assert sorted(row.user.name for row in session.scalars(select(Reminder))) == ["Mara", "Noel"]


def test_closed_panel_reminds_nobody(sign_in: SignIn, session: Session, vacancy: Vacancy) -> None:
    service.close_panel(session, vacancy, actor_id=vacancy.created_by)
    session.commit()
    recruiter = sign_in(Role.RECRUITER)
    assert "nobody is reminded any more" in words(recruiter.get(path(vacancy)))
    assert send(recruiter, path(vacancy)).status_code == 422


def test_mail_about_a_recusal_names_neither_the_candidate_nor_the_reason(
    app: Flask, sign_in: SignIn, session: Session, post: Post, vacancy: Vacancy
) -> None:
    sheet_id = made.sheet_of(session, ana_of(session, vacancy), made.person(session, "Noel")).id
    session.rollback()
    noel = sign_in(email="noel@district.example")
    assert send(noel, f"/sheets/{sheet_id}/recuse", reason="We are cousins.").status_code == 303
    mail_id = session.scalars(select(RecusalNotice.id)).one()
    session.rollback()
    recusal_mail.deliver(app.extensions["sessions"], app.config["SETTINGS"], mail_id=mail_id)
    (message,) = post.arrived
    assert message["Subject"] == "A panel member has stepped back: CTO"
    assert f"http://localhost/vacancies/{vacancy.id}/panel/plan" in message.get_content()
    for secret in ("Ana", "Kova", "Candidate", "cousins", "Noel"):
        assert secret not in str(message)


def test_mail_about_a_recusal_that_was_seen_to_is_not_sent(
    app: Flask, session: Session, post: Post, vacancy: Vacancy
) -> None:
    ana = ana_of(session, vacancy)
    sheet = made.sheet_of(session, ana, made.person(session, "Noel"))
    recusals.step_back(session, sheet, reason="Cousins.", by_mail=True)
    assert recusals.note(session, ana.id, actor_id=vacancy.created_by) == 1
    session.commit()
    mail_id = session.scalars(select(RecusalNotice.id)).one()
    session.rollback()
    recusal_mail.deliver(app.extensions["sessions"], app.config["SETTINGS"], mail_id=mail_id)
    assert post.arrived == []
