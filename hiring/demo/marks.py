"""Made-up ratings for a sheet."""

from __future__ import annotations

import random
from collections.abc import Iterator

from classification.edition import Edition

NOT_OBSERVED = 0.06
NOTES = {
    1: "Could not name an example, also when asked again.",
    5: "Named the decision, the people and the result, and what came of it a year later.",
}


def marks(
    edition: Edition, *, middle: float, seed: int
) -> Iterator[tuple[int, int | None, str | None]]:
    """(item, value or None for not observed, note or None) for every rated item, around `middle` on
    the edition's scale; the same seed gives the same marks."""
    dice = random.Random(seed)  # noqa: S311 (made-up ratings)
    lowest = min(level.value for level in edition.levels)
    highest = max(level.value for level in edition.levels)
    for area in edition.areas:
        leaning = dice.gauss(0, 0.35)
        for item in area.items:
            if item.repeats is not None:
                continue
            if dice.random() < NOT_OBSERVED:
                yield item.number, None, None
                continue
            value = min(highest, max(lowest, round(dice.gauss(middle + leaning, 0.6))))
            noted = value in (lowest, highest) and dice.random() < 0.3
            yield item.number, value, NOTES.get(value) if noted else None
