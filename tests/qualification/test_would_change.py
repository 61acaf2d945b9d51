"""The fact, or the few facts together, that are said to make a finding "met" do so, and one a month
short does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given

from classification.edition import Requirement
from hiring.qualification.months import write_month
from tests.qualification.histories import (
    AS_OF,
    EDITION,
    STEADY,
    Job,
    Substituted,
    histories,
    judge_jobs,
    number_of,
    requirements,
    substituted,
    write_iso,
)

NOW = AS_OF.year * 12 + AS_OF.month - 1
NAMES = [write_month(month).split()[0] for month in range(12)]
ALONE = re.compile(r"(?P<fact>County \d+, [^:]+: .+) would meet it")
TOGETHER = re.compile(r"(Both|All (?P<count>\d+)) together would meet it: (?P<facts>.+)")
OF_A_JOB = re.compile(r"County (?P<number>\d+), [^:]+: (?P<said>.+)")
DATE = re.compile(r"an? (?P<which>end|start) of (?P<month>\w+) (?P<year>\d{4}) or (later|earlier)")
SHARE = re.compile(r"a share of full time of (?P<percent>\d+) % or more")
DATES = re.compile(r"dates that add (?P<months>\d+) months? or more")
VERDICTS = {
    "confirmation that the whole department was overseen": {"oversight": "yes"},
    "confirmation that technical staff was managed": {"staff": "yes"},
}
MORE = re.compile(r"(?P<amount>[\d.]+) more months? of such experience would meet it")
SHORT = re.compile(
    r"Nothing that is open would meet it: with all of it counted there would be"
    r" (?P<found>[\d.]+) of (?P<required>\d+) months"
)
MANY = re.compile(r"\d+ facts together would meet it, about County .+")
A_DEGREE = "a degree that substitutes for"


@dataclass(frozen=True)
class Change:
    """A history and degree with the facts settled as said; histories with one of them a little
    short, and some with a date beyond."""

    history: list[Job]
    degree: Substituted
    short: tuple[list[Job], ...] = ()
    beyond: tuple[list[Job], ...] = ()


def apply(sentence: str, history: list[Job], degree: Substituted) -> Change | None:
    """The facts that the sentence names, made so; None where it names none that can be built."""
    if match := ALONE.fullmatch(sentence):
        return settle([match["fact"]], history, degree)
    if match := TOGETHER.fullmatch(sentence):
        return settle(read_parts(match["facts"], match["count"]), history, degree)
    if match := MORE.fullmatch(sentence):
        return Change([*history, *some_months(Fraction(match["amount"]))], degree)
    if sentence.startswith("A degree that substitutes for"):
        return Change(history, "met")
    if MANY.fullmatch(sentence):
        return None
    assert sentence == "A history of positions with dates would decide it"
    return None


def read_parts(text: str, count: str | None) -> list[str]:
    """The facts of the sentence one by one, each with its job, as many as it says."""
    parts = []
    for of_a_job in text.split("; "):
        label, _, said = of_a_job.partition(": ")
        parts += [f"{label}: {one}" for one in said.split(", and ")] if said else [label]
    assert len(parts) == int(count or 2)
    return parts


def settle(parts: list[str], history: list[Job], degree: Substituted) -> Change:
    """All of the parts made so, and each a little short beside the others."""
    jobs = [part for part in parts if not part.startswith(A_DEGREE)]
    made: Substituted = "met" if len(jobs) < len(parts) else degree
    ways = [settle_one(part) for part in jobs]
    whole = [way.enough for way in ways]
    beyond = [[*whole[:n], far, *whole[n + 1 :]] for n, w in enumerate(ways) for far in w.beyond]
    short = [
        [*whole[:n], *([way.short] if way.short else []), *whole[n + 1 :]]
        for n, way in enumerate(ways)
        if way.short or len(parts) > 1
    ]
    return Change(
        make(history, whole), made, tuple(make(history, s) for s in short),
        tuple(make(history, b) for b in beyond),
    )  # fmt: skip


Step = Callable[[list[Job]], list[Job]]


def make(history: list[Job], steps: list[Step]) -> list[Job]:
    for step in steps:
        history = step(history)
    return history


@dataclass(frozen=True)
class Way:
    """One fact as said, a little short of that (None where it can't be), and beyond it."""

    enough: Step
    short: Step | None = None
    beyond: tuple[Step, ...] = ()


def settle_one(part: str) -> Way:
    match = OF_A_JOB.fullmatch(part)
    assert match, part
    number, said = int(match["number"]), match["said"]

    def with_job(**changes: object) -> Step:
        return lambda history: [
            replace(job, **changes) if n == number else job  # type: ignore[arg-type]
            for n, job in enumerate(history)
        ]

    if match := DATE.fullmatch(said):
        month = int(match["year"]) * 12 + NAMES.index(match["month"])
        step = 1 if match["which"] == "end" else -1
        which = match["which"]

        def no_later_than_known(month: int) -> Step:
            def date_it(history: list[Job]) -> list[Job]:
                known = getattr(history[number], which)
                latest = min(NOW, int(known[:4]) * 12 + 11 if known else NOW)
                at = min(month, latest) if step > 0 else month
                return with_job(**{which: write_iso(at)})(history)

            return date_it

        return Way(
            with_job(**{which: write_iso(month)}),
            with_job(**{which: write_iso(month - step)}),
            tuple(no_later_than_known(month + step * n) for n in (1, 2, 7, 30)),
        )
    if match := SHARE.fullmatch(said):
        share = int(match["percent"]) / 100
        less = round(share - 0.05, 2)
        return Way(with_job(share=share), with_job(share=less) if less else None)
    if match := DATES.fullmatch(said):
        months = int(match["months"])
        first = 1950 * 12 + number * 60 * 12 - 200 * 12  # apart from all others

        def long_ago(count: int) -> Step:
            return with_job(start=write_iso(first), end=write_iso(first + count - 1))

        return Way(long_ago(months), long_ago(months - 1) if months > 1 else None)
    return Way(with_job(**VERDICTS[said]))


def some_months(amount: Fraction) -> list[Job]:
    """A job that adds so many months before all others, the broken one at its share."""
    whole, part = divmod(amount, 1)
    jobs = [Job("1980-01", write_iso(number_of("1980-01") + int(whole) - 1))] if whole else []
    return [*jobs, *([Job("1979-01", "1979-01", float(part))] if part else [])]


@STEADY
@given(requirements(), histories, substituted)
def test_the_named_fact_makes_it_met(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    finding = judge_jobs(requirement, history, degree)
    if finding.result == "met":
        assert finding.would_change is None
        return
    assert finding.would_change
    if match := SHORT.fullmatch(finding.would_change):
        assert Fraction(match["found"]) < int(match["required"])
        return
    change = apply(finding.would_change, history, degree)
    if change is None:
        return
    assert judge_jobs(requirement, change.history, change.degree).result == "met"
    for more in change.beyond:
        assert judge_jobs(requirement, more, change.degree).result == "met"
    for short in change.short:
        assert judge_jobs(requirement, short, change.degree).result != "met"


def test_two_open_verdicts_on_one_job_are_named_together() -> None:
    requirement = EDITION.requirement("experience.management")
    doubtful = Job("2010-01", "2019-12", oversight="unclear", staff="unclear")
    assert judge_jobs(requirement, [doubtful]).would_change == (
        "Both together would meet it: County 0, January 2010 – December 2019: confirmation that the"
        " whole department was overseen, and confirmation that technical staff was managed"
    )


def test_two_jobs_that_are_needed_are_named_together_and_a_third_is_not() -> None:
    requirement = EDITION.requirement("experience.total")
    history = [
        Job("2016-01", "2020-12", oversight="unclear"),
        Job("2021-01", "2021-06", oversight="unclear"),
        Job("2007", "2012-03"),
    ]
    assert judge_jobs(requirement, history).would_change == (
        "Both together would meet it: County 0, January 2016 – December 2020: confirmation that the"
        " whole department was overseen; County 2, 2007 – March 2012: a start of April 2007 or"
        " earlier"
    )


def test_dates_that_contradict_each_other_are_what_would_change_it() -> None:
    requirement = EDITION.requirement("experience.total")
    history = [Job("2018", "2012"), Job("2020-01", "2021-12")]
    assert judge_jobs(requirement, history).would_change == (
        "County 0, 2018 – 2012: dates that add 96 months or more would meet it"
    )


def test_many_facts_are_not_listed_one_by_one() -> None:
    requirement = EDITION.requirement("experience.management")
    doubtful = Job("2016", "2020", oversight="unclear", staff="unclear")
    history = [doubtful, replace(doubtful, start="2021-01", end="2026")]
    assert judge_jobs(replace(requirement, months=120), history).would_change == (
        "6 facts together would meet it, about County 0, 2016 – 2020; County 1, January 2021 – 2026"
    )


def test_a_start_after_the_review_opens_nothing() -> None:
    requirement = EDITION.requirement("experience.total")
    history = [Job("2027-01", "2027"), Job("2020-01", "2021-12")]
    assert judge_jobs(requirement, history).would_change == (
        "96 more months of such experience would meet it"
    )
