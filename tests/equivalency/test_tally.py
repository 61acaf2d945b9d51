"""Two who agree decide, a third breaks a tie, nobody agrees with themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiring.equivalency.tally import Ballot, Standing, Tally, count

TOTAL, STAFF = "experience.total", "experience.management"


def ballot(reviewer: int, vote: bool, version: int = 1, *, withdrawn: bool = False) -> Ballot:
    return Ballot(reviewer, version, {TOTAL: vote}, withdrawn)


def tally(*ballots: Ballot, findings: Sequence[str] = (TOTAL,)) -> Tally:
    return count(findings, ballots)


def standing(*ballots: Ballot) -> Standing:
    (finding,) = tally(*ballots).findings
    return finding.standing


def test_nothing_is_decided_by_none_or_one() -> None:
    assert (tally().standing, tally().wanted, tally().open) == (Standing.WAITING, 2, (TOTAL,))
    one = tally(ballot(1, True))
    assert (one.standing, one.wanted) == (Standing.WAITING, 1)


@pytest.mark.parametrize(("vote", "decided"), [(True, Standing.GRANTED), (False, Standing.DENIED)])
def test_two_who_agree_decide(vote: bool, decided: Standing) -> None:
    both = tally(ballot(1, vote), ballot(2, vote))
    assert (both.findings[0].standing, both.standing) == (decided, Standing.DECIDED)
    assert (both.wanted, both.open) == (0, ())


def test_two_who_differ_are_tied_and_want_one_more() -> None:
    tied = tally(ballot(1, True), ballot(2, False))
    assert (tied.standing, tied.wanted, tied.open) == (Standing.TIED, 1, (TOTAL,))


@pytest.mark.parametrize(("vote", "decided"), [(True, Standing.GRANTED), (False, Standing.DENIED)])
def test_third_breaks_the_tie(vote: bool, decided: Standing) -> None:
    assert standing(ballot(1, True), ballot(2, False), ballot(3, vote)) == decided


def test_same_person_twice_counts_once_by_the_newest_version() -> None:
    assert standing(ballot(1, True), ballot(1, True, 2)) == Standing.WAITING
    assert tally(ballot(1, True, 2), ballot(1, False, 1)).findings[0].grant == (1,)


def test_withdrawn_review_counts_nowhere() -> None:
    left = tally(ballot(1, True), ballot(2, True, withdrawn=True))
    assert (left.standing, left.wanted) == (Standing.WAITING, 1)
    # Also where an earlier version of it was not withdrawn.
    assert standing(ballot(1, True), ballot(2, True), ballot(2, True, 2, withdrawn=True)) == (
        Standing.WAITING
    )


def test_review_is_decided_only_with_all_of_its_findings() -> None:
    first = Ballot(1, 1, {TOTAL: True, STAFF: True})
    second = Ballot(2, 1, {TOTAL: False, STAFF: True})
    tied = tally(first, second, findings=(TOTAL, STAFF))
    assert [f.standing for f in tied.findings] == [Standing.TIED, Standing.GRANTED]
    assert (tied.standing, tied.open, tied.wanted) == (Standing.TIED, (TOTAL,), 1)
    third = Ballot(3, 1, {TOTAL: False})
    done = tally(first, second, third, findings=(TOTAL, STAFF))
    assert [f.standing for f in done.findings] == [Standing.DENIED, Standing.GRANTED]
    assert done.standing == Standing.DECIDED


def test_review_that_waits_on_one_finding_and_is_tied_on_another_waits() -> None:
    mixed = tally(
        Ballot(1, 1, {TOTAL: True, STAFF: True}),
        Ballot(3, 1, {TOTAL: False}),
        findings=(TOTAL, STAFF),
    )
    assert (mixed.standing, mixed.wanted) == (Standing.WAITING, 1)


def test_vote_on_what_is_not_reviewed_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not under review: license\.driver"):
        count([TOTAL], [Ballot(1, 1, {"license.driver": True})])


votes = st.lists(st.booleans(), max_size=3)


@given(votes)
def test_three_at_most_always_decide(given_votes: list[bool]) -> None:
    result = tally(*(ballot(n, vote) for n, vote in enumerate(given_votes)))
    assert result.wanted <= 3 - len(given_votes)
    if len(given_votes) == 3:
        assert result.standing == Standing.DECIDED


@given(votes)
def test_order_of_the_reviews_does_not_matter(given_votes: list[bool]) -> None:
    ballots = [ballot(n, vote) for n, vote in enumerate(given_votes)]
    assert tally(*ballots) == tally(*reversed(ballots))
