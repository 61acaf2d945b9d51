"""Made-up histories for what must hold of every history, and a count of their months by hand.

The count knows nothing of the program: it lists every way in which the dates of a job can be true,
month by month, and asks of each month whether all of them cover it, or any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st

from classification.edition import Requirement, Verdict
from classification.loader import BUILT_IN, load
from hiring.qualification.experience import judge_experience
from hiring.qualification.findings import Finding, JudgedDegree, JudgedPosition
from hiring.qualification.months import alone, cover
from hiring.reading.facts import Degree, Position

# No deadline: a busy machine is no fault.  The same examples every time.
STEADY = settings(max_examples=100, deadline=None, derandomize=True)

AS_OF = date(2026, 11, 15)
FIRST_YEAR, LAST_YEAR = 2014, 2028
EDITION = load(BUILT_IN / "cto-2015")
Substituted = Literal["met", "unclear", "not_met"]


@dataclass(frozen=True)
class Job:
    """A job as the facts have it, with the two verdicts on it."""

    start: str | None
    end: str | None
    share: float | None = 1
    oversight: Verdict = "yes"
    staff: Verdict = "yes"

    def judged(self, number: int) -> JudgedPosition:
        """The job as the rules take it, under an employer of its own."""
        position = Position(
            "Director of Technology", f"County {number}", None, self.start, self.end, self.share, ""
        )
        months = alone(cover(self.start, self.end, self.share, AS_OF))
        return JudgedPosition(
            position, "d" * 64, self.oversight, self.staff, months, "", "why", "why"
        )


def write_iso(month: int) -> str:
    """The month, year × 12 + month − 1, as YYYY-MM."""
    return f"{month // 12}-{month % 12 + 1:02d}"


def number_of(iso: str) -> int:
    """The number of a month written YYYY-MM."""
    return int(iso[:4]) * 12 + int(iso[5:]) - 1


exact_months = st.integers(FIRST_YEAR * 12, LAST_YEAR * 12).map(write_iso)
years = st.integers(FIRST_YEAR, LAST_YEAR).map(str)
starts = st.one_of(exact_months, exact_months, years, st.none())
ends = st.one_of(exact_months, exact_months, years, st.none(), st.just("present"))
shares = st.sampled_from([1, 1, 1, 0.5, 0.25, 0.4, None])
verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["yes", "yes", "unclear", "no"])
jobs = st.builds(Job, starts, ends, shares, verdicts, verdicts)
jobs_from_a_year = st.builds(Job, years, ends, shares, verdicts, verdicts)
jobs_to_a_year = st.builds(Job, starts, years, shares, verdicts, verdicts)
jobs_from_a_month = st.builds(Job, exact_months, ends, shares, verdicts, verdicts)
jobs_to_a_month = st.builds(Job, starts, exact_months, shares, verdicts, verdicts)
histories = st.lists(jobs, max_size=4)
substituted: st.SearchStrategy[Substituted] = st.sampled_from(["met", "unclear", "not_met"])


@st.composite
def requirements(draw: st.DrawFn) -> Requirement:
    """One of the two measures with so few months that made-up histories come near them."""
    requirement = EDITION.requirement(draw(st.sampled_from(["experience.total"] * 2 + _OTHER)))
    rule = requirement.substitution
    return replace(
        requirement,
        months=draw(st.integers(13, 90)),
        substitution=rule and replace(rule, months=draw(st.integers(1, 12))),
    )


_OTHER = ["experience.management"]
_DEGREES: dict[Substituted, Degree] = {
    "met": Degree("master", "M.S.", "Computer Science", "Alder University", None, "yes"),
    "unclear": Degree("master", "M.S.", "Software Engineering", "Alder University", None, "yes"),
    "not_met": Degree("master", "M.S.", "Geology", "Alder University", None, "yes"),
}
_MATCHES = {"met": "identified", "unclear": "related", "not_met": "unrelated"}


def judge_jobs(
    requirement: Requirement,
    history: list[Job],
    degree: Substituted = "not_met",
    as_of: date = AS_OF,
) -> Finding:
    """The finding on a history, with one master's degree that does so much for the substitution."""
    judged_degree = JudgedDegree(_DEGREES[degree], "d" * 64, _MATCHES[degree], "unknown")
    positions = [job.judged(number) for number, job in enumerate(history)]
    return judge_experience(requirement, positions, [judged_degree], as_of)


@dataclass(frozen=True)
class Counted:
    """What the count by hand says."""

    low: Fraction
    high: Fraction
    open: bool


def count_by_hand(history: list[Job], measure: str, as_of: date = AS_OF) -> Counted:
    """The bounds month by month, each at the largest share of any job that covers it."""
    now = as_of.year * 12 + as_of.month - 1
    low: dict[int, Fraction] = {}
    high: dict[int, Fraction] = {}
    is_open = False
    for job in history:
        verdict = _verdict(job, measure)
        if verdict == "no":
            continue
        least, most = _shares(job.share)
        ways = list_ways(job, now)
        is_open |= ways is None
        for month in set().union(*ways or []):
            high[month] = max(high.get(month, Fraction(0)), most)
        if verdict == "yes" and ways and is_exact_end(job, now):
            for month in set(ways[0]).intersection(*ways):
                low[month] = max(low.get(month, Fraction(0)), least)
    return Counted(sum(low.values(), Fraction(0)), sum(high.values(), Fraction(0)), is_open)


def _verdict(job: Job, measure: str) -> Verdict:
    if measure == "oversight":
        return job.oversight
    if "no" in (job.oversight, job.staff):
        return "no"
    return "yes" if job.oversight == job.staff == "yes" else "unclear"


def _shares(share: float | None) -> tuple[Fraction, Fraction]:
    return (Fraction(0), Fraction(1)) if share is None else (Fraction(str(share)),) * 2


def list_ways(job: Job, now: int) -> list[range] | None:
    """The months covered in each way that the dates can be true by the review; None where they
    can't be read: no start, or an end before it."""
    if job.start is None:
        return None
    first = _months_meant(job.start)
    if job.end in (None, "present"):
        last = range(first[0], now + 1) if job.end is None else range(now, now + 1)
    else:
        last = _months_meant(job.end)
        if last[-1] < first[0]:
            return None
        if last[0] > now:  # the end has not come: what lies before may be covered
            last = range(first[0], now + 1)
    return [range(s, e + 1) for s, e in product(first, last) if s <= e <= now]


def is_exact_end(job: Job, now: int) -> bool:
    """Whether the job has an end that may have come by the review."""
    return job.end == "present" or (job.end is not None and _months_meant(job.end)[0] <= now)


def _months_meant(iso: str) -> range:
    if len(iso) == 4:
        return range(int(iso) * 12, int(iso) * 12 + 12)
    return range(number_of(iso), number_of(iso) + 1)
