"""The one fact that is said to make a finding "met" does so, and one a month short does not."""

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
OF_A_JOB = re.compile(r"County (?P<number>\d+), [^:]+: (?P<fact>.+) would meet it")
DATE = re.compile(r"an? (?P<which>end|start) of (?P<month>\w+) (?P<year>\d{4}) or (later|earlier)")
SHARE = re.compile(r"a share of full time of (?P<percent>\d+) % or more")
VERDICTS = {
    "confirmation that the whole department was overseen": {"oversight": "yes"},
    "confirmation that technical staff was managed": {"staff": "yes"},
}
MORE = re.compile(r"(?P<amount>[\d.]+) more months? of such experience would meet it")


@dataclass(frozen=True)
class Change:
    """A history and degree with the fact settled as said, and with a little less than that."""

    history: list[Job]
    degree: Substituted
    short: list[Job] | None = None
    beyond: tuple[list[Job], ...] = ()


def apply(sentence: str, history: list[Job], degree: Substituted) -> Change | None:
    """The fact that the sentence names, made so; None where it names none that can be built."""
    if match := OF_A_JOB.fullmatch(sentence):
        return settle(match["fact"], history, int(match["number"]), degree)
    if match := MORE.fullmatch(sentence):
        return Change([*history, *some_months(Fraction(match["amount"]))], degree)
    if sentence.startswith("A degree that substitutes for"):
        return Change(history, "met")
    assert sentence == "A history of positions with dates would decide it"
    return None


def settle(fact: str, history: list[Job], number: int, degree: Substituted) -> Change:
    def with_job(change: Callable[[Job], Job]) -> list[Job]:
        return [change(job) if n == number else job for n, job in enumerate(history)]

    if match := DATE.fullmatch(fact):
        month = int(match["year"]) * 12 + NAMES.index(match["month"])
        step = 1 if match["which"] == "end" else -1

        def dated(at: int) -> list[Job]:
            return with_job(lambda job: replace(job, **{match["which"]: write_iso(at)}))

        known = history[number].end if match["which"] == "end" else history[number].start
        latest = min(NOW, int(known) * 12 + 11 if known else NOW)
        beyond = [month + step * n for n in (1, 2, 7, 30)]
        return Change(
            dated(month),
            degree,
            dated(month - step),
            tuple(dated(at) for at in beyond if step < 0 or at <= latest),
        )
    if match := SHARE.fullmatch(fact):
        share = int(match["percent"]) / 100
        return Change(
            with_job(lambda job: replace(job, share=share)),
            degree,
            with_job(lambda job: replace(job, share=round(share - 0.05, 2))),
        )
    return Change(with_job(lambda job: replace(job, **VERDICTS[fact])), degree)


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
    change = apply(finding.would_change, history, degree) if finding.would_change else None
    if change is None:
        return
    assert judge_jobs(requirement, change.history, change.degree).result == "met"
    for more in change.beyond:
        assert judge_jobs(requirement, more, change.degree).result == "met"
    if change.short is not None:
        assert judge_jobs(requirement, change.short, change.degree).result != "met"


@STEADY
@given(requirements(), histories, substituted)
def test_not_met_always_names_what_would_change_it(
    requirement: Requirement, history: list[Job], degree: Substituted
) -> None:
    finding = judge_jobs(requirement, history, degree)
    assert finding.result != "not_met" or finding.would_change
