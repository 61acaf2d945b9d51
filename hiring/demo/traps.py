"""People whose résumés mislead: careers within two months of what is required, titles that only
sound like a head's, part-time and overlapping jobs, study that is no degree, licences of other
kinds.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hiring.demo import months
from hiring.demo.careers import employer
from hiring.demo.draw import person
from hiring.demo.people import Job, Licence, Person, Study, Verdict
from hiring.demo.pools import Split, dice, fill, load, share
from hiring.demo.sentences import duties, scope

REQUIRED = (120, 96, 84)
_WHERE = ("district", "service_district", "government", "university", "health")


def trapped(seed: int, split: Split) -> Person:
    """The person of that number whose jobs, studies and licence are traps; the same one on every
    call and machine."""
    base = person(seed, split)
    roll = dice("traps", split, seed)
    return replace(
        base,
        jobs=_jobs(roll, split),
        studies=_studies(roll, split),
        licence=_licence(roll, base.city.split(",")[1].split()[0]),
        unfinished=(),
    )


def _jobs(roll: Random, split: Split) -> tuple[Job, ...]:
    """One to three jobs that come near to what is required, newest first, and one before them."""
    total = roll.choice(REQUIRED) + roll.randint(-2, 2)
    count = roll.choice((1, 2, 2, 3))
    cuts = sorted(roll.sample(range(8, total - 8), count - 1))
    lengths = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
    now = months.number(months.AS_OF)
    end = now - roll.choice((0, 0, 0, 1, 7, 30))
    found: list[Job] = []
    for length in lengths:
        start = end - length + 1
        until = "present" if end == now else months.iso(end)
        found.append(_job(roll, split, months.iso(start), until, _verdict(roll)))
        end = start - 1 - roll.choice((0, 0, 0, 1, 6, -5))
    begin = end - roll.randint(10, 40)
    found.append(_job(roll, split, months.iso(begin), months.iso(end), "no"))
    return tuple(found)


def _verdict(roll: Random) -> Verdict:
    draw = roll.random()
    return "yes" if draw < 0.7 else "unclear" if draw < 0.9 else "no"


def _job(roll: Random, split: Split, start: str, end: str, verdict: Verdict) -> Job:
    traps = load("traps")
    said = scope(roll, title_verdict=verdict, leads=verdict != "no", teaches=False)
    lines = list(duties(roll, split, ["direction" if verdict != "no" else "data"], 3))
    for mention in said.mentions:
        lines.insert(roll.randint(0, len(lines)), mention.quote)
    name, place = employer(roll, split, roll.choice(_WHERE))
    about = roll.choice(traps["sellers"]) if roll.random() < 0.08 else None
    note, part = roll.choice(traps["hours"]) if roll.random() < 0.12 else (None, 1.0)
    return Job(
        title=roll.choice(traps["titles"][verdict]),
        employer=name,
        place=place,
        start=start,
        end=end,
        bullets=tuple(lines),
        oversight="unclear" if about and said.oversight == "yes" else said.oversight,
        manages_staff=said.manages_staff,
        share=part,
        note=note,
        about=about,
        mentions=said.mentions,
    )


def _studies(roll: Random, split: Split) -> tuple[Study, ...]:
    """One trap, and now and then a degree in a field that does not fit."""
    traps = load("traps")["studies"]
    found = [_study(roll, split, roll.choice(traps))]
    if roll.random() < 0.3:
        found.append(_study(roll, split, traps[-1]))
    return tuple(found)


def _study(roll: Random, split: Split, trap: dict[str, Any]) -> Study:
    fields = load("studies")["fields"]
    field = roll.choice(share(fields["identified"], split, common=4))
    other = roll.choice(share(fields["unrelated"], split, common=2))
    words = {"field": field, "other": other}
    actual = {"other": other, "none": None}.get(trap.get("actual", ""), trap.get("actual", field))
    college = load("employers")["institutions"]
    town = roll.choice(share(load("places")["towns"], split)).split(",")[0]
    brand = roll.choice(share(load("employers")["brands"], split))
    return Study(
        level=trap.get("level", "bachelor"),
        printed=fill(trap["printed"], **words),
        field=actual,
        institution=fill(roll.choice(college), town=town, brand=brand),
        conferred=trap.get("conferred", "yes"),
        honorary=trap.get("honorary", False),
        minor=fill(trap["minor"], **words) if "minor" in trap else None,
        concentration=fill(trap["concentration"], **words) if "concentration" in trap else None,
        note=trap.get("note"),
        equivalence=trap.get("equivalence", "plain"),
    )


def _licence(roll: Random, state: str) -> Licence:
    entry = roll.choice(load("traps")["licences"])
    text = fill(entry["text"], state=state)
    return Licence(text, entry["kind"], entry["status"], entry.get("automobile"))
