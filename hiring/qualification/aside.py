"""The verbs that set several candidates aside together and put them back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.vacancies.models import Application, Stage, StageMove
from hiring.vacancies.service import move

PUT_BACK = "Put back from the list: the setting aside was undone."


def set_aside(
    session: Session, applications: Sequence[Application], *, reason: str, actor_id: int
) -> None:
    """Set each of the applications aside with the same reason; StageError without one."""
    for application in applications:
        move(session, application, to=Stage.SET_ASIDE, actor_id=actor_id, reason=reason)


def put_back(
    session: Session, applications: Sequence[Application], *, actor_id: int
) -> list[Application]:
    """Put those of the applications that still stand set aside back to the stage they came from,
    and return them."""
    still = [one for one in applications if one.stage == Stage.SET_ASIDE]
    came_from = _last_stages(session, [one.id for one in still])
    for application in still:
        move(
            session,
            application,
            to=came_from.get(application.id, Stage.QUALIFIED),
            actor_id=actor_id,
            reason=PUT_BACK,
        )
    return still


def _last_stages(session: Session, application_ids: Sequence[int]) -> dict[int, Stage]:
    """The stage that each application stood at before its last move."""
    last = (
        select(func.max(StageMove.id))
        .where(StageMove.application_id.in_(application_ids))
        .group_by(StageMove.application_id)
    )
    rows = session.execute(
        select(StageMove.application_id, StageMove.from_stage).where(StageMove.id.in_(last))
    )
    return {application_id: Stage(stage) for application_id, stage in rows}
