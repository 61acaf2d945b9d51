"""What each file of an edition may say: its keys, and the type of every value.

These models only check and type the files; `build` makes the `Edition` of them.  Checks that look
at several entries or files at once are in `checks`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from classification.edition import DegreeLevel, FieldMatch, Verdict

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
RequirementId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
CipCode = Annotated[str, Field(pattern=r"^\d\d(\.\d\d(\d\d)?)?$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Count = Annotated[int, Field(ge=1)]
Months = Annotated[int, Field(ge=1, le=720)]


class Strict(BaseModel):
    """Every key is known and nothing is converted: `5` is no text and `"5"` no number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Paragraph(Strict):
    text: Text
    source: Text
    official: Text | None = None
    restated: bool = True
    label: Text | None = None


class Numbered(Paragraph):
    number: Count


class Duty(Numbered):
    essential: bool


class EditionHead(Strict):
    id: Slug
    title: Text
    language: Language
    effective: date


class SpecificationFile(Strict):
    edition: EditionHead
    title: Text
    district: Text
    approved: date
    header: list[Paragraph] = []
    basic_function: Paragraph
    duties_preamble: Paragraph
    duties: Annotated[list[Duty], Field(min_length=1)]
    duties_note: Paragraph
    distinguishing: list[Paragraph]
    knowledge: Annotated[list[Numbered], Field(min_length=1)]
    abilities: Annotated[list[Numbered], Field(min_length=1)]
    education: Paragraph
    experience: Paragraph
    combination: Paragraph
    substitution: Paragraph
    special_requirements: Paragraph
    working_conditions: list[Paragraph]
    closing_data: list[Paragraph]
    nondiscrimination: Paragraph


class SubstitutionRule(Strict):
    months: Months
    levels: Annotated[list[DegreeLevel], Field(min_length=1)]
    fields: Annotated[list[FieldMatch], Field(min_length=1)]
    unclear_fields: list[FieldMatch] = []
    concentration_unclear: bool = True
    source: Text


class RequirementRule(Strict):
    id: RequirementId
    label: Text
    group: Literal["education", "experience", "special", "preferred"]
    gating: bool
    source: Text
    question: Text
    legal_ground: Text | None = None


class DegreeRequirement(RequirementRule):
    kind: Literal["degree"]
    levels: Annotated[list[DegreeLevel], Field(min_length=1)]
    fields: list[FieldMatch] = []
    unclear_fields: list[FieldMatch] = []
    degrees: list[Text] = []
    higher_degree_satisfies: bool = False


class ExperienceRequirement(RequirementRule):
    kind: Literal["experience"]
    months: Months
    measure: Literal["oversight", "management"]
    substitution: SubstitutionRule | None = None


class LicenceRequirement(RequirementRule):
    kind: Literal["licence"]
    accepts: Annotated[list[Literal["driver", "commercial_driver"]], Field(min_length=1)]


class AutomobileRequirement(RequirementRule):
    kind: Literal["automobile"]


AnyRequirement = Annotated[
    DegreeRequirement | ExperienceRequirement | LicenceRequirement | AutomobileRequirement,
    Field(discriminator="kind"),
]


class RequirementsFile(Strict):
    requirements: Annotated[list[AnyRequirement], Field(min_length=1)]


class LevelRow(Strict):
    value: Count
    label: Text


class CategoryRow(Strict):
    slug: Slug
    name: Text
    areas: Annotated[list[Slug], Field(min_length=1)]


class AreaRow(Strict):
    slug: Slug
    number: Count
    name: Text
    definition: Paragraph
    weight: Annotated[float, Field(gt=0, strict=False)] = 1.0
    weight_reason: Text | None = None


class ItemRow(Strict):
    number: Count
    area: Slug
    label: Text
    text: Text
    source: Text
    official: Text | None = None
    restated: bool = True
    repeats: Count | None = None


class CompetenciesFile(Strict):
    title: Text
    count_repeats: bool = False
    levels: Annotated[list[LevelRow], Field(min_length=2)]
    categories: Annotated[list[CategoryRow], Field(min_length=1)]
    areas: Annotated[list[AreaRow], Field(min_length=1)]
    items: Annotated[list[ItemRow], Field(min_length=1)]


class QuestionRow(Strict):
    text: Text
    probes: Annotated[list[Text], Field(min_length=2)]


class GuideRow(Strict):
    area: Slug
    questions: Annotated[list[QuestionRow], Field(min_length=3)]
    anchors: dict[int, Text]


class GuideFile(Strict):
    guide: Annotated[list[GuideRow], Field(min_length=1)]


class DisciplineRow(Strict):
    name: Text
    match: Literal["identified", "related", "adjacent", "unrelated"]
    cip: CipCode | None = None
    names: list[Text] = []


class DisciplinesFile(Strict):
    disciplines: Annotated[list[DisciplineRow], Field(min_length=1)]


class TitleRow(Strict):
    id: Slug
    verdict: Verdict
    why: Text
    phrases: Annotated[list[Text], Field(min_length=1)]
    except_phrases: list[Text] = []
    employers: list[Text] = []


class ScaleRow(Strict):
    staff: Count | None = None
    users: Count | None = None
    sites: Count | None = None
    devices: Count | None = None
    budget: Count | None = None


class TitlesFile(Strict):
    titles: list[TitleRow]
    scale_thresholds: ScaleRow = ScaleRow()


class PracticeAnswer(Strict):
    area: Slug
    text: Text


class PracticeKey(Strict):
    item: Count
    level: Count | None
    why: Text


class PracticeFile(Strict):
    title: Text
    record: Annotated[list[Text], Field(min_length=1)]
    answers: Annotated[list[PracticeAnswer], Field(min_length=1)]
    key: Annotated[list[PracticeKey], Field(min_length=1)]


FILES: dict[str, type[Strict]] = {
    "specification.yaml": SpecificationFile,
    "requirements.yaml": RequirementsFile,
    "competencies.yaml": CompetenciesFile,
    "guide.yaml": GuideFile,
    "disciplines.yaml": DisciplinesFile,
    "titles.yaml": TitlesFile,
}
# An edition without one of these is whole.
OPTIONAL_FILES: dict[str, type[Strict]] = {"practice.yaml": PracticeFile}
