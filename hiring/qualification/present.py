"""From findings as they are stored to what the page of a candidate shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hiring.qualification.citations import list_borne
from hiring.qualification.climb import Goal
from hiring.qualification.quotes import gather_quotes
from hiring.qualification.shown import (
    ShownDecision,
    ShownDegree,
    ShownFinding,
    ShownMissed,
    ShownPosition,
    ShownResult,
    ShownSubstitution,
    anchor_of,
)
from hiring.qualification.shown_facts import (
    Desk,
    places,
    show_degree,
    show_losses,
    show_position,
    show_statements,
)
from hiring.qualification.shown_missed import show_missed
from hiring.qualification.stints import name_job, name_period
from hiring.qualification.sums import describe_missing, set_out_sum
from hiring.qualification.timeline import Job, Timeline, draw_timeline
from hiring.qualification.timetable import set_out_times

Json = Mapping[str, Any]


def present(
    result: Json,
    as_of: date,
    *,
    people: Mapping[int, str] | None = None,
    measures: Mapping[str, str] | None = None,
) -> ShownResult:
    """What the page shows of a stored result.

    `people` are the names of the accounts that had a hand in it; `measures` says of each
    requirement of experience whether it counts "oversight" or "management", and of any other its
    kind."""
    desk = Desk(people or {})
    positions = [show_position(desk, *one) for one in _number(result["positions"])]
    degrees = [show_degree(desk, *one) for one in _number(result["education"])]
    statements = tuple(show_statements(desk, result))
    missed = list(show_missed(desk, result))
    facts = list(desk.citations)
    desk.citations.clear()
    jobs = [_name_lines(position) for position in result["positions"]]
    known: list[ShownPosition | ShownDegree] = [*positions, *degrees]
    read = {(one.kind, one.document, one.index): one for one in known}
    findings = [
        replace(
            _show_finding(desk, finding, jobs, missed),
            about=tuple(read[_place(ref)] for ref in finding.get("about", ())),
            states=_ask_statement(finding, (measures or {}).get(finding["requirement"])),
        )
        for finding in result["findings"]
    ]
    line = _draw(result, as_of, measures or {})
    passages = desk.sources.passages
    return ShownResult(
        gating=tuple(finding for finding in findings if finding.gating),
        preferred=tuple(finding for finding in findings if not finding.gating),
        questions=tuple(result["questions"]),
        positions=tuple(positions),
        degrees=tuple(degrees),
        statements=statements if "licences" in result else None,
        left_out=show_losses(desk, result.get("left_out", ())),
        lost=show_losses(desk, result.get("lost", ())),
        missed=tuple(one for one, _ in missed),
        timeline=line,
        timetable=set_out_times(line) if line else (),
        passages=passages,
        borne=list_borne(passages, [*desk.citations, *facts]),
    )


def _place(ref: Json) -> tuple[str, str, int]:
    return ref["kind"], ref["document"], ref["index"]


def _ask_statement(finding: Json, kind: str | None) -> str | None:
    """The kind of statement that would settle the finding; None where no statement would, or one
    stands already."""
    asks = kind in ("licence", "automobile") and finding["result"] == "unclear"
    return kind if asks and not finding["evidence"] else None


def _number(facts: Sequence[Json]) -> Iterator[tuple[int, Json, int]]:
    """Each fact with its number on the page and its index in its document."""
    for number, (fact, (_, index)) in enumerate(zip(facts, places(facts), strict=True), 1):
        yield number, fact, index


def people_in(result: Json) -> set[int]:
    """The accounts that had a hand in a stored result."""
    acts = [
        *(one for name in ("positions", "education", "licences", "automobile")
          for fact in result.get(name, ()) for one in fact.get("amended", ())),
        *result.get("left_out", ()),
        *result.get("lost", ()),
        *(finding.get("review") or {} for finding in result["findings"]),
    ]  # fmt: skip
    return {act["by"] for act in acts if act.get("by") is not None}


def _show_finding(
    desk: Desk,
    finding: Json,
    jobs: Sequence[tuple[str, str]],
    missed: Sequence[tuple[ShownMissed, Sequence[Json]]],
) -> ShownFinding:
    counted = finding.get("counted_months") or {}
    passages = desk.sources.find(finding["evidence"])
    desk.cite(anchor_of(finding["requirement"]), finding["label"], {None: passages})
    return ShownFinding(
        requirement=finding["requirement"],
        label=finding["label"],
        gating=finding["gating"],
        equivalency=finding["gating"] and finding["group"] != "special",
        result=finding["result"],
        machine_result=finding.get("machine_result", finding["result"]),
        decision=_show_decision(desk, finding.get("review")),
        reason=finding["reason"],
        source=finding["source"],
        legal_ground=finding.get("legal_ground"),
        would_change=finding.get("would_change"),
        missed=tuple(one for one, evidence in missed if _keeps_open(finding, evidence)),
        sum=set_out_sum(finding, jobs),
        missing=describe_missing(finding),
        undated=bool(counted.get("open")),
        substitution=_show_substitution(desk, finding),
        quotes=gather_quotes(passages),
        words=tuple(passage.anchor for passage in passages),
    )


def _keeps_open(finding: Json, evidence: Sequence[Json]) -> bool:
    """Whether the finding is open and rests on words that no fact was read from."""
    rests = [*finding["evidence"], *(finding.get("substitution") or {}).get("evidence", ())]
    return finding["result"] == "unclear" and any(item in rests for item in evidence)


def _show_decision(desk: Desk, review: Json | None) -> ShownDecision | None:
    if review is None:
        return None
    return ShownDecision(
        act=review["act"],
        result=review["result"],
        signed=desk.sign(review),
        ref=review.get("ref"),
        stale=bool(review.get("stale")),
    )


def _show_substitution(desk: Desk, finding: Json) -> ShownSubstitution | None:
    substitution = finding.get("substitution")
    if substitution is None:
        return None
    passages = desk.sources.find(substitution.get("evidence", ()))
    place = anchor_of(finding["requirement"])
    desk.cite(place, finding["label"], {"substitution": passages})
    return ShownSubstitution(
        substitution["result"],
        substitution["months"],
        substitution["reason"],
        gather_quotes(passages),
    )


def _name_lines(position: Json) -> tuple[str, str]:
    """The position's line in a stored sum, and a shorter one."""
    title, employer = position["title"], position["employer"]
    period = name_period(position["start"], position["end"])
    return f"{name_job(title, employer)}, {period}", f"{employer or title or 'Position'}, {period}"


def _draw(result: Json, as_of: date, measures: Mapping[str, str]) -> Timeline | None:
    goals: dict[str, list[Goal]] = {"oversight": [], "management": []}
    for finding in result["findings"]:
        measure = measures.get(finding["requirement"])
        if measure in goals and finding.get("required_months") is not None:
            goals[measure] += _goals(finding)
    return draw_timeline([_job(p) for p in result["positions"]], as_of, **goals)


def _goals(finding: Json) -> Iterator[Goal]:
    """The numbers of months that count for the finding: fewer with a degree that substitutes, both
    while that is open."""
    shorter = finding.get("required_months_if_substituted")
    substitution = (finding.get("substitution") or {}).get("result", "not_met")
    yield Goal(finding["required_months"], applies=shorter is None or substitution != "met")
    if shorter is not None and substitution != "not_met":
        yield Goal(shorter)


def _job(position: Json) -> Job:
    return Job(
        name=", ".join(filter(None, (position["title"], position["employer"]))) or "no title",
        start=position["start"],
        end=position["end"],
        share=position["share"],
        oversight=position["oversight"],
        manages_staff=position["manages_staff"],
    )
