"""Practice on the sample in the demo: one member has finished, one is half-way, one not begun."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.panel import service as panel
from hiring.vacancies.models import SeatKind, Vacancy
from hiring.vacancies.service import edition_of

# On every fourth item the member sees more in the answer than the key does.
EVERY = 4


def practise(session: Session, vacancy: Vacancy) -> None:
    """The first member rates the whole sample and sees the key, the second stops half-way."""
    sample = edition_of(session, vacancy).sample
    if sample is None:
        return
    done, begun, *_ = (seat.user for seat in vacancy.seats if seat.kind == SeatKind.PANEL)
    answers = {
        keyed.item: _milder(keyed.level) if number % EVERY == 0 else keyed.level
        for number, keyed in enumerate(sample.key)
    }
    panel.practise(session, vacancy, done, answers=answers)
    panel.finish_practice(session, vacancy, done)
    half = dict(list(answers.items())[: len(answers) // 2])
    panel.practise(session, vacancy, begun, answers=half)


def _milder(level: int | None) -> int | None:
    return level if level is None else min(5, level + 1)
