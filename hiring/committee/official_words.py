"""The sentences above the official list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hiring.committee.departure import asked_by
from hiring.scoring.means import rank_values, round_shown
from hiring.scoring.preference import Placed


def describe_list(placed: Sequence[Placed], names: Mapping[int, str]) -> tuple[str, ...]:
    """Who leads by the total, and whether preference changes the order."""
    if not placed:
        return ("No candidate is rated, so that there is nothing to decide.",)
    leaders = [names[row.candidate] for row in placed if row.place == 1]
    total = f"{round_shown(placed[0].total)} %"
    if len(leaders) > 1:
        sentences = [f"{_join(leaders)} share the highest total, {total}."]
    else:
        sentences = [f"{leaders[0]} has the highest total, {total}."]
    if any(row.added for row in placed):
        without = rank_values({row.candidate: row.percent for row in placed})
        moved = any(row.place != without[row.candidate] for row in placed)
        change = "changes the order" if moved else "doesn’t change the order"
        sentences.append(f"Veterans’ preference {change}: the rank on merit stands beside it.")
    return tuple(sentences)


def describe_asked(placed: Sequence[Placed], chosen: int) -> str:
    """What choosing this candidate asks for, in a few words."""
    asked = asked_by(placed, chosen)
    more = []
    if asked.departs:
        more.append("a departure memo")
    if asked.veterans:
        more.append("reasons on veterans’ preference")
    return _join(["reasons", *more])


def _join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
