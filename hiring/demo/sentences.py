"""What a made-up person says of a job: duties by topic, and sentences whose meaning is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hiring.demo.people import Mention, Verdict
from hiring.demo.pools import Split, fill, load, share

# From these figures on a department is no small one (docs/qualification.md).
LARGE = {"staff": 5, "users": 500, "sites": 3, "devices": 500, "budget": 250_000}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words of an entry say about oversight and staff, given the verdict of its title."""

    mentions: tuple[Mention, ...]
    oversight: Verdict
    manages_staff: Verdict | None


def duties(roll: Random, split: Split, topics: list[str], count: int) -> tuple[str, ...]:
    """`count` different bullets on the topics."""
    data = load("bullets")
    found: dict[str, None] = {}
    while len(found) < count:
        topic = data["topics"][roll.choice(topics)]
        if roll.random() < 0.3:
            template = roll.choice(topic["whole"])
        else:
            template = f"{roll.choice(data['verbs'])} {roll.choice(topic['objects'])}"
            ending = roll.choice(share(data["results"], split, common=5))
            template += f", {ending}." if roll.random() < 0.5 else "."
        found[template] = None
    return tuple(_numbers(roll, template) for template in found)


def _numbers(roll: Random, template: str) -> str:
    return fill(
        template,
        small=roll.randint(2, 9),
        mid=roll.randint(12, 95),
        large=f"{roll.randint(12, 480) * 100:,}",
        pct=roll.randint(12, 97),
        money=f"${roll.randint(2, 40)} million",
        sites=roll.randint(3, 60),
        app=roll.choice(load("bullets")["apps"]),
    )


def _say(roll: Random, kind: str, low: int = 3, high: int = 46) -> Mention:
    entry = roll.choice(load("signals")[kind])
    low, high = entry.get("low", low), entry.get("high", high)
    value = roll.randint(low, high)
    numbered = "{n}" in entry["text"]
    real = entry.get("kind", kind if kind != "other_staff" else "manages_staff")
    total = float(value * entry.get("unit", 1)) if numbered else None
    return Mention(real, fill(entry["text"], n=f"{value:,}"), total, entry.get("name"))


def scope(roll: Random, *, title_verdict: Verdict, leads: bool, teaches: bool) -> Scope:
    """What is said of staff and scale; `leads` for titles that usually manage technical staff."""
    staff, manages = _staff(roll, leads=leads, teaches=teaches)
    size = _size(roll, title_verdict) if leads else ()
    verdict = title_verdict
    if title_verdict == "yes" and (manages == "no" or is_small((*staff, *size))):
        verdict = "unclear"
    return Scope((*staff, *size), verdict, manages)


def is_small(said: Sequence[Mention]) -> bool:
    """Whether the figures show a small department: few staff, or another low figure while none is
    high.  Direct reports may lead others and are no measure."""
    few, low, high = False, False, False
    for mention in said:
        staff = mention.kind == "manages_staff" and mention.name != "other"
        measure = "staff" if staff and "direct reports" not in mention.quote else mention.kind
        if measure in LARGE and mention.value is not None:
            below = mention.value < LARGE[measure]
            few, low, high = few or (below and staff), low or below, high or not below
    return few or (low and not high)


def _staff(
    roll: Random, *, leads: bool, teaches: bool
) -> tuple[tuple[Mention, ...], Verdict | None]:
    draw = roll.random()
    if draw < (0.65 if leads else 0.08):
        return (_say(roll, "manages_staff", *((3, 46) if leads else (2, 4))),), "yes"
    if draw > 0.93:
        return (_say(roll, "no_staff"),), "no"
    if draw > (0.6 if teaches else 0.9):
        return (_say(roll, "other_staff"),), None
    return (), "unclear"


def _size(roll: Random, title_verdict: Verdict) -> tuple[Mention, ...]:
    draw = roll.random()
    if title_verdict == "yes" and draw < 0.07:
        return (_say(roll, "small_scale"),)
    wide = (_say(roll, "department_wide"),) if title_verdict == "yes" and draw < 0.45 else ()
    return (*wide, _say(roll, "scale")) if draw > 0.3 else wide
