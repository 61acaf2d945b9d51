"""Whether a job oversaw a whole information technology department, and whether it managed its
professional staff.

The title gives the first verdict (`titles.yaml` of the edition); the words of the entry can open
it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classification.edition import Edition, Verdict
from hiring.qualification.amend import Change, Ruling
from hiring.qualification.scale import read_scale
from hiring.qualification.titles import find_rule
from hiring.reading.facts import Evidence, Position, Signal, SignalKind

_STATED = frozenset({"title", "employer", "dates", "oversight", "manages_staff"})
NO_RULE = "the title is not one of a head of information technology"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The two verdicts on one job, the reason of each, and the words they rest on."""

    oversight: Verdict
    oversight_reason: str
    manages_staff: Verdict
    staff_reason: str
    evidence: tuple[Evidence, ...]


def judge_position(position: Position, edition: Edition) -> Verdicts:
    """The verdicts on one job."""
    title_verdict, why = _judge_title(position, edition)
    oversight, reason = _weigh_text(position, title_verdict, why, edition)
    staff, staff_reason = _judge_staff(position.signals, leads_technology=title_verdict != "no")
    return Verdicts(oversight, reason, staff, staff_reason, _evidence(position))


_OVERSIGHT = {
    "yes": "a whole department was overseen",
    "unclear": "it is open whether a whole department was overseen",
    "no": "no whole department was overseen",
}
_STAFF = {
    "yes": "technical staff was managed",
    "unclear": "it is open whether technical staff was managed",
    "no": "no technical staff was managed",
}


def rule(verdicts: Verdicts, ruling: Ruling) -> Verdicts:
    """The verdicts with those that a person or an answer gave in the place of the machine's."""
    if ruling.oversight:
        verdict, change = ruling.oversight
        reason = f"{_OVERSIGHT[verdict]}, {_by(change)}"
        verdicts = replace(verdicts, oversight=verdict, oversight_reason=reason)
    if ruling.manages_staff:
        verdict, change = ruling.manages_staff
        reason = f"{_STAFF[verdict]}, {_by(change)}"
        verdicts = replace(verdicts, manages_staff=verdict, staff_reason=reason)
    return verdicts


def _by(change: Change) -> str:
    who = "as the candidate answered" if change.source == "candidate" else "as a recruiter decided"
    return f"{who}: “{change.note}”" if change.note else who


def _judge_title(position: Position, edition: Edition) -> tuple[Verdict, str]:
    if not position.title or not position.title.strip():
        return "unclear", "the title was not found"
    rule = find_rule(position.title, position.employer, edition.titles)
    if rule is None and _goes_on_in_employer(position, edition):
        return "unclear", "the title may go on in what was read as the employer"
    return (rule.verdict, rule.why) if rule else ("no", NO_RULE)


def _goes_on_in_employer(position: Position, edition: Edition) -> bool:
    """Whether the title and what stands before the first comma of the employer may be one title
    ("Executive Director" of "Technology Services, Nettle Creek Port Authority")."""
    department, comma, _ = (position.employer or "").partition(",")
    whole = find_rule(f"{position.title}, {department}", None, edition.titles) if comma else None
    return whole is not None and whole.verdict != "no"


def _weigh_text(
    position: Position, verdict: Verdict, why: str, edition: Edition
) -> tuple[Verdict, str]:
    signals = position.signals
    wide = _first(signals, "department_wide")
    alone = _first(signals, "individual_contributor")
    if verdict == "no":
        if wide:
            return "unclear", f"{why}, but the text says “{wide.quote}”"
        return "no", why
    if not position.title and alone and not wide:
        return "no", f"{why}, and the text says “{alone.quote}”"
    if verdict == "unclear":
        return "unclear", why
    return _weigh_head(signals, why, edition)


def _weigh_head(signals: Sequence[Signal], why: str, edition: Edition) -> tuple[Verdict, str]:
    """The verdict on a head of the department: "yes" unless the text says otherwise."""
    scale = read_scale(signals, edition.scale_thresholds)
    doubts = [f"“{signal.quote}”" for signal in _doubts(signals)]
    if scale.small:
        doubts.append(f"a small scale ({scale.write()})")
    if doubts:
        return "unclear", f"{why}, but the text says {' and '.join(doubts)}"
    if scale.figures:
        return "yes", f"{why} ({scale.write()})"
    return "yes", f"{why}; scale not stated: confirm"


def _doubts(signals: Sequence[Signal]) -> list[Signal]:
    """The words that make it doubtful that a head oversaw a whole department that serves an
    organization.
    """
    found = [
        _first(signals, kind) for kind in ("individual_contributor", "sells_technology", "interim")
    ]
    if not _first(signals, "department_wide"):
        found.append(_first(signals, "function"))
    return [signal for signal in found if signal]


def _judge_staff(signals: Sequence[Signal], *, leads_technology: bool) -> tuple[Verdict, str]:
    """Staff of a kind not named is taken as technical in a job that leads technology, and is
    open in any other.
    """
    managed = [s for s in signals if s.kind == "manages_staff" and s.name != "other"]
    if not leads_technology:
        managed = [signal for signal in managed if signal.name == "technical"]
    none = _first(signals, "no_staff") or _first(signals, "individual_contributor")
    if managed and none:
        return "unclear", f"the text says both “{managed[0].quote}” and “{none.quote}”"
    if managed:
        return "yes", f"managed technical staff: “{managed[0].quote}”"
    if none:
        return "no", f"managed no staff: “{none.quote}”"
    other = _first(signals, "manages_staff")
    if other:
        return "unclear", f"“{other.quote}” does not name professional technical staff"
    return "unclear", "the text does not say whether technical staff was managed"


def _first(signals: Sequence[Signal], kind: SignalKind) -> Signal | None:
    return next((signal for signal in signals if signal.kind == kind), None)


def _evidence(position: Position) -> tuple[Evidence, ...]:
    """Where title and dates stand, then the words weighed."""
    stated = [item for item in position.evidence if item.kind in _STATED]
    words = [item for signal in position.signals for item in signal.evidence]
    return tuple(dict.fromkeys((*stated, *words)))
