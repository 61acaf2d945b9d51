"""A made-up person with known facts, and the drawing of one from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hiring.demo.pools import Split

Verdict = Literal["yes", "unclear", "no"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence whose meaning is known: `kind` as in the reader's signals, `value` its number."""

    kind: str
    quote: str
    value: float | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One role.  `start` is "YYYY-MM" or "YYYY", `end` also "present".

    `share` is the part of full time, None where part-time without a share; `note` what the résumé
    says of it.  `manages_staff` is None where a careful reader could argue.  `about` describes the
    employer."""

    title: str
    employer: str
    place: str | None
    start: str
    end: str
    bullets: tuple[str, ...] = ()
    oversight: Verdict = "no"
    manages_staff: Verdict | None = "unclear"
    share: float | None = 1
    note: str | None = None
    about: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """One entry of education.  `printed` is the degree and field as written, `when` the year."""

    level: str
    printed: str
    field: str | None
    institution: str
    year: int | None = None
    when: str | None = None
    place: str | None = None
    conferred: Literal["yes", "no", "unclear"] = "yes"
    honorary: bool = False
    minor: str | None = None
    concentration: str | None = None
    note: str | None = None
    equivalence: Literal["plain", "unclear"] = "plain"

    @property
    def school(self) -> str:
        """Institution and place on one line."""
        return ", ".join(filter(None, (self.institution, self.place)))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is printed under the degree."""
        minor = f"Minor in {self.minor}" if self.minor else None
        concentration = f"Concentration: {self.concentration}" if self.concentration else None
        return tuple(filter(None, (minor, concentration, self.note)))

    @property
    def words(self) -> tuple[str, ...]:
        """The whole entry, a line each."""
        return tuple(filter(None, (self.printed, self.school, self.when, *self.notes)))


@dataclass(frozen=True, slots=True)
class Extra:
    """A section that holds no job and no degree.  `kind` is a key of headings.yaml."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence statement and what it means; `automobile` where the same words speak of a car."""

    text: str
    kind: Literal["driver", "commercial_driver", "other"]
    status: Literal["valid", "invalid", "unclear"]
    automobile: Literal["yes", "no", "unclear"] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person: everything a résumé may print, and what is true.  Newest jobs first.

    `email`, `phone` and `street` are unique to the person and printed once, so that a test of
    redaction can look for them."""

    key: str
    split: Split
    kind: str
    name: str
    headline: str
    summary: str
    email: str
    phone: str
    street: str
    city: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    skills: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    unfinished: tuple[str, ...] = ()
    licence: Licence | None = None
    photo: bool = False

    @property
    def markers(self) -> tuple[str, str, str]:
        """The strings that identify the person and must not survive redaction."""
        return (self.email, self.phone, self.street)
