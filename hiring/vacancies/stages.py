"""The stages of an application: their order, their names, and which moves need a reason."""

from __future__ import annotations

from collections.abc import Collection

from hiring.vacancies.models import Stage

JOURNEY = (
    Stage.RECEIVED,
    Stage.QUALIFIED,
    Stage.PANEL,
    Stage.INVITED,
    Stage.INTERVIEWED,
    Stage.FINALIST,
    Stage.OFFERED,
    Stage.HIRED,
)
ASIDE = (Stage.SET_ASIDE, Stage.WITHDRAWN)
NAMES = {
    Stage.RECEIVED: "received",
    Stage.QUALIFIED: "qualified",
    Stage.PANEL: "panel",
    Stage.INVITED: "interview invited",
    Stage.INTERVIEWED: "interviewed",
    Stage.FINALIST: "finalist",
    Stage.OFFERED: "offered",
    Stage.HIRED: "hired",
    Stage.SET_ASIDE: "set aside",
    Stage.WITHDRAWN: "withdrawn",
}


def needs_reason(start: Stage, to: Stage) -> bool:
    """Whether the move must say why: back on the journey, aside from it, or back into it."""
    if start in ASIDE or to in ASIDE:
        return True
    return JOURNEY.index(to) < JOURNEY.index(start)


def open_moves(start: Stage, *, been: Collection[Stage]) -> list[Stage]:
    """The stages an application can be moved to by hand, in the order of the journey.

    The panel stage is entered by sending candidates to the panel, which gives every member a
    sheet; by hand an application only returns to it (`been`: the stages it has stood in)."""
    return [
        stage
        for stage in (*JOURNEY, *ASIDE)
        if stage != start and (stage != Stage.PANEL or Stage.PANEL in been)
    ]
