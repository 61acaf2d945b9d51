"""Counting the reviews of an equivalency: two that agree decide a finding, a third breaks a tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

AGREEING: Final = 2  # reviewers who must say the same of a finding


class Standing(StrEnum):
    """How a finding, or the review as a whole, stands."""

    WAITING = "waiting"
    TIED = "tied"
    GRANTED = "granted"
    DENIED = "denied"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One submitted review: for each finding, by requirement, whether it is granted.  A withdrawn
    one counts nowhere."""

    reviewer: int
    version: int
    votes: Mapping[str, bool]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class FindingTally:
    """The votes on one finding: who would grant it, who would deny it."""

    requirement: str
    grant: tuple[int, ...]
    deny: tuple[int, ...]

    @property
    def standing(self) -> Standing:
        """Granted or denied by two who agree; tied at one each; else waiting."""
        if len(self.grant) >= AGREEING:
            return Standing.GRANTED
        if len(self.deny) >= AGREEING:
            return Standing.DENIED
        return Standing.TIED if self.grant and self.deny else Standing.WAITING


@dataclass(frozen=True, slots=True)
class Tally:
    """All findings of a review, in its order."""

    findings: tuple[FindingTally, ...]

    @property
    def standing(self) -> Standing:
        """Decided once every finding is; else waiting, or tied where a third must break it."""
        standings = {finding.standing for finding in self.findings}
        if Standing.WAITING in standings:
            return Standing.WAITING
        return Standing.TIED if Standing.TIED in standings else Standing.DECIDED

    @property
    def open(self) -> tuple[str, ...]:
        """The findings that are neither granted nor denied yet."""
        undecided = (Standing.WAITING, Standing.TIED)
        return tuple(f.requirement for f in self.findings if f.standing in undecided)

    @property
    def wanted(self) -> int:
        """How many more reviews it takes: until two agree, or one to break a tie."""
        lacking = (AGREEING - len(f.grant) - len(f.deny) for f in self.findings)
        most = max(lacking, default=0)
        return max(most, 1 if self.standing == Standing.TIED else 0)


def count(requirements: Sequence[str], ballots: Iterable[Ballot]) -> Tally:
    """The tally of the findings `requirements`.

    Of several ballots of one reviewer the newest version counts, once: nobody agrees with
    themselves.  ValueError where a ballot votes on a finding that is not reviewed."""
    newest: dict[int, Ballot] = {}
    for ballot in sorted(ballots, key=lambda ballot: ballot.version):
        newest[ballot.reviewer] = ballot
    counted = [ballot for ballot in newest.values() if not ballot.withdrawn]
    strange = {name for ballot in counted for name in ballot.votes} - set(requirements)
    if strange:
        raise ValueError(f"not under review: {', '.join(sorted(strange))}")
    return Tally(tuple(_count_one(requirement, counted) for requirement in requirements))


def _count_one(requirement: str, ballots: Sequence[Ballot]) -> FindingTally:
    def who(granted: bool) -> tuple[int, ...]:
        return tuple(sorted(b.reviewer for b in ballots if b.votes.get(requirement) is granted))

    return FindingTally(requirement, who(True), who(False))
