"""Sections that hold no job and no degree, though they are full of dates, titles and employers."""

from __future__ import annotations

from random import Random

from hiring.demo import months
from hiring.demo.people import Extra
from hiring.demo.pools import Split, dice, fill, load, share

CHANCES = {
    "certifications": 0.5,
    "projects": 0.2,
    "publications": 0.12,
    "affiliations": 0.2,
    "awards": 0.15,
    "volunteering": 0.25,
    "military": 0.06,
    "languages": 0.12,
    "references": 0.1,
}


def extras(roll: Random, split: Split, author: str, began: int) -> tuple[Extra, ...]:
    """Some such sections, of one to four lines each, with dates from the year `began` on."""
    found = []
    for kind, chance in CHANCES.items():
        if roll.random() < chance:
            pool = load("extras")[kind]
            lines = roll.sample(pool, min(len(pool), roll.randint(1, 4)))
            found.append(
                Extra(kind, tuple(_line(roll, split, line, author, began) for line in lines))
            )
    return tuple(found)


def private(key: str, split: Split) -> Extra:
    """What some people tell of themselves although nobody may ask: birth, age, family and pay, each
    in words that stand nowhere else in the résumé."""
    roll = dice("private", key)
    born = roll.randint(1951, 1969)
    town = roll.choice(share(load("places")["towns"], split)).split(",")[0]
    return Extra(
        "private",
        (
            f"Date of birth: {roll.randint(10, 28)} {roll.choice(months.NAMES)} {born}",
            f"Place of birth: East {town}",
            f"Age: {2026 - born}",
            f"Marital status: {roll.choice(('married', 'divorced', 'widowed'))}, "
            f"{roll.choice(('two daughters', 'three sons', 'four grandchildren'))}",
            f"Current salary: ${roll.randint(91, 189)},{roll.randint(100, 999)} per year",
        ),
    )


def _line(roll: Random, split: Split, template: str, author: str, began: int) -> str:
    year = roll.randint(min(began, 2021), 2022)
    town, state = roll.choice(share(load("places")["towns"], split)).split(", ")
    names = load("names")
    return fill(
        template,
        year=year,
        later=year + roll.randint(1, 4),
        month=roll.choice(months.NAMES),
        mon=roll.choice(months.NAMES)[:3],
        mon2=roll.choice(months.NAMES)[:3],
        state=state,
        town=town,
        brand=roll.choice(share(load("employers")["brands"], split)),
        number=roll.randint(10000, 99999),
        two=f"{roll.randint(0, 99):02d}",
        small=roll.randint(2, 9),
        large=f"{roll.randint(20, 900) * 100:,}",
        author=author,
        name=" ".join(roll.choice(share(names[part], split)) for part in ("given", "family")),
        mail="on file",
    )
