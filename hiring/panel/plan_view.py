"""A coverage plan in the terms of its page: the matrix, each member's load, gaps with who could
fill them, and groups that hang together."""

from __future__ import annotations

from collections.abc import Iterable

from hiring.panel.connected import connected_groups
from hiring.panel.coverage import NOTHING, Pair, Plan, count_items, find_gaps, load_of
from hiring.panel.models import Sheet
from hiring.panel.plan import Coverage
from hiring.panel.shown_plan import Offer, ShownCell, ShownGap, ShownLoad, ShownPlan, ShownRow
from hiring.people.models import User
from hiring.vacancies.models import Application


def show_plan(coverage: Coverage, wanted: Plan | None = None) -> ShownPlan:
    """The plan as it stands; with `wanted`, that plan and what it changes."""
    plan = coverage.plan if wanted is None else wanted
    rows = tuple(_row(coverage, application, plan) for application in coverage.applications)
    by_id = {application.id: application for application in coverage.applications}
    return ShownPlan(
        rows=rows,
        loads=tuple(_load(coverage, member, plan) for member in coverage.members),
        gaps=show_gaps(coverage, plan),
        groups=tuple(
            tuple(sorted((by_id[id_] for id_ in group), key=lambda found: found.number))
            for group in connected_groups(plan)
        ),
        changes=sum(cell.was is not None for row in rows for cell in row.cells),
    )


def show_gaps(coverage: Coverage, plan: Plan) -> tuple[ShownGap, ...]:
    """The candidates with too few raters somewhere, with ways to mend it."""
    found: dict[int, dict[int, set[str]]] = {}
    for gap in find_gaps(coverage.board, plan):
        found.setdefault(gap.candidate, {}).setdefault(gap.raters, set()).add(gap.area)
    return tuple(
        ShownGap(
            application=application,
            areas=tuple(
                (raters, coverage.areas_of(slugs))
                for raters, slugs in sorted(found[application.id].items())
            ),
            offers=_offers(coverage, application.id, plan, found[application.id].values()),
            recused=_recused(coverage, application.id),
        )
        for application in coverage.applications
        if application.id in found
    )


def _recused(coverage: Coverage, candidate: int) -> tuple[Sheet, ...]:
    pairs = ((candidate, member.id) for member in coverage.members)
    return tuple(coverage.sheets[pair] for pair in pairs if coverage.is_recused(pair))


def words_of(coverage: Coverage, pair: Pair, areas: frozenset[str]) -> str:
    """ "all areas", "4 of 11 areas", "none", "stepped back"."""
    if coverage.is_recused(pair):
        return "stepped back"
    if not areas:
        return "none"
    total = len(coverage.board.areas)
    return "all areas" if len(areas) == total else f"{len(areas)} of {total} areas"


def _row(coverage: Coverage, application: Application, plan: Plan) -> ShownRow:
    cells = tuple(_cell(coverage, (application.id, m.id), m, plan) for m in coverage.members)
    return ShownRow(application, cells)


def _cell(coverage: Coverage, pair: Pair, member: User, plan: Plan) -> ShownCell:
    areas, before = plan.get(pair, NOTHING), coverage.plan.get(pair, NOTHING)
    return ShownCell(
        member=member,
        areas=coverage.areas_of(areas),
        items=count_items(coverage.board, areas),
        words=words_of(coverage, pair, areas),
        recused=coverage.is_recused(pair),
        open=coverage.board.takes(pair),
        was=None if areas == before else _before(coverage, pair, areas, before),
    )


def _before(coverage: Coverage, pair: Pair, areas: frozenset[str], before: frozenset[str]) -> str:
    """What stood there; where only the choice of areas changes, how many of them go."""
    was, becomes = words_of(coverage, pair, before), words_of(coverage, pair, areas)
    return was if was != becomes else f"{len(before - areas)} of them others"


def _load(coverage: Coverage, member: User, plan: Plan) -> ShownLoad:
    board = coverage.board
    return ShownLoad(
        member=member,
        candidates=sum(bool(plan.get((c, member.id))) for c in board.candidates),
        items=load_of(board, plan, member.id),
        items_before=load_of(board, coverage.plan, member.id),
    )


def _offers(
    coverage: Coverage, candidate: int, plan: Plan, missing: Iterable[set[str]]
) -> tuple[Offer, ...]:
    wanted = frozenset().union(*missing)
    offers = []
    for member in coverage.members:
        pair = (candidate, member.id)
        areas = wanted - plan.get(pair, NOTHING)
        if areas and coverage.board.takes(pair):
            load = load_of(coverage.board, plan, member.id)
            items = count_items(coverage.board, areas)
            offers.append(Offer(member, coverage.areas_of(areas), items, load))
    return tuple(sorted(offers, key=lambda offer: (-len(offer.areas), offer.load)))
