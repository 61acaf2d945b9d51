"""The candidates that a recruiter chose in the list: who they are, on this page and on others, and
who of them can go to the panel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.qualification.application_models import ListChoice, ListedCandidate
from hiring.qualification.choice import pack, unpack
from hiring.vacancies.models import Application, Stage


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen candidate.  `ready`: judged and at the stage "qualified"; `open`: something is not
    met or unclear; `aside`: set aside."""

    id: int
    number: int
    name: str
    ready: bool
    open: bool
    aside: bool


def load_chosen(session: Session, *, vacancy_id: int, numbers: Collection[int]) -> list[Chosen]:
    """The candidates of the vacancy with these numbers, in their order; one query.  A number that
    nobody has any more, by a merge, is left out."""
    if not numbers:
        return []
    query = (
        select(
            Application.id,
            Application.number,
            Application.name,
            Application.stage,
            ListedCandidate.outcome,
        )
        .outerjoin(ListedCandidate, ListedCandidate.application_id == Application.id)
        .where(Application.vacancy_id == vacancy_id, Application.merged_into_id.is_(None))
        .order_by(Application.number)
    )
    # Sorted out here: so many numbers are more than a statement takes on some databases.
    return [
        Chosen(
            id=id_,
            number=number,
            name=name or f"Candidate {number}",
            ready=outcome is not None and stage == Stage.QUALIFIED,
            open=outcome != "meets",
            aside=stage == Stage.SET_ASIDE,
        )
        for id_, number, name, stage, outcome in session.execute(query)
        if number in numbers
    ]


def chosen_numbers(session: Session, *, vacancy_id: int, user_id: int) -> frozenset[int]:
    """The numbers of the candidates that the user has chosen in the list of the vacancy."""
    kept = session.get(ListChoice, (user_id, vacancy_id))
    return unpack(kept.numbers) if kept else frozenset()


def keep_choice(
    session: Session, *, vacancy_id: int, user_id: int, numbers: Collection[int]
) -> None:
    """Keep these as the user's choice, in place of any before.  It stands in the database and not
    in the cookie, where the answer to an earlier request could bring an older choice back."""
    session.merge(ListChoice(user_id=user_id, vacancy_id=vacancy_id, numbers=pack(numbers)))
    session.flush()


def drop_from_choice(
    session: Session, *, vacancy_id: int, user_id: int, numbers: Collection[int]
) -> None:
    """Take these out of the user's choice: what was chosen for them is done."""
    left = chosen_numbers(session, vacancy_id=vacancy_id, user_id=user_id) - frozenset(numbers)
    keep_choice(session, vacancy_id=vacancy_id, user_id=user_id, numbers=left)


def after_page(
    session: Session,
    *,
    vacancy_id: int,
    chosen: frozenset[int],
    shown: Sequence[int],
    picked: Sequence[int],
) -> frozenset[int]:
    """The numbers chosen after a page of the list was sent: those on other pages stay as they were,
    of the applications that the page has `shown` the `picked` ones are chosen."""
    rows = session.execute(
        select(Application.id, Application.number).where(
            Application.vacancy_id == vacancy_id, Application.id.in_(set(shown))
        )
    )
    numbers = {id_: number for id_, number in rows}
    on_page = {numbers[id_] for id_ in picked if id_ in numbers}
    return (chosen - frozenset(numbers.values())) | on_page
