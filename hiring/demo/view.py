"""A person's résumé as a layout prints it: sections in order, every word chosen, dates spelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hiring.demo.people import Job, Person, Study
from hiring.demo.pools import dice
from hiring.demo.wording import Span, heading, spell

SECTIONS = ("summary", "skills", "experience", "education", "certifications", "projects", "publications", "affiliations", "awards",
            "volunteering", "military", "languages", "additional", "references")  # fmt: skip


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
        return tuple(_blocks(self.roles))


@dataclass(frozen=True, slots=True)
class View:
    """A résumé ready for a layout."""

    person: Person
    sections: dict[str, Section]
    bullet: str
    contact: str

    def pick(self, *kinds: str) -> tuple[Section, ...]:
        """The sections of those kinds that the résumé has, in that order."""
        return tuple(self.sections[kind] for kind in kinds if kind in self.sections)

    def rest(self, *kinds: str) -> tuple[Section, ...]:
        """The sections of all other kinds, in the usual order."""
        return self.pick(*(kind for kind in SECTIONS if kind not in kinds))


BULLETS = ("•", "•", "•", "–", "▪", "‣", "○", "➢", "*", "-", "✓", "■", "·")


def view(person: Person, date_style: str, seed: int) -> View:
    """The person's résumé with headings, bullets and date style chosen; the same arguments give the same words."""
    roll = dice("view", person.key, seed)
    roles = tuple(Role(job, spell(job.start, job.end, date_style)) for job in person.jobs)
    content: dict[str, dict[str, Sequence[object]]] = {
        "summary": {"lines": (person.summary,)},
        "experience": {"roles": roles},
        "skills": {"lines": person.skills},
        "education": {"studies": person.studies, "lines": person.unfinished},
    }
    for extra in person.extras:
        content[extra.kind] = {"lines": extra.lines}
    if person.licence:
        content["additional"] = {"lines": (person.licence.text,)}
    sections = {
        kind: Section(
            kind,
            heading(roll, person.split, kind),
            **{key: tuple(value) for key, value in parts.items()},
        )  # type: ignore[arg-type]
        for kind, parts in content.items()
        if any(parts.values())
    }
    return View(person, sections, roll.choice(BULLETS), heading(roll, person.split, "contact"))


def _blocks(roles: tuple[Role, ...]) -> list[Block]:
    groups = groupby(roles, key=lambda role: role.job.employer)
    found = [(employer, tuple(group)) for employer, group in groups]
    return [
        Block(employer, next((r.job.place for r in group if r.job.place), None), group)
        for employer, group in found
    ]
