"""Do the candidates stay connected through shared raters?

A candidate who got 4 from a severe rater and one who got 4 from a lenient one are not equal, and
the estimator can only tell where somebody rated both.  Two candidates are linked where a member
rates the same area of both; a chain of links is enough.  Between two groups without a link nothing
tells a better candidate from a milder rater."""

from __future__ import annotations

from collections.abc import Iterator

from hiring.panel.coverage import Plan


def connected_groups(plan: Plan) -> tuple[frozenset[int], ...]:
    """The candidates whom anybody rates, in groups that hang together, ordered by their smallest
    id; one group (or none) is what a panel wants."""
    leader = {candidate: candidate for (candidate, _), areas in plan.items() if areas}

    def lead(candidate: int) -> int:
        while leader[candidate] != candidate:
            leader[candidate] = leader[leader[candidate]]
            candidate = leader[candidate]
        return candidate

    for one, other in _links(plan):
        first, second = sorted((lead(one), lead(other)))
        leader[second] = first
    groups: dict[int, set[int]] = {}
    for candidate in sorted(leader):
        groups.setdefault(lead(candidate), set()).add(candidate)
    return tuple(frozenset(group) for group in groups.values())


def _links(plan: Plan) -> Iterator[tuple[int, int]]:
    """Candidates one after the other who have a member rate the same area of both."""
    last: dict[tuple[int, str], int] = {}
    for (candidate, member), areas in sorted(plan.items()):
        for area in sorted(areas):
            if (before := last.get((member, area))) is not None:
                yield before, candidate
            last[member, area] = candidate
