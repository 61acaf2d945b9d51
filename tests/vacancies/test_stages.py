"""Moving applications from stage to stage."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hiring.vacancies.models import Application, Stage, StageMove
from hiring.vacancies.service import StageError, add_application, move
from hiring.vacancies.stages import JOURNEY, NAMES, needs_reason, open_moves
from tests.vacancies import made


@pytest.fixture
def application(session: Session) -> Application:
    return add_application(session, made.vacancy(session))


def test_move_forward_is_dated_and_kept(session: Session, application: Application) -> None:
    move(session, application, to=Stage.QUALIFIED, actor_id=None)
    step = move(session, application, to=Stage.PANEL, actor_id=application.vacancy.created_by)
    assert application.stage == "panel"
    assert (step.from_stage, step.to_stage) == ("qualified", "panel")
    assert session.query(StageMove).count() == 2


@pytest.mark.parametrize(
    ("start", "to"),
    [
        (Stage.PANEL, Stage.QUALIFIED),
        (Stage.RECEIVED, Stage.SET_ASIDE),
        (Stage.HIRED, Stage.WITHDRAWN),
        (Stage.SET_ASIDE, Stage.QUALIFIED),
        (Stage.WITHDRAWN, Stage.SET_ASIDE),
    ],
)
def test_move_back_aside_or_out_of_aside_needs_a_reason(
    session: Session, application: Application, start: Stage, to: Stage
) -> None:
    application.stage = start.value
    with pytest.raises(StageError, match="needs a reason"):
        move(session, application, to=to, actor_id=None, reason="  ")
    step = move(session, application, to=to, actor_id=None, reason=" The candidate asked ")
    assert application.stage == to
    assert step.reason == "The candidate asked"


def test_move_to_the_same_stage_is_refused(session: Session, application: Application) -> None:
    with pytest.raises(StageError, match="already"):
        move(session, application, to=Stage.RECEIVED, actor_id=None)


def test_no_move_forward_needs_a_reason() -> None:
    pairs = [(a, b) for i, a in enumerate(JOURNEY) for b in JOURNEY[i + 1 :]]
    assert [pair for pair in pairs if needs_reason(*pair)] == []


def test_panel_is_entered_by_hand_only_where_the_candidate_has_been_there() -> None:
    assert Stage.PANEL not in open_moves(Stage.QUALIFIED, been={Stage.RECEIVED})
    assert Stage.PANEL in open_moves(Stage.INVITED, been={Stage.PANEL})


def test_every_stage_has_a_name() -> None:
    assert set(NAMES) == set(Stage)
