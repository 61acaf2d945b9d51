"""Carrying a plan out: every cell that changes is assigned or released, and nothing that is begun
is taken away."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy.orm import Session

from hiring.panel.assigning import assign, release
from hiring.panel.balance import split
from hiring.panel.coverage import NOTHING, Pair, Plan
from hiring.panel.errors import PanelError
from hiring.panel.models import Sheet
from hiring.panel.plan import Coverage, read_coverage
from hiring.people.models import User
from hiring.vacancies.models import Vacancy


class PlanChangedError(PanelError):
    """The plan is not the one that was looked at: somebody changed something in between."""


def stamp(coverage: Coverage, wanted: Plan) -> str:
    """What names a change that was looked at: the plan that stood and the one that is wanted."""
    parts = [
        (pair, sorted(areas))
        for plan in (coverage.plan, wanted)
        for pair, areas in sorted(plan.items())
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def carry_out(
    session: Session, coverage: Coverage, wanted: Plan, *, seen: str, actor_id: int
) -> int:
    """Make the plan so, and return how many cells changed.  `seen` is the stamp of what was looked
    at: PlanChangedError where it is another by now."""
    if seen != stamp(coverage, wanted):
        raise PlanChangedError(
            "Something was changed in the meantime, so that nothing is done yet. This is what would"
            " be done now."
        )
    changed = [
        pair
        for pair in sorted({*coverage.plan, *wanted})
        if wanted.get(pair, NOTHING) != coverage.plan.get(pair, NOTHING)
    ]
    for pair in changed:
        set_areas(session, coverage, pair, wanted.get(pair, NOTHING), actor_id=actor_id)
    return len(changed)


def split_new(session: Session, vacancy: Vacancy, sheets: Sequence[Sheet], *, sender: User) -> int:
    """Make a balanced split of sheets that were made in this very moment, whole, so that nobody can
    have begun; returns how many of them stay somebody's.  No other sheet changes."""
    fresh = {(sheet.application_id, sheet.user_id): sheet for sheet in sheets}
    coverage = read_coverage(session, vacancy, viewer=sender, fresh=fresh.keys())
    wanted = split(coverage.board)
    for pair in fresh:
        areas = wanted.get(pair, NOTHING)
        if areas != coverage.plan.get(pair, NOTHING):
            set_areas(session, coverage, pair, areas, actor_id=sender.id)
    return sum(pair in wanted for pair in fresh)


def set_areas(
    session: Session, coverage: Coverage, pair: Pair, areas: frozenset[str], *, actor_id: int
) -> None:
    """Have the member rate exactly these areas of the candidate, none of them where there are none.
    PanelError where that can't be, or where something begun would go."""
    if not coverage.board.takes(pair):
        raise PanelError("What this member rates of this candidate can't be changed any more.")
    if lost := coverage.board.kept.get(pair, NOTHING) - areas:
        names = ", ".join(area.name for area in coverage.areas_of(lost))
        raise PanelError(f"Already begun, and so it stays: {names}.")
    if areas:
        application = next(a for a in coverage.applications if a.id == pair[0])
        member = next(m for m in coverage.members if m.id == pair[1])
        slugs = [area.slug for area in coverage.areas_of(areas)]
        assign(session, application, user=member, areas=slugs, actor_id=actor_id)
    elif pair in coverage.plan:
        release(session, coverage.sheets[pair], actor_id=actor_id)


def give(
    session: Session, coverage: Coverage, pair: Pair, areas: Sequence[str], *, actor_id: int
) -> frozenset[str]:
    """Have the member rate these areas of the candidate too; returns those that are new."""
    there = coverage.plan.get(pair, NOTHING)
    known = frozenset(areas) & frozenset(coverage.board.areas)
    new = known - there
    if not new:
        raise PanelError("Nothing is left to give: these areas are with this member already.")
    set_areas(session, coverage, pair, there | new, actor_id=actor_id)
    return new


def lock_plan(session: Session, vacancy: Vacancy) -> None:
    """Make two requests that change one plan wait for one another."""
    session.refresh(vacancy, with_for_update=True)
