"""Adverse impact of one step of selection: rates, the four-fifths rule, Fisher's exact test, and
what one person more or less would change.

29 CFR 1607.4D (Uniform Guidelines, 1978; their rescission is under way): a rate below four fifths
of the highest group's is generally evidence of adverse impact, and small numbers prove little.  All
of it is done in whole numbers: in floats (4/25)/(1/5) < 0.8 is true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import comb

# Groups below this share of those who came to the step are not compared (1607.4D).
SMALLEST_SHARE = Fraction(2, 100)
SIGNIFICANT = Fraction(5, 100)
# Below this expected count the two groups are too small to show that nothing is there.
FEWEST_EXPECTED = 5


@dataclass(frozen=True, slots=True)
class Group:
    """How many of a group went on from the step, of those who came to it."""

    selected: int
    total: int

    @property
    def rate(self) -> Fraction:
        """The selection rate; the group must not be empty."""
        return Fraction(self.selected, self.total)


class Conclusion(StrEnum):
    """What the numbers let one say."""

    TOO_FEW = "too_few"
    NO_SIGN = "no_sign"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group beside the one with the highest rate: the ratio of the rates, whether it is below
    four fifths, the two-sided p of Fisher's exact test and its mid-p, whether one person selected
    in the other group instead would turn the finding over, and what all that lets one say."""

    group: Group
    ratio: Fraction
    below: bool
    fisher: Fraction
    mid_p: Fraction
    flips: bool
    conclusion: Conclusion


def below_four_fifths(group: Group, highest: Group) -> bool:
    """Whether the group's rate is less than four fifths of the other's, in whole numbers."""
    return 5 * group.selected * highest.total < 4 * highest.selected * group.total


def fisher_exact(one: Group, other: Group) -> tuple[Fraction, Fraction]:
    """The two-sided p of Fisher's exact test and its mid-p.  Two-sided: all tables with the same
    margins that are no more probable than this one (Fisher 1935; as in R's fisher.test); mid-p
    takes half of this table's own probability off (Lancaster 1961)."""
    selected, total = one.selected + other.selected, one.total + other.total
    lowest, most = max(0, selected - other.total), min(selected, one.total)
    ways = {
        count: comb(one.total, count) * comb(other.total, selected - count)
        for count in range(lowest, most + 1)
    }
    own, whole = ways[one.selected], comb(total, selected)
    p = Fraction(sum(way for way in ways.values() if way <= own), whole)
    return p, p - Fraction(own, 2 * whole)


def one_person_flips(group: Group, highest: Group) -> bool:
    """Whether the finding of the four-fifths rule turns over when one person is selected in the
    other group instead: from the highest to this one where it is below, the reverse where not
    (Questions and Answers on the Uniform Guidelines, 44 FR 11996, no. 21)."""
    below = below_four_fifths(group, highest)
    step = 1 if below else -1
    moved = Group(group.selected + step, group.total)
    rest = Group(highest.selected - step, highest.total)
    possible = all(0 <= one.selected <= one.total for one in (moved, rest))
    return possible and below_four_fifths(moved, rest) != below


def compare(group: Group, highest: Group) -> Comparison:
    """The group beside the one with the highest rate, which must have a rate above 0."""
    below, flips = below_four_fifths(group, highest), one_person_flips(group, highest)
    fisher, mid_p = fisher_exact(group, highest)
    return Comparison(
        group=group,
        ratio=group.rate / highest.rate,
        below=below,
        fisher=fisher,
        mid_p=mid_p,
        flips=flips,
        conclusion=_conclude(group, highest, below=below, flips=flips, p=fisher),
    )


def compare_groups(groups: Mapping[str, Group]) -> tuple[str | None, dict[str, Comparison]]:
    """The group with the highest rate, and every other that is large enough to be compared beside
    it.  None and nothing where fewer than two groups can be compared or nobody was selected."""
    everybody = sum(group.total for group in groups.values())
    compared = {
        key: group
        for key, group in groups.items()
        if group.total and group.total >= SMALLEST_SHARE * everybody
    }
    if len(compared) < 2 or not any(group.selected for group in compared.values()):
        return None, {}
    highest = max(compared, key=lambda key: (compared[key].rate, compared[key].total))
    return highest, {
        key: compare(group, compared[highest]) for key, group in compared.items() if key != highest
    }


def _conclude(group: Group, highest: Group, *, below: bool, flips: bool, p: Fraction) -> Conclusion:
    """Evidence: below four fifths, unlikely by chance, and not hanging on one person.  No sign: not
    below, not hanging on one person, and groups that are large enough to show one.  Too few to
    conclude in every other case."""
    if flips:
        return Conclusion.TOO_FEW
    if below:
        return Conclusion.EVIDENCE if p <= SIGNIFICANT else Conclusion.TOO_FEW
    selected, total = group.selected + highest.selected, group.total + highest.total
    margins = (selected, total - selected)
    smallest = min(Fraction(m * g.total, total) for m in margins for g in (group, highest))
    return Conclusion.NO_SIGN if smallest >= FEWEST_EXPECTED else Conclusion.TOO_FEW
