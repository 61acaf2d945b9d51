"""The education of a made-up person: degrees as people write them, and what is no degree."""

from __future__ import annotations

from random import Random

from hiring.demo import months
from hiring.demo.people import Study
from hiring.demo.pools import Split, fill, load, share


def studies(roll: Random, split: Split, kind: str, finished: int) -> tuple[Study, ...]:
    """Degrees, newest first, the bachelor's near the year `finished`; empty for a few people."""
    fields = load("careers")[kind]["fields"]
    found: list[Study] = []
    year = finished
    if roll.random() < 0.15:
        found.append(_study(roll, split, "associate", roll.choice(fields), year - 2))
    if roll.random() < 0.92:
        found.append(_study(roll, split, "bachelor", roll.choice(fields), year))
    year = min(2024, year + roll.randint(2, 14))
    if found and roll.random() < 0.45:
        found.append(_study(roll, split, "master", roll.choice(fields), year))
    if found and roll.random() < (0.6 if kind == "science" else 0.04):
        found.append(_study(roll, split, "doctorate", fields[0], min(2025, year + 4)))
    if found and roll.random() < 0.08:
        found.append(_expected(roll, split, roll.choice(fields)))
    if found and roll.random() < 0.03:
        found.append(_honorary(roll, split, min(2026, year + 6)))
    return tuple(reversed(found))


def unfinished(roll: Random, split: Split, kind: str) -> tuple[str, ...]:
    """Now and then a line about study without a degree, which is none."""
    if roll.random() > 0.05:
        return ()
    data = load("studies")
    field = roll.choice(share(data["fields"][load("careers")[kind]["fields"][0]], split, common=2))
    text = fill(
        roll.choice(data["unfinished"]),
        long="Bachelor of Science",
        field=field,
        credits=roll.randint(20, 90),
    )
    return (f"{text}, {_school(roll, split, 'associate')}",)


def _school(roll: Random, split: Split, level: str) -> str:
    data = load("employers")
    patterns = data["community_colleges" if level == "associate" else "institutions"]
    town = roll.choice(share(load("places")["towns"], split)).split(",")[0]
    return fill(roll.choice(patterns), town=town, brand=roll.choice(share(data["brands"], split)))


def _names(roll: Random, level: str, kind: str) -> tuple[str, str, str]:
    """Short and long name of the degree, and the kind of field it is in."""
    degrees = load("studies")["degrees"]
    key = f"{kind}_{level}" if f"{kind}_{level}" in degrees else level
    pair = roll.choice(degrees[key])
    return pair[0], pair[-1], kind


def _study(roll: Random, split: Split, level: str, kind: str, year: int) -> Study:
    if level == "master" and kind in ("business", "public"):
        return _administration(roll, split, kind, year)
    data = load("studies")
    short, long, kind = _names(roll, level, kind)
    field = roll.choice(share(data["fields"][kind], split, common=2))
    word = {
        "doctorate": "Doctorate",
        "bachelor": "Bachelor",
        "master": "Master",
        "associate": "Associate",
    }[level]
    shapes = [s for s in data["shapes"] if level != "doctorate" or "{level}" not in s]
    printed = fill(
        roll.choice(share(shapes, split, common=6)), short=short, long=long, field=field, level=word
    )
    minor = (
        roll.choice(("Mathematics", "Spanish", "Business", "Music"))
        if roll.random() < 0.1
        else None
    )
    when = _when(roll, split, year)
    return Study(
        level=level,
        printed=printed,
        field=field,
        institution=_school(roll, split, level),
        year=year if when else None,
        when=when,
        place=roll.choice(share(load("places")["cities"], split)) if roll.random() < 0.4 else None,
        minor=minor,
        note=roll.choice(data["notes"]) if roll.random() < 0.15 else None,
    )


def _when(roll: Random, split: Split, year: int) -> str | None:
    if roll.random() < 0.15:
        return None
    shape = roll.choice(share(load("studies")["years"], split, common=3))
    return fill(
        shape, year=year, month=roll.choice(("May", "June", "December")), **{"from": year - 4}
    )


def _administration(roll: Random, split: Split, kind: str, year: int) -> Study:
    business = kind == "business"
    field = "Business Administration" if business else "Public Administration"
    short, long = ("MBA", f"Master of {field}") if business else ("MPA", f"Master of {field}")
    concentration = "Management Information Systems" if business and roll.random() < 0.2 else None
    bare = roll.random() < 0.4
    when = _when(roll, split, year)
    return Study(
        level="master",
        printed=short if bare else long,
        field=None if bare else field,
        institution=_school(roll, split, "master"),
        year=year if when else None,
        when=when,
        concentration=concentration,
    )


def _expected(roll: Random, split: Split, kind: str) -> Study:
    data = load("studies")
    study = _study(roll, split, "master", kind, 2027)
    note = fill(
        roll.choice(share(data["expected"], split, common=2)),
        month=roll.choice(months.NAMES[4:6]),
        next=2027,
    )
    return Study(
        level="master",
        printed=study.printed,
        field=study.field,
        institution=study.institution,
        when=note,
        conferred="no",
    )


def _honorary(roll: Random, split: Split, year: int) -> Study:
    return Study(
        level="doctorate",
        printed=roll.choice(load("studies")["honorary"]),
        field=None,
        institution=_school(roll, split, "doctorate"),
        year=year,
        when=str(year),
        honorary=True,
    )
