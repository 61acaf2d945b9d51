"""What the first rank depends on: one change at a time, the largest effect first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from classification.edition import Edition
from hiring.committee.submitted import Submitted
from hiring.committee.what_if import Question, Supposed, UnaskableError, ask
from hiring.scoring.scores import Scores

DOUBLE = Fraction(2)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one change does: how likely the leader of the record would be first then, and who would
    lead.  `first` is None without the adjustment for severity, which knows no chances."""

    words: str
    first: float | None
    leaders: tuple[int, ...]

    def moves(self, leaders: tuple[int, ...]) -> bool:
        """Whether somebody else would lead."""
        return self.leaders != leaders


@dataclass(frozen=True, slots=True)
class Tornado:
    """The leaders of the record, how likely the first of them is first, and what each change would
    do; those who change the leader come first."""

    leaders: tuple[int, ...]
    first: float
    effects: tuple[Effect, ...]


def turn(submitted: Submitted, edition: Edition, members: Mapping[int, str]) -> Tornado | None:
    """Every change by itself: each area left out or counted twice, each of these members left out,
    no adjustment for severity, and the repeated item counted the other way.  None where plain means
    alone can be made."""
    scores = submitted.scores()
    record = ask(submitted, edition, Question({}), scores)
    leaders, first = _leaders(record), record[0].first
    if first is None:
        return None
    effects = [
        Effect(words, _first(found, leaders[0]), _leaders(found))
        for words, question in _changes(edition, members)
        if (found := _try(submitted, edition, question, scores))
    ]
    effects.sort(key=lambda one: (not one.moves(leaders), -_size(one, first), one.words))
    return Tornado(leaders, first, tuple(effects))


def _changes(edition: Edition, members: Mapping[int, str]) -> Iterator[tuple[str, Question]]:
    for area in edition.areas:
        yield f"Without {area.name}", Question({area.slug: Fraction(0)})
        yield f"{area.name} counted twice", Question({area.slug: DOUBLE})
    for member, name in members.items():
        yield f"Without the ratings of {name}", Question({}, without=member)
    yield "Without the adjustment for severity", Question({}, plain=True)
    for item in edition.items:
        if item.repeats is not None:
            counted = "once" if edition.count_repeats else "twice"
            yield (
                f"Item {item.repeats}, printed again as {item.number}, counted {counted}",
                (Question({}, repeats=True)),
            )


def _try(
    submitted: Submitted, edition: Edition, question: Question, record: Scores
) -> tuple[Supposed, ...] | None:
    try:
        return ask(submitted, edition, question, record)
    except UnaskableError:
        return None


def _leaders(found: tuple[Supposed, ...]) -> tuple[int, ...]:
    return tuple(one.candidate for one in found if one.rank == 1)


def _first(found: tuple[Supposed, ...], candidate: int) -> float | None:
    return next((one.first for one in found if one.candidate == candidate), None)


def _size(effect: Effect, first: float) -> float:
    return abs(effect.first - first) if effect.first is not None else 0.0
