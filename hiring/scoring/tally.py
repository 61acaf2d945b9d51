"""How many ratings there are, and what plain means they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hiring.scoring.scores import Label, Rating


@dataclass(slots=True)
class Tally:
    """Observed and not observed ratings by candidate, by rater, and by candidate and area."""

    observed: Counter[object] = field(default_factory=Counter)
    missed: Counter[object] = field(default_factory=Counter)
    top: Counter[Label] = field(default_factory=Counter)
    candidates: list[Label] = field(default_factory=list)
    raters: list[Label] = field(default_factory=list)

    def of(self, *key: object) -> tuple[int, int]:
        """Observed and not observed of ("candidate", label), ("rater", label) or ("area", label,
        area)."""
        return self.observed[key], self.missed[key]


def count(ratings: Iterable[Rating], areas: Mapping[Label, str], top: int) -> Tally:
    """The counts; `top` is the highest point of the scale, counted by candidate."""
    tally = Tally()
    candidates, raters = set(), set()
    for one in ratings:
        candidates.add(one.candidate)
        raters.add(one.rater)
        counter = tally.missed if one.value is None else tally.observed
        counter["candidate", one.candidate] += 1
        counter["rater", one.rater] += 1
        counter["area", one.candidate, areas[one.item]] += 1
        tally.top[one.candidate] += one.value == top
    tally.candidates = sorted(candidates)
    tally.raters = sorted(raters)
    return tally
