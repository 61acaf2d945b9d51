"""A career drawn from a seed: jobs, newest first, on the rungs of one kind of career."""

from __future__ import annotations

from random import Random
from typing import Any

from hiring.demo import months
from hiring.demo.people import Job
from hiring.demo.pools import Split, fill, load, share
from hiring.demo.sentences import duties, scope

NOTES: tuple[tuple[str, float | None], ...] = (
    ("Part-time", None),
    ("Part-time (50%)", 0.5),
    ("20 hours per week", 0.5),
    ("Contract", 1),
    ("Full-time", 1),
)


def employer(roll: Random, split: Split, kind: str) -> tuple[str, str]:
    """A made-up employer of the kind and the place it is in."""
    places, data = load("places"), load("employers")
    town = roll.choice(share(places["towns"], split))
    name = fill(
        roll.choice(data["patterns"][kind]),
        town=town.split(",")[0],
        brand=roll.choice(share(data["brands"], split)),
        n=roll.randint(2, 48),
    )
    own_town = town.split(",")[0] in name
    return name, town if own_town else roll.choice(share(places["cities"], split))


def jobs(roll: Random, split: Split, kind: str) -> tuple[Job, ...]:
    """Two to seven jobs, newest first; some under the same employer as the one after it."""
    career = load("careers")[kind]
    rung = roll.choice(
        [len(career["rungs"]) - 1, len(career["rungs"]) - 2, roll.randrange(len(career["rungs"]))]
    )
    end = months.number(months.AS_OF) - (0 if roll.random() < 0.8 else roll.randint(1, 30))
    present = end == months.number(months.AS_OF)
    where = employer(roll, split, roll.choice(career["employers"]))
    found: list[Job] = []
    for _ in range(roll.choice((2, 3, 3, 4, 4, 5, 5, 6, 7))):
        length = roll.randint(8, 60) if roll.random() < 0.7 else roll.randint(60, 130)
        start = end - length
        drawn = _title(roll, split, career["rungs"][: rung + 1], {job.title for job in found})
        if drawn is None:
            break
        rung, title = drawn
        until = "present" if present and not found else months.iso(end)
        found.append(
            _job(roll, split, career["rungs"][rung], title, where, (months.iso(start), until), kind)
        )
        end = start - roll.choice((0, 0, 1, 1, 2, 5))
        rung = max(0, rung - roll.choice((0, 1, 1)))
        if roll.random() > 0.28:
            where = employer(roll, split, roll.choice(career["employers"]))
    return tuple(found)


def _title(
    roll: Random, split: Split, rungs: list[dict[str, Any]], used: set[str]
) -> tuple[int, str] | None:
    """A title not held yet, from the highest rung that has one left, and the number of the rung."""
    for number in reversed(range(len(rungs))):
        titles = share(rungs[number]["titles"], split, common=3)
        if free := [title for title in titles if title not in used]:
            return number, roll.choice(free)
    return None


def _job(
    roll: Random,
    split: Split,
    rung: dict[str, Any],
    title: str,
    where: tuple[str, str],
    span: tuple[str, str],
    kind: str,
) -> Job:
    said = scope(
        roll,
        title_verdict=rung["oversight"],
        leads="direction" in rung["topics"],
        teaches=kind == "teacher",
    )
    lines = list(duties(roll, split, rung["topics"], roll.randint(1, 6)))
    for mention in said.mentions:
        lines.insert(roll.randint(0, len(lines)), mention.quote)
    note, share_of_time = roll.choice(NOTES) if roll.random() < 0.07 else (None, 1.0)
    about = _about(roll) if roll.random() < 0.12 else None
    place = where[1] if roll.random() < 0.85 else None
    return Job(
        title=title,
        employer=where[0],
        place=place,
        start=span[0],
        end=span[1],
        bullets=tuple(lines),
        oversight=said.oversight,
        manages_staff=said.manages_staff,
        share=share_of_time,
        note=note,
        about=about,
        mentions=said.mentions,
    )


def _about(roll: Random) -> str:
    large = f"{roll.randint(15, 900) * 100:,}"
    return fill(roll.choice(load("employers")["about"]), large=large, sites=roll.randint(2, 40))
