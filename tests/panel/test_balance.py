"""The balanced split over many boards: covered, even, connected, never against what is begun."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from hiring.panel.balance import everybody, split, tolerance
from hiring.panel.connected import connected_groups
from hiring.panel.coverage import Board, Pair, Plan, find_gaps, load_of, raters_of

# The items of the eleven areas, the item that is printed twice counted once.
ITEMS = (7, 5, 5, 6, 8, 5, 6, 5, 5, 4, 6)
AREAS = {f"area-{number}": items for number, items in enumerate(ITEMS)}


def board(candidates: int, members: int, fewest: int, **more: object) -> Board:
    values: dict[str, object] = {
        "candidates": tuple(range(candidates)),
        "members": tuple(range(100, 100 + members)),
        "areas": AREAS,
        "kept": {},
        "closed": frozenset(),
        "fewest": fewest,
    }
    return Board(**(values | more))  # type: ignore[arg-type]


@st.composite
def free_boards(draw: st.DrawFn) -> Board:
    """Boards on which nothing is begun and nobody stepped back."""
    return board(draw(st.integers(1, 12)), draw(st.integers(1, 9)), draw(st.integers(1, 4)))


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Boards with recusals, submitted sheets and begun areas."""
    blank = draw(free_boards())
    pairs = sorted(product(blank.candidates, blank.members))
    some = st.sets(st.sampled_from(pairs), max_size=len(pairs) // 2 + 1)
    recused, submitted, begun = draw(some), draw(some), draw(some)
    slugs = st.frozensets(st.sampled_from(sorted(AREAS)), min_size=1)
    kept = {pair: draw(slugs) for pair in sorted((begun | submitted) - recused)}
    return Board(
        blank.candidates,
        blank.members,
        AREAS,
        kept,
        frozenset(recused | submitted),
        blank.fewest,
    )


def could_rate(where: Board, candidate: int, area: str) -> int:
    """How many members rate the cell already, or could."""
    return sum(
        where.takes((candidate, member)) or area in where.kept.get((candidate, member), ())
        for member in where.members
    )


def loads(where: Board, plan: Plan) -> list[int]:
    return [load_of(where, plan, member) for member in where.members]


@given(boards())
@settings(deadline=None, max_examples=60)
def test_split_covers_every_cell_that_can_be_covered(where: Board) -> None:
    plan = split(where)
    for candidate, area in product(where.candidates, where.areas):
        wanted = min(where.fewest, could_rate(where, candidate, area))
        assert raters_of(where, plan, candidate, area) >= wanted


@given(boards(), st.sampled_from([split, everybody]))
@settings(deadline=None, max_examples=60)
def test_no_plan_takes_away_what_is_begun_or_adds_to_what_is_closed(
    where: Board, way: type[Plan]
) -> None:
    plan = way(where)  # type: ignore[call-arg]
    for pair in product(where.candidates, where.members):
        kept, planned = where.kept.get(pair, frozenset()), plan.get(pair, frozenset())
        assert kept <= planned
        assert where.takes(pair) or kept == planned


@given(free_boards())
@settings(deadline=None, max_examples=60)
def test_split_of_a_free_board_is_even_and_connected(where: Board) -> None:
    plan = split(where)
    found = loads(where, plan)
    assert len(connected_groups(plan)) == 1
    # A bridge adds at most one area at either end.
    assert max(found) - min(found) <= max(tolerance(where, found), 2 * where.largest)
    total = len(where.candidates) * sum(ITEMS) * min(where.fewest, len(where.members))
    assert total <= sum(found) <= total + 2 * where.largest * len(where.candidates)


@given(boards())
@settings(deadline=None, max_examples=40)
def test_split_hands_over_whatever_would_even_the_loads(where: Board) -> None:
    """No cell is left whose handing over would bring two far loads nearer, bridges apart."""
    plan = split(where)
    found = dict(zip(where.members, loads(where, plan), strict=True))
    allowed = max(tolerance(where, found.values()), 2 * where.largest * len(where.candidates))
    for heavy, light in product(where.members, where.members):
        if found[heavy] - found[light] > allowed:
            assert _handable(where, plan, heavy, light) == []


def _handable(where: Board, plan: Plan, heavy: int, light: int) -> list[Pair]:
    empty: frozenset[str] = frozenset()
    return [
        (candidate, light)
        for candidate in where.candidates
        if where.takes((candidate, light))
        and plan.get((candidate, heavy), empty)
        - where.kept.get((candidate, heavy), empty)
        - plan.get((candidate, light), empty)
    ]


@given(boards())
@settings(deadline=None, max_examples=20)
def test_split_is_the_same_every_time(where: Board) -> None:
    assert split(where) == split(where)


def test_split_among_three_gives_each_area_one_crew_for_all_candidates() -> None:
    plan = split(where := board(4, 3, 2))
    crews = {
        area: {
            tuple(m for m in where.members if area in plan.get((c, m), ()))
            for c in where.candidates
        }
        for area in where.areas
    }
    assert {len(crew) for crew in crews.values()} == {1}
    assert max(loads(where, plan)) - min(loads(where, plan)) <= 16


def test_split_of_what_a_recused_member_leaves_goes_to_the_others() -> None:
    where = board(2, 3, 2, closed=frozenset({(0, 100)}))
    plan = split(where)
    assert (0, 100) not in plan
    assert find_gaps(where, plan) == []
    assert plan[0, 101] == plan[0, 102] == frozenset(AREAS)


def test_split_with_too_few_members_leaves_the_gap_to_be_seen() -> None:
    where = board(1, 1, 2)
    assert len(find_gaps(where, split(where))) == len(AREAS)


def test_everybody_rates_everything() -> None:
    where = board(2, 2, 1, closed=frozenset({(1, 101)}))
    whole = frozenset(AREAS)
    assert everybody(where) == {(0, 100): whole, (0, 101): whole, (1, 100): whole}


def test_candidates_without_a_shared_area_fall_apart() -> None:
    one, two = frozenset({"area-0"}), frozenset({"area-1"})
    assert connected_groups({(1, 100): one, (2, 100): one}) == (frozenset({1, 2}),)
    assert connected_groups({(1, 100): one, (2, 100): two}) == (frozenset({1}), frozenset({2}))
    assert connected_groups({(1, 100): one, (2, 101): one}) == (frozenset({1}), frozenset({2}))


def test_a_chain_of_raters_connects() -> None:
    one = frozenset({"area-0"})
    chain = {(1, 100): one, (3, 100): one, (3, 101): one, (2, 101): one, (4, 102): one}
    assert connected_groups(chain) == (frozenset({1, 2, 3}), frozenset({4}))


def test_split_bridges_candidates_whom_begun_work_has_kept_apart() -> None:
    whole = frozenset(AREAS)
    kept = {(0, 100): whole, (1, 101): whole}
    plan = split(where := board(2, 2, 1, kept=kept))
    assert find_gaps(where, plan) == []
    assert len(connected_groups(plan)) == 1
    assert sum(loads(where, plan)) == 2 * sum(ITEMS) + min(ITEMS)
