"""The private pages in the demo: offered to everybody alike, and a claim to preference that waits
for HR.  What anybody answers about themselves is seen by nobody, in the demo neither."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.demo.cast import Course
from hiring.vacancies.models import Application, Vacancy
from hiring.voluntary import claims, offers


def offer_pages(
    session: Session,
    vacancy: Vacancy,
    travellers: Iterable[tuple[Application, Course]],
    *,
    settings: Settings,
    recruiter_id: int,
) -> None:
    """Offer both pages, as links to be passed on since no mail is sent here; then the claims."""
    offers.make_links(
        session,
        offers.candidates(session, vacancy_id=vacancy.id),
        purposes=offers.open_purposes(session, vacancy_id=vacancy.id, settings=settings),
        settings=settings,
        actor_id=recruiter_id,
    )
    for application, course in travellers:
        if course.claims and settings.veterans_preference:
            claims.claim(session, application, kind=course.claims)
