"""Offering the two private pages to candidates: by letter, or as links to be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import letters, links
from hiring.correspondence.links import LinkState
from hiring.correspondence.models import CandidateLink, Letter, Purpose
from hiring.correspondence.wording import LINK_PLACE, Wording
from hiring.people.models import MailState
from hiring.vacancies.models import Application, Stage
from hiring.voluntary.models import VoluntaryCounts
from hiring.voluntary.suppression import THRESHOLD
from hiring.voluntary.wording import LETTERS, PAGES

PURPOSES = (Purpose.SELF_IDENTIFICATION, Purpose.PREFERENCE_CLAIM)


class OfferError(Exception):
    """Nothing can be offered as asked; the message is a sentence for the recruiter."""


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """A page that a candidate can go on to: its name, a sentence about it, and its address."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one candidate, to be shown once, each with the name of its page."""

    application: Application
    pages: tuple[tuple[str, str], ...]


def candidates(session: Session, *, vacancy_id: int) -> list[Application]:
    """The applications that can be offered the pages, by number: who withdrew is asked nothing
    more."""
    return list(session.scalars(_of(vacancy_id).where(Application.stage != Stage.WITHDRAWN.value)))


def withdrawn(session: Session, *, vacancy_id: int) -> list[Application]:
    """The applications that can't be offered the pages any more, by number."""
    return list(session.scalars(_of(vacancy_id).where(Application.stage == Stage.WITHDRAWN.value)))


def _of(vacancy_id: int) -> Select[Application]:
    return (
        select(Application)
        .where(Application.vacancy_id == vacancy_id, Application.merged_into_id.is_(None))
        .order_by(Application.number)
    )


def offered_at(session: Session, *, vacancy_id: int) -> dict[tuple[int, Purpose], datetime]:
    """When each application was offered each page last, by letter or by hand.  That somebody was
    asked says nothing of an answer."""
    found: dict[tuple[int, Purpose], datetime] = {}
    for table in (Letter, CandidateLink):
        rows = session.execute(
            select(table.application_id, table.purpose, func.max(table.created_at))
            .join(Application, Application.id == table.application_id)
            .where(Application.vacancy_id == vacancy_id, table.purpose.in_(PURPOSES))
            .group_by(table.application_id, table.purpose)
        )
        for number, purpose, at in rows:
            key = number, Purpose(purpose)
            found[key] = max(at, found.get(key, at))
    return found


def open_purposes(session: Session, *, vacancy_id: int, settings: Settings) -> tuple[Purpose, ...]:
    """What can still be offered on the vacancy: no questions after the counts are drawn up, where
    no answer would count, and no claim where the law of preference doesn't apply."""
    drawn_up = session.get(VoluntaryCounts, vacancy_id) is not None
    closed = {
        Purpose.SELF_IDENTIFICATION: drawn_up,
        Purpose.PREFERENCE_CLAIM: not settings.veterans_preference,
    }
    return tuple(purpose for purpose in PURPOSES if not closed[purpose])


def send_letters(
    session: Session,
    applications: Iterable[Application],
    *,
    purposes: Sequence[Purpose],
    settings: Settings,
    actor_id: int,
) -> int:
    """Have each candidate with an address sent a letter for each page; how many candidates that
    are.  OfferError where a page can't be offered any more."""
    reached = [one for one in applications if one.email]
    for application in reached:
        _check(session, application, purposes, settings)
        for purpose in purposes:
            letter = draft_letter(application, purpose, settings)
            letters.ask(
                session,
                application,
                purpose=purpose,
                subject=letter.subject,
                body=letter.body,
                actor_id=actor_id,
            )
    return len(reached)


def make_links(
    session: Session,
    applications: Iterable[Application],
    *,
    purposes: Sequence[Purpose],
    settings: Settings,
    actor_id: int,
) -> list[Links]:
    """New links for each candidate, to be passed on by hand; older ones end."""
    made = []
    for application in applications:
        _check(session, application, purposes, settings)
        pages = tuple(
            (
                PAGES[purpose].title,
                letters.hand_over(
                    session, application, purpose=purpose, settings=settings, actor_id=actor_id
                ),
            )
            for purpose in purposes
        )
        made.append(Links(application, pages))
    return made


def further_pages(
    session: Session, application: Application, *, settings: Settings
) -> list[FurtherPage]:
    """The pages that a candidate can go on to from another private page, each with a new link;
    those that a letter or a working link of the candidate leads to already are left out."""
    return [
        FurtherPage(
            PAGES[purpose].title,
            PAGES[purpose].text,
            letters.hand_over(
                session, application, purpose=purpose, settings=settings, actor_id=None
            ),
        )
        for purpose in open_purposes(session, vacancy_id=application.vacancy_id, settings=settings)
        if not _offered(session, application, purpose)
    ]


def _offered(session: Session, application: Application, purpose: Purpose) -> bool:
    letter = letters.newest(session, application, purpose=purpose)
    if letter is not None and letter.state == MailState.WAITING:
        return True
    return links.in_force(session, application, purpose=purpose).state is LinkState.GOOD


def _check(
    session: Session, application: Application, purposes: Sequence[Purpose], settings: Settings
) -> None:
    closed = set(purposes) - set(
        open_purposes(session, vacancy_id=application.vacancy_id, settings=settings)
    )
    if Purpose.PREFERENCE_CLAIM in closed:
        raise OfferError("Veterans’ preference is switched off here.")
    if closed:
        raise OfferError(
            "The counts of this vacancy are drawn up: further answers would not be counted."
        )


def draft_letter(application: Application, purpose: Purpose, settings: Settings) -> Wording:
    """The letter that offers this candidate the page; the link stands at its place."""
    subject, body = LETTERS[purpose]
    words = body.format(
        greeting=f"Hello {application.name}," if application.name else "Hello,",
        organisation=settings.organisation,
        title=application.vacancy.title,
        days=links.LIFETIMES[purpose].days,
        threshold=THRESHOLD,
        link=LINK_PLACE,
    )
    return Wording(subject, words)
