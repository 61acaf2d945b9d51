"""The ranked list cut into runs of candidates of one band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hiring.committee.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Run:
    """Candidates of one band who stand together in the list; `band` is None without bands.
    `best` is the name of the first of the whole band, `again` that the band began further up."""

    band: int | None
    rows: tuple[Ranked, ...]
    best: str
    again: bool


def band_runs(rated: Sequence[Ranked]) -> tuple[Run, ...]:
    """The runs in the order of the list."""
    runs: list[Run] = []
    for band, rows in groupby(rated, key=lambda row: row.standing.band if row.standing else None):
        members = tuple(rows)
        earlier = next((run for run in runs if run.band == band), None)
        best = earlier.best if earlier else members[0].application.shown_name
        runs.append(Run(band, members, best, again=earlier is not None))
    return tuple(runs)
