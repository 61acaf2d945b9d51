"""A whole person drawn from a seed; splits share no name, employer or school."""

from __future__ import annotations

import unicodedata
from random import Random

from hiring.demo import months
from hiring.demo.careers import employer, jobs
from hiring.demo.extras import extras
from hiring.demo.people import Job, Licence, Person
from hiring.demo.pools import Split, dice, fill, load, share
from hiring.demo.studies import studies, unfinished

PHONE_SHAPES = (
    "({area}) 555-{line}",
    "{area}-555-{line}",
    "{area}.555.{line}",
    "+1 {area} 555 {line}",
)
MAIL_DOMAINS = ("example.org", "mail.example", "example.com", "example.net")


def person(seed: int, split: Split) -> Person:
    """The person of that number in the split: the same one on every call and machine."""
    roll = dice("person", split, seed)
    kind = roll.choice(list(load("careers")))
    name = _name(roll, split)
    career = jobs(roll, split, kind)
    began = months.year_of(career[-1].start)
    home, zip_code = roll.choice(share(load("places")["towns"], split)), roll.randint(10000, 99899)
    return Person(
        key=f"{split}-{seed:05d}",
        split=split,
        kind=kind,
        name=name,
        headline=career[0].title,
        summary=_summary(roll, split, kind, career),
        email=_email(name, seed),
        phone=_phone(roll, split, seed),
        street=_street(roll, seed),
        city=f"{home} {zip_code}",
        jobs=_with_side_job(roll, split, career),
        studies=studies(roll, split, kind, began - roll.randint(0, 3)),
        skills=tuple(roll.sample(load("extras")["skills"], roll.randint(6, 14))),
        extras=extras(roll, split, name, began),
        unfinished=unfinished(roll, split, kind),
        licence=_licence(roll, home[-2:]),
    )


def _name(roll: Random, split: Split) -> str:
    names = load("names")
    middle = f" {roll.choice('ABCDEFGHJKLMNPRSTW')}." if roll.random() < 0.3 else ""
    given, family = share(names["given"], split), share(names["family"], split)
    return f"{roll.choice(given)}{middle} {roll.choice(family)}"


def _email(name: str, seed: int) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word.replace("'", "") for word in plain.split() if not word.endswith(".")]
    return f"{'.'.join(words)}{seed}@{MAIL_DOMAINS[seed % len(MAIL_DOMAINS)]}"


def _phone(roll: Random, split: Split, seed: int) -> str:
    codes = share(load("places")["area_codes"], split)
    area, line = codes[(seed // 100 + seed % 100) % len(codes)], f"01{seed % 100:02d}"
    return roll.choice(PHONE_SHAPES).format(area=area, line=line)


def _street(roll: Random, seed: int) -> str:
    data = load("names")
    return f"{1000 + seed} {roll.choice(data['streets'])} {roll.choice(data['street_kinds'])}"


def _summary(roll: Random, split: Split, kind: str, career: tuple[Job, ...]) -> str:
    years = months.year_of("present") - months.year_of(career[-1].start)
    data = load("extras")
    return fill(
        roll.choice(data["summaries"]),
        title=career[0].title,
        years=years,
        topic=data["subjects"][kind],
    )


def _licence(roll: Random, state: str) -> Licence | None:
    if roll.random() > 0.15:
        return None
    entry = roll.choice(load("extras")["licences"])
    return Licence(
        fill(entry["text"], state=state), entry["kind"], entry["status"], entry["automobile"]
    )


def _with_side_job(roll: Random, split: Split, career: tuple[Job, ...]) -> tuple[Job, ...]:
    """Sometimes a part-time job beside the main one, whose months must not be added to it."""
    main = career[0]
    if roll.random() > 0.1 or months.number(main.start) > months.number(months.AS_OF) - 24:
        return career
    college, place = employer(roll, split, "university")
    side = Job(
        title="Adjunct Instructor",
        employer=college,
        place=place,
        start=months.iso(months.number(main.start) + 4),
        end=months.iso(months.number(main.start) + 19),
        bullets=("Taught an evening course on networks and operating systems.",),
        share=None,
        note="Part-time",
    )
    return (main, side, *career[1:])
