"""The typed shape of an edition: one class specification, its rules and its rating instrument.

An edition is data.  `loader.load` turns a folder of YAML into these frozen objects and gives each
edition a content hash, which a vacancy pins; nothing here knows a particular job.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

FieldMatch = Literal["identified", "related", "adjacent", "unrelated", "unknown"]
DegreeLevel = Literal["associate", "bachelor", "master", "doctorate", "certificate", "other"]
Verdict = Literal["yes", "unclear", "no"]
Group = Literal["education", "experience", "special", "preferred"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the source: our restated `text`, the district's `official` wording if it
    wants its own on screen, and the `source` paragraph it stands in."""

    text: str
    source: str
    official: str | None = None
    restated: bool = True
    number: int | None = None
    label: str | None = None
    essential: bool | None = None

    @property
    def shown(self) -> str:
        """The wording for the screen: the official one where the edition carries it."""
        return self.official or self.text


@dataclass(frozen=True, slots=True)
class Specification:
    """The whole class specification, paragraph by paragraph."""

    title: str
    district: str
    approved: date
    closing_data: tuple[Statement, ...]
    basic_function: Statement
    duties_preamble: Statement
    duties: tuple[Statement, ...]
    duties_note: Statement
    distinguishing: tuple[Statement, ...]
    knowledge: tuple[Statement, ...]
    abilities: tuple[Statement, ...]
    education: Statement
    experience: Statement
    combination: Statement
    substitution: Statement
    special_requirements: Statement
    working_conditions: tuple[Statement, ...]
    nondiscrimination: Statement
    header: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitution:
    """A degree that stands in for months of experience, once.

    `fields` substitute, `unclear_fields` leave it open, and so does an otherwise unfit degree with
    a concentration in one of `fields` (where `concentration_unclear`)."""

    months: int
    levels: tuple[DegreeLevel, ...]
    fields: tuple[FieldMatch, ...]
    unclear_fields: tuple[FieldMatch, ...]
    source: str
    concentration_unclear: bool = True


@dataclass(frozen=True, slots=True)
class Requirement:
    """One rule with its parameters.  `kind` says which judge reads it:

    degree      `levels` with a field among `fields` (empty: any field) is met; `unclear_fields`
                leave it open; `degrees` (abbreviations such as MBA) asks for the degree by name.
    experience  `months` of positions that count as `measure`: "oversight", or "management"
                (oversight and staff managed).
    licence     one of `accepts`, stated as valid.
    automobile  the use of a personal automobile, stated.
    """

    id: str
    kind: Literal["degree", "experience", "licence", "automobile"]
    label: str
    group: Group
    gating: bool
    source: str
    question: str
    levels: tuple[DegreeLevel, ...] = ()
    fields: tuple[FieldMatch, ...] = ()
    unclear_fields: tuple[FieldMatch, ...] = ()
    higher_degree_satisfies: bool = False
    degrees: tuple[str, ...] = ()
    months: int = 0
    measure: Literal["oversight", "management"] = "oversight"
    substitution: Substitution | None = None
    accepts: tuple[str, ...] = ()
    legal_ground: str | None = None


@dataclass(frozen=True, slots=True)
class TitleRule:
    """How a job title is judged: the first rule whose `phrases` fit gives the verdict; `why` is
    shown in the reason."""

    phrases: tuple[str, ...]
    verdict: Verdict
    why: str
    id: str = ""
    except_phrases: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Thresholds under which a head's own text shows small scale; each is "fewer than"."""

    staff: int | None = None
    users: int | None = None
    sites: int | None = None
    devices: int | None = None
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class Discipline:
    """A field of study under its ordinary names, how it fits, and its CIP 2020 code."""

    name: str
    match: FieldMatch
    cip: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingLevel:
    """One level of the rating scale, such as 5 Excel."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Competency:
    """One item of the instrument; `repeats` names the item whose words it prints again."""

    number: int
    area: str
    label: str
    text: str
    source: str
    official: str | None = None
    restated: bool = True
    repeats: int | None = None

    @property
    def shown(self) -> str:
        """The wording for the screen: the official one where the edition carries it."""
        return self.official or self.text


@dataclass(frozen=True, slots=True)
class Anchor:
    """What work at one level of the scale looks like in one area."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A structured interview question with its follow-up probes."""

    text: str
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One skill area: its definition, its items, and the interview guide for it.  `weight_reason`
    says why it counts more or less than the others."""

    slug: str
    number: int
    name: str
    category: str
    definition: Statement
    items: tuple[Competency, ...]
    questions: tuple[Question, ...]
    anchors: tuple[Anchor, ...]
    weight: float = 1.0
    weight_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A professional category: a named run of areas."""

    slug: str
    name: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyedRating:
    """What a careful rater gives the sample on one item, and why; `level` None is "not
    observed"."""

    item: int
    level: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up candidate to practise rating on: the record, what was answered in areas (each
    with its slug), and the key, in the order of the items."""

    title: str
    record: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    key: tuple[KeyedRating, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything a vacancy is judged and rated by.  `content_hash` is the SHA-256 of the edition's
    files."""

    id: str
    title: str
    language: str
    effective: date
    specification: Specification
    requirements: tuple[Requirement, ...]
    titles: tuple[TitleRule, ...]
    scale_thresholds: Scale
    disciplines: tuple[Discipline, ...]
    levels: tuple[RatingLevel, ...]
    categories: tuple[Category, ...]
    areas: tuple[Area, ...]
    content_hash: str
    count_repeats: bool = False
    instrument_title: str = ""
    folder: str = field(default="", compare=False)
    sample: Sample | None = None

    @property
    def items(self) -> tuple[Competency, ...]:
        """All items in the order of their numbers."""
        return tuple(sorted((i for a in self.areas for i in a.items), key=lambda item: item.number))

    @property
    def rated_items(self) -> tuple[Competency, ...]:
        """The items a panel member rates: each distinct item once."""
        return tuple(item for item in self.items if item.repeats is None)

    def requirement(self, requirement_id: str) -> Requirement:
        """The requirement with this id; KeyError where the edition has none."""
        for requirement in self.requirements:
            if requirement.id == requirement_id:
                return requirement
        raise KeyError(requirement_id)

    def area(self, slug: str) -> Area:
        """The area with this slug; KeyError where the edition has none."""
        for area in self.areas:
            if area.slug == slug:
                return area
        raise KeyError(slug)
