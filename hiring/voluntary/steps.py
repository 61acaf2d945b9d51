"""The last of the counted steps that each application of a vacancy reached."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.qualification.service import outcomes_by_application
from hiring.vacancies.models import Application, Stage, StageMove
from hiring.vacancies.stages import JOURNEY
from hiring.voluntary.tally import Step

INVITED = frozenset(JOURNEY[JOURNEY.index(Stage.INVITED) :])
_MEETS = frozenset({Stage.PANEL})


def steps_of(session: Session, *, vacancy_id: int) -> dict[int, Step]:
    """The step of each application that stands for itself, by its id.

    Invited: it stands, or ever stood, at the invitation or further.  Meets the standards: the
    finding in force says so, or it went to the panel.  All others applied."""
    been: dict[int, set[Stage]] = {
        number: {Stage(stage)}
        for number, stage in session.execute(
            select(Application.id, Application.stage).where(
                Application.vacancy_id == vacancy_id, Application.merged_into_id.is_(None)
            )
        )
    }
    moves = select(StageMove.application_id, StageMove.to_stage).where(
        StageMove.application_id.in_(been)
    )
    for number, stage in session.execute(moves):
        been[number].add(Stage(stage))
    found = outcomes_by_application(session, vacancy_id)
    meeting = {number for number, outcome in found.items() if outcome == "meets"}
    return {number: _step(stages, meets=number in meeting) for number, stages in been.items()}


def _step(stages: set[Stage], *, meets: bool) -> Step:
    if stages & INVITED:
        return Step.INVITED
    return Step.MEETS if meets or stages & _MEETS else Step.APPLIED
