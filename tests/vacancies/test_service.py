"""What the verbs of a vacancy leave in the database."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.loader import BUILT_IN, names_in
from hiring.foundation.audit import AuditEvent
from hiring.foundation.queue import QUALIFY_APPLICATION
from hiring.people.models import Role
from hiring.vacancies import editions, service
from hiring.vacancies.models import EditionSnapshot, SeatKind
from hiring.vacancies.service import VacancyError
from tests.vacancies import made


def acts(session: Session) -> list[str]:
    session.flush()
    return list(
        session.scalars(
            select(AuditEvent.action).where(AuditEvent.subject == "vacancy").order_by(AuditEvent.id)
        )
    )


def test_new_vacancy_is_a_draft_with_the_editions_files(session: Session) -> None:
    vacancy = made.vacancy(session, opened=False)
    snapshot = session.get_one(EditionSnapshot, vacancy.edition_hash)
    assert vacancy.opened_at is None
    assert vacancy.edition_id == "cto-2015"
    assert sorted(snapshot.files) == sorted(names_in(BUILT_IN / "cto-2015"))
    assert acts(session) == ["vacancy.created"]


def test_edition_of_a_vacancy_comes_from_its_snapshot(session: Session) -> None:
    vacancy = made.vacancy(session)
    editions._loaded.clear()
    edition = service.edition_of(session, vacancy)
    assert edition == made.edition()
    assert edition is not made.edition()
    assert service.edition_of(session, vacancy) is edition


def test_two_vacancies_share_one_snapshot(session: Session) -> None:
    made.vacancy(session)
    made.vacancy(session)
    assert len(session.scalars(select(EditionSnapshot)).all()) == 1


@pytest.mark.parametrize(
    "dates", [(None, None), (date(2026, 11, 1), date(2026, 11, 2))], ids=["neither", "both"]
)
def test_vacancy_refuses_no_date_and_two_dates(
    session: Session, dates: tuple[date | None, date | None]
) -> None:
    vacancy = made.vacancy(session)
    closing, review = dates
    with pytest.raises(VacancyError):
        service.change_date(
            session, vacancy, closing_date=closing, first_review_date=review, actor_id=1
        )


def test_changed_date_is_recorded_and_judges_every_application_anew(session: Session) -> None:
    vacancy = made.vacancy(session)
    first = service.add_application(session, vacancy)
    second = service.add_application(session, vacancy)
    service.change_date(
        session,
        vacancy,
        closing_date=None,
        first_review_date=date(2026, 12, 1),
        actor_id=vacancy.created_by,
    )
    assert vacancy.as_of == date(2026, 12, 1)
    assert session.info["jobs"] == [
        (QUALIFY_APPLICATION, {"application_id": first.id}),
        (QUALIFY_APPLICATION, {"application_id": second.id}),
    ]
    session.flush()
    event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert event is not None
    assert event.action == "vacancy.date_changed"
    assert event.details == {"before": ["2026-11-01", None], "after": [None, "2026-12-01"]}


def test_same_date_again_changes_nothing(session: Session) -> None:
    vacancy = made.vacancy(session)
    service.change_date(
        session, vacancy, closing_date=made.CLOSING, first_review_date=None, actor_id=1
    )
    assert acts(session) == ["vacancy.created", "vacancy.opened"]


def test_confirming_the_special_requirements_records_ground_person_and_day(
    session: Session,
) -> None:
    vacancy = made.vacancy(session)
    assert not vacancy.special_confirmed
    service.confirm_special(session, vacancy, ground=" Visits to 12 sites ", actor_id=1)
    assert vacancy.special_confirmed
    assert vacancy.special_ground == "Visits to 12 sites"
    assert vacancy.special_confirmed_by == 1
    service.withdraw_special(session, vacancy, actor_id=1)
    assert not vacancy.special_confirmed
    assert acts(session)[2:] == ["vacancy.special_confirmed", "vacancy.special_withdrawn"]


def test_confirming_the_special_requirements_needs_a_ground(session: Session) -> None:
    with pytest.raises(VacancyError):
        service.confirm_special(session, made.vacancy(session), ground="  ", actor_id=1)


def test_open_vacancy_cannot_be_opened_twice(session: Session) -> None:
    vacancy = made.vacancy(session)
    with pytest.raises(VacancyError):
        service.open_vacancy(session, vacancy, actor_id=1)


def test_seat_is_given_once_and_taken_away(session: Session) -> None:
    vacancy = made.vacancy(session)
    member = made.person(session, Role.PANEL, email="panel@district.example")
    first = service.seat(session, vacancy, user=member, kind=SeatKind.PANEL, actor_id=1)
    again = service.seat(session, vacancy, user=member, kind=SeatKind.PANEL, actor_id=1)
    assert again is first
    assert [taken.user_id for taken in vacancy.seats] == [member.id]
    service.unseat(session, vacancy, user=member, kind=SeatKind.PANEL, actor_id=1)
    assert vacancy.seats == []


def test_seat_needs_the_role(session: Session) -> None:
    member = made.person(session, Role.PANEL, email="panel@district.example")
    with pytest.raises(VacancyError, match="committee"):
        service.seat(
            session, made.vacancy(session), user=member, kind=SeatKind.COMMITTEE, actor_id=1
        )


def test_applications_are_numbered_within_their_vacancy(session: Session) -> None:
    one, other = made.vacancy(session), made.vacancy(session)
    numbers = [service.add_application(session, v).number for v in (one, one, other, one)]
    assert numbers == [1, 2, 1, 3]


def test_vacancies_for_a_panel_member_are_those_they_sit_on(session: Session) -> None:
    mine, _other = made.vacancy(session), made.vacancy(session)
    member = made.person(session, Role.PANEL, email="panel@district.example")
    service.seat(session, mine, user=member, kind=SeatKind.PANEL, actor_id=1)
    session.flush()
    assert service.vacancies_for(session, member) == [mine]


def test_vacancies_for_a_recruiter_are_all_newest_first(session: Session) -> None:
    first, second = made.vacancy(session), made.vacancy(session)
    recruiter = made.person(session, Role.RECRUITER)
    assert service.vacancies_for(session, recruiter) == [second, first]
