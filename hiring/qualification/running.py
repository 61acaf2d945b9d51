"""The running count of months: how many a history has given by the end of each month, and when a
number that is asked for was reached."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from classification.edition import Verdict
from hiring.qualification.months import Coverage, Month, Run

Shares = Mapping[Month, Fraction]
Judged = tuple[Verdict, Coverage]


@dataclass(frozen=True, slots=True)
class Count:
    """Months counted from `first` on: `low[n]` and `high[n]` are how many there are surely and at
    most by the end of the month `first + n`."""

    first: Month
    low: tuple[Fraction, ...]
    high: tuple[Fraction, ...]

    def at(self, month: Month) -> tuple[Fraction, Fraction]:
        """Both bounds by the end of the month."""
        place = min(month - self.first, len(self.low) - 1)
        return (self.low[place], self.high[place]) if place >= 0 else (Fraction(0), Fraction(0))

    @property
    def end(self) -> tuple[Fraction, Fraction]:
        """Both bounds at the end of the whole history."""
        return (self.low[-1], self.high[-1]) if self.low else (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Mark:
    """When a number of months is reached: surely, and at the earliest that is possible; None where
    it never is."""

    months: int
    sure: Month | None
    possible: Month | None


def find_shares(judged: Iterable[Judged]) -> tuple[Shares, Shares]:
    """What each month counts, surely and at most: the largest share of any job, never the sum."""
    low: dict[Month, Fraction] = {}
    high: dict[Month, Fraction] = {}
    for verdict, coverage in judged:
        if verdict != "no":
            _raise(high, coverage.possible, coverage.high)
        if verdict == "yes":
            _raise(low, coverage.sure, coverage.low)
    return low, high


def _raise(shares: dict[Month, Fraction], run: Run, share: Fraction) -> None:
    for month in run:
        if share > shares.get(month, 0):
            shares[month] = share


def count_up(judged: Iterable[Judged], first: Month, last: Month) -> Count:
    """The count from the month `first` to the month `last`."""
    low, high = find_shares(judged)
    return Count(first, tuple(_add(low, first, last)), tuple(_add(high, first, last)))


def _add(shares: Shares, first: Month, last: Month) -> Iterator[Fraction]:
    return accumulate(shares.get(month, Fraction(0)) for month in range(first, last + 1))


def find_mark(count: Count, months: int) -> Mark:
    """When the count reaches so many months."""
    return Mark(months, _reach(count, count.low, months), _reach(count, count.high, months))


def _reach(count: Count, bounds: Sequence[Fraction], months: int) -> Month | None:
    place = bisect_left(bounds, months)
    return count.first + place if place < len(bounds) else None
