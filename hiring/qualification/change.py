"""What would make an experience finding "met": the one open fact that does so by itself, or else
the few that do so together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from math import comb

from classification.edition import Requirement
from hiring.qualification.findings import JudgedPosition, Result
from hiring.qualification.open_facts import OpenFact, list_open_facts
from hiring.qualification.stints import (
    Stint,
    count_stints,
    decide_with,
    describe_dates,
    make_stint,
)
from hiring.qualification.sums import shown_months

_MOST_TRIED = 150  # sets of one size that are tried for a smaller one
_MOST_NAMED = 3  # facts that one sentence can hold

# The number of an open fact → the place among its values that it turns out to have.
Settled = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Case:
    """A finding to change: the jobs, the rule, what the substitution says, and what is open."""

    stints: tuple[Stint, ...]
    requirement: Requirement
    substituted: Result
    as_of: date
    facts: tuple[OpenFact, ...]

    def settle(self, settled: Settled) -> tuple[Stint, ...]:
        """The jobs with these facts settled."""
        jobs: dict[int, JudgedPosition] = {}
        for number, at in settled.items():
            fact = self.facts[number]
            judged = jobs.get(fact.job, self.stints[fact.job].judged)
            jobs[fact.job] = fact.settle(judged, fact.values[at])
        measure, as_of = self.requirement.measure, self.as_of
        return tuple(
            make_stint(jobs[n], measure, as_of) if n in jobs else stint
            for n, stint in enumerate(self.stints)
        )

    def is_met_with(self, settled: Settled, *, degree: bool = False) -> bool:
        """Whether these facts, and perhaps a degree that substitutes, make it met."""
        substituted: Result = "met" if degree else self.substituted
        return decide_with(self.settle(settled), self.requirement, substituted) == "met"

    def least(self, number: int, others: Settled, *, degree: bool = False) -> int | None:
        """The least of the values with which the fact makes it met beside the others."""
        places = range(len(self.facts[number].values))
        at = bisect_left(
            places,
            True,
            key=lambda at: self.is_met_with({**others, number: at}, degree=degree),
        )
        return at if at < len(places) else None

    def most(self, numbers: Iterable[int]) -> dict[int, int]:
        """These facts at the most that each may give."""
        return {number: len(self.facts[number].values) - 1 for number in numbers}


@dataclass(frozen=True, slots=True)
class Change:
    """What would make a finding met, in a sentence, and the jobs that it names."""

    sentence: str
    jobs: tuple[JudgedPosition, ...] = ()


def find_change(
    stints: Sequence[Stint], requirement: Requirement, substituted: Result, as_of: date
) -> Change | None:
    """It; None where the finding is met.

    One fact by itself is looked for first: dates, then shares, then what the job was, then the
    degree.  Where there is none, a finding that is "not met" lacks months, and one that is unclear
    needs several facts, or can't be met by anything that is open."""
    result = decide_with(stints, requirement, substituted)
    if result == "met":
        return None
    if not stints:
        return Change("A history of positions with dates would decide it")
    facts = list_open_facts(stints, requirement.measure, as_of)
    case = _Case(tuple(stints), requirement, substituted, as_of, facts)
    alone = _change_one(case) or _change_degree(case)
    return alone or (_add_months(case) if result == "not_met" else _change_several(case))


def _change_one(case: _Case) -> Change | None:
    for number in range(len(case.facts)):
        at = case.least(number, {})
        if at is not None:
            return Change(f"{_write(case, {number: at})} would meet it", _jobs(case, [number]))
    return None


def _jobs(case: _Case, numbers: Iterable[int]) -> tuple[JudgedPosition, ...]:
    """The jobs of these facts, each once."""
    jobs = sorted({case.facts[number].job for number in numbers})
    return tuple(case.stints[job].judged for job in jobs)


def _change_degree(case: _Case) -> Change | None:
    rule = case.requirement.substitution
    if rule is None or case.substituted == "met" or not case.is_met_with({}, degree=True):
        return None
    less = case.requirement.months - rule.months
    return Change(
        f"A degree that substitutes for {rule.months} months would meet it: "
        f"{less} would then be required"
    )


def _change_several(case: _Case) -> Change:
    degree = case.requirement.substitution is not None and case.substituted == "unclear"
    every = range(len(case.facts))
    if case.is_met_with(case.most(every)):
        degree = False
    elif not case.is_met_with(case.most(every), degree=degree):
        return _fall_short(case, degree=degree)
    chosen = _find_few(case, _leave_out(case, every, degree=degree), degree=degree)
    count = len(chosen) + degree
    jobs = _jobs(case, chosen)
    if count > _MOST_NAMED:
        names = "; ".join(_label(job) for job in jobs)
        return Change(f"{count} facts together would meet it, about {names}", jobs)
    settled = case.most(chosen)
    for number in chosen:
        settled[number] = case.least(number, settled, degree=degree) or 0
    parts = [_write(case, settled), *([_write_degree(case)] if degree else [])]
    which = "Both" if count == 2 else f"All {count}"
    return Change(f"{which} together would meet it: {'; '.join(parts)}", jobs)


def _leave_out(case: _Case, numbers: Iterable[int], *, degree: bool) -> tuple[int, ...]:
    """The facts without those that are not needed, the facts of short jobs left out first."""
    chosen = list(numbers)
    for number in sorted(chosen, key=lambda n: (_length(case, n), -n)):
        rest = [other for other in chosen if other != number]
        if case.is_met_with(case.most(rest), degree=degree):
            chosen = rest
    return tuple(chosen)


def _length(case: _Case, number: int) -> int:
    run = case.stints[case.facts[number].job].coverage.possible
    return run.last - run.first


def _find_few(case: _Case, chosen: tuple[int, ...], *, degree: bool) -> tuple[int, ...]:
    """The first smaller set of facts that does the same, or the given one."""
    every = range(len(case.facts))
    for size in range(1, len(chosen)):
        if comb(len(every), size) > _MOST_TRIED:
            break
        for some in combinations(every, size):
            if case.is_met_with(case.most(some), degree=degree):
                return some
    return chosen


def _fall_short(case: _Case, *, degree: bool) -> Change:
    """That nothing which is open makes it met, and by how much it falls short."""
    rule, required = case.requirement.substitution, case.requirement.months
    if rule is not None and (degree or case.substituted == "met"):
        required -= rule.months
    found = count_stints(case.settle(case.most(range(len(case.facts))))).min
    return Change(
        "Nothing that is open would meet it: with all of it counted there would be "
        f"{shown_months(float(found))} of {required} months"
    )


def _add_months(case: _Case) -> Change:
    required = case.requirement.months
    if case.requirement.substitution and case.substituted == "met":
        required -= case.requirement.substitution.months
    missing = required - count_stints(case.stints).min
    more = f"{shown_months(float(missing))} more month{'' if missing == 1 else 's'}"
    return Change(f"{more} of such experience would meet it")


def _write(case: _Case, settled: Settled) -> str:
    """The facts in words, those of one job together."""
    numbers = sorted(settled, key=lambda number: case.facts[number].job)
    return "; ".join(_write_jobs(case, settled, numbers))


def _write_jobs(case: _Case, settled: Settled, numbers: Sequence[int]) -> Iterator[str]:
    for job, own in groupby(numbers, key=lambda number: case.facts[number].job):
        said = (case.facts[n].words(case.facts[n].values[settled[n]]) for n in own)
        yield f"{_label(case.stints[job].judged)}: {', and '.join(said)}"


def _write_degree(case: _Case) -> str:
    rule = case.requirement.substitution
    assert rule is not None  # asked only where a degree substitutes
    less = case.requirement.months - rule.months
    return f"a degree that substitutes for {rule.months} months ({less} would then be required)"


def _label(judged: JudgedPosition) -> str:
    position = judged.position
    return f"{position.employer or position.title or 'Position'}, {describe_dates(judged)}"
