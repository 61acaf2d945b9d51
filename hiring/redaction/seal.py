"""When the original of a candidate's documents is open to the panel."""

from __future__ import annotations

from hiring.vacancies.models import Stage
from hiring.vacancies.stages import JOURNEY

_OPEN = frozenset(JOURNEY[JOURNEY.index(Stage.INTERVIEWED) :])


def is_unsealed(stage: str) -> bool:
    """Whether an application at this stage has had its first interview: the stage is "interviewed"
    or one behind it.

    Where the move is taken back, or the candidate set aside or withdrawn, the original is sealed
    again: what somebody has seen stays seen, but nobody else opens it."""
    return Stage(stage) in _OPEN
