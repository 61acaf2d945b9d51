"""A person's résumé as a layout prints it: sections in order, words chosen, dates spelled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from hiring.demo.people import Job, Person, Study
from hiring.demo.pools import dice
from hiring.demo.wording import Span, heading, spell

SECTIONS = (
    "summary",
    "skills",
    "experience",
    "education",
    "certifications",
    "projects",
    "publications",
    "affiliations",
    "awards",
    "volunteering",
    "military",
    "languages",
    "additional",
    "references",
)
# What some people tell of themselves although nobody may ask: headed by a draw of its own.
PRIVATE = "private"
BULLETS = ("•", "•", "•", "–", "▪", "‣", "○", "➢", "*", "-", "✓", "■", "·")


@dataclass(frozen=True, slots=True)
class Role:
    """One job as printed, with the truth it came from."""

    job: Job
    span: Span

    @property
    def dates(self) -> str:
        """The dates as printed."""
        return self.span.text

    @property
    def title(self) -> str:
        """The title, with what is said of the hours or the kind of employment."""
        return ", ".join(filter(None, (self.job.title, self.job.note)))

    @property
    def where(self) -> str:
        """Employer and place on one line."""
        return ", ".join(filter(None, (self.job.employer, self.job.place)))


@dataclass(frozen=True, slots=True)
class Block:
    """The roles held one after another under one employer."""

    employer: str
    place: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the résumé; which of the fields is filled depends on `kind`."""

    kind: str
    heading: str
    lines: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    studies: tuple[Study, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The roles gathered by employer, in the printed order."""
        groups = groupby(self.roles, key=lambda role: role.job.employer)
        return tuple(_block(employer, tuple(roles)) for employer, roles in groups)


@dataclass(frozen=True, slots=True)
class View:
    """A résumé ready for a layout; `contact` is the heading over the way to reach the person."""

    person: Person
    sections: dict[str, Section]
    bullet: str
    contact: str

    @property
    def roles(self) -> tuple[Role, ...]:
        """The jobs as printed, newest first."""
        return self.sections["experience"].roles

    def pick(self, *kinds: str) -> tuple[Section, ...]:
        """The sections of those kinds that the résumé has, in that order."""
        return tuple(self.sections[kind] for kind in kinds if kind in self.sections)

    def rest(self, *kinds: str) -> tuple[Section, ...]:
        """The sections of all other kinds, in the usual order."""
        return self.pick(*(kind for kind in (*SECTIONS, PRIVATE) if kind not in kinds))


def view(person: Person, date_style: str, seed: int) -> View:
    """The person's résumé with headings, bullets and dates chosen; same arguments, same words."""
    roll = dice("view", person.key, seed)
    roles = tuple(Role(job, spell(job.start, job.end, date_style)) for job in person.jobs)
    headings = {kind: heading(roll, person.split, kind) for kind in (*SECTIONS, "contact")}
    headings[PRIVATE] = heading(dice(PRIVATE, person.key, seed), person.split, PRIVATE)
    lines = {"summary": (person.summary,), "skills": person.skills}
    lines |= {extra.kind: extra.lines for extra in person.extras}
    if person.licence:
        lines["additional"] = (person.licence.text,)
    sections = {kind: Section(kind, headings[kind], said) for kind, said in lines.items() if said}
    sections["experience"] = Section("experience", headings["experience"], roles=roles)
    if person.studies or person.unfinished:
        sections["education"] = Section(
            "education", headings["education"], person.unfinished, studies=person.studies
        )
    return View(person, sections, roll.choice(BULLETS), headings["contact"])


def _block(employer: str, roles: tuple[Role, ...]) -> Block:
    return Block(employer, next((r.job.place for r in roles if r.job.place), None), roles)
