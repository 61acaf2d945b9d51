"""How a member's practice compares with the key: shown to that member alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from classification.edition import Competency, Edition, KeyedRating

Where = Literal["same", "near", "higher", "lower", "observed", "not_observed", "open"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One item of the sample: the member's answer beside the key.  `given` and `keyed.level` None
    are "not observed"; `open` where there is no answer."""

    item: Competency
    keyed: KeyedRating
    given: int | None
    where: Where


@dataclass(frozen=True, slots=True)
class Comparison:
    """All items of the sample."""

    items: tuple[Compared, ...]

    def count(self, *wanted: Where) -> int:
        """How many items came out in one of these ways."""
        return sum(item.where in wanted for item in self.items)

    @property
    def mean_difference(self) -> float | None:
        """By how many levels the member is above the key on average, over the items that both
        rated; None where there is none."""
        both = [
            item.given - item.keyed.level
            for item in self.items
            if item.given is not None and item.keyed.level is not None
        ]
        return sum(both) / len(both) if both else None


def compare(edition: Edition, answers: Mapping[int, int | None]) -> Comparison:
    """The answers (by item, None "not observed") beside the key of the edition's sample;
    ValueError where the edition has none."""
    if edition.sample is None:
        raise ValueError(f"{edition.id} has no sample to practise on")
    items = {item.number: item for item in edition.rated_items}
    return Comparison(
        tuple(
            Compared(items[keyed.item], keyed, answers.get(keyed.item), _where(keyed, answers))
            for keyed in edition.sample.key
        )
    )


def _where(keyed: KeyedRating, answers: Mapping[int, int | None]) -> Where:
    if keyed.item not in answers:
        return "open"
    given = answers[keyed.item]
    if given == keyed.level:
        return "same"
    if given is None:
        return "not_observed"
    if keyed.level is None:
        return "observed"
    if abs(given - keyed.level) == 1:
        return "near"
    return "higher" if given > keyed.level else "lower"
