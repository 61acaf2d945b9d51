"""Makes the frozen `Edition` of the checked files."""

from __future__ import annotations

from collections.abc import Iterable

from classification import schema
from classification.edition import (
    Anchor,
    Area,
    Category,
    Competency,
    Discipline,
    Edition,
    KeyedRating,
    Question,
    RatingLevel,
    Requirement,
    Sample,
    Scale,
    Specification,
    Statement,
    Substitution,
    TitleRule,
)


def build_edition(
    specification: schema.SpecificationFile,
    requirements: schema.RequirementsFile,
    competencies: schema.CompetenciesFile,
    guide: schema.GuideFile,
    disciplines: schema.DisciplinesFile,
    titles: schema.TitlesFile,
    practice: schema.PracticeFile | None = None,
    *,
    content_hash: str,
    folder: str,
) -> Edition:
    """The edition; the files must have passed every check."""
    head = specification.edition
    return Edition(
        id=head.id,
        title=head.title,
        language=head.language,
        effective=head.effective,
        specification=_build_specification(specification),
        requirements=tuple(map(_build_requirement, requirements.requirements)),
        titles=tuple(map(_build_title, titles.titles)),
        scale_thresholds=Scale(**titles.scale_thresholds.model_dump()),
        disciplines=tuple(map(_build_discipline, disciplines.disciplines)),
        levels=tuple(RatingLevel(row.value, row.label) for row in competencies.levels),
        categories=tuple(
            Category(row.slug, row.name, tuple(row.areas)) for row in competencies.categories
        ),
        areas=_build_areas(competencies, guide),
        content_hash=content_hash,
        count_repeats=competencies.count_repeats,
        instrument_title=competencies.title,
        folder=folder,
        sample=_build_sample(practice) if practice else None,
    )


def _build_sample(file: schema.PracticeFile) -> Sample:
    return Sample(
        title=file.title,
        record=tuple(file.record),
        answers=tuple((row.area, row.text) for row in file.answers),
        key=tuple(
            KeyedRating(row.item, row.level, row.why)
            for row in sorted(file.key, key=lambda row: row.item)
        ),
    )


def _build_statement(row: schema.Paragraph) -> Statement:
    return Statement(**row.model_dump())


def _build_statements(rows: Iterable[schema.Paragraph]) -> tuple[Statement, ...]:
    return tuple(map(_build_statement, rows))


def _build_specification(file: schema.SpecificationFile) -> Specification:
    return Specification(
        title=file.title,
        district=file.district,
        approved=file.approved,
        closing_data=_build_statements(file.closing_data),
        basic_function=_build_statement(file.basic_function),
        duties_preamble=_build_statement(file.duties_preamble),
        duties=_build_statements(file.duties),
        duties_note=_build_statement(file.duties_note),
        distinguishing=_build_statements(file.distinguishing),
        knowledge=_build_statements(file.knowledge),
        abilities=_build_statements(file.abilities),
        education=_build_statement(file.education),
        experience=_build_statement(file.experience),
        combination=_build_statement(file.combination),
        substitution=_build_statement(file.substitution),
        special_requirements=_build_statement(file.special_requirements),
        working_conditions=_build_statements(file.working_conditions),
        nondiscrimination=_build_statement(file.nondiscrimination),
        header=_build_statements(file.header),
    )


def _build_requirement(row: schema.RequirementRule) -> Requirement:
    values = row.model_dump(exclude={"substitution"})
    for key in ("levels", "fields", "unclear_fields", "degrees", "accepts"):
        values[key] = tuple(values.get(key, ()))
    substitution = None
    if isinstance(row, schema.ExperienceRequirement) and row.substitution:
        substitution = _build_substitution(row.substitution)
    return Requirement(**values, substitution=substitution)


def _build_substitution(row: schema.SubstitutionRule) -> Substitution:
    return Substitution(
        months=row.months,
        levels=tuple(row.levels),
        fields=tuple(row.fields),
        unclear_fields=tuple(row.unclear_fields),
        source=row.source,
        concentration_unclear=row.concentration_unclear,
    )


def _build_title(row: schema.TitleRow) -> TitleRule:
    return TitleRule(
        phrases=tuple(row.phrases),
        verdict=row.verdict,
        why=row.why,
        id=row.id,
        except_phrases=tuple(row.except_phrases),
        employers=tuple(row.employers),
    )


def _build_discipline(row: schema.DisciplineRow) -> Discipline:
    return Discipline(name=row.name, match=row.match, cip=row.cip, names=tuple(row.names))


def _build_areas(
    competencies: schema.CompetenciesFile, guide: schema.GuideFile
) -> tuple[Area, ...]:
    guides = {row.area: row for row in guide.guide}
    categories = {slug: row.slug for row in competencies.categories for slug in row.areas}
    return tuple(
        Area(
            slug=row.slug,
            number=row.number,
            name=row.name,
            category=categories[row.slug],
            definition=_build_statement(row.definition),
            items=tuple(
                Competency(**item.model_dump())
                for item in competencies.items
                if item.area == row.slug
            ),
            questions=tuple(
                Question(question.text, tuple(question.probes))
                for question in guides[row.slug].questions
            ),
            anchors=tuple(
                Anchor(level, text) for level, text in sorted(guides[row.slug].anchors.items())
            ),
            weight=row.weight,
            weight_reason=row.weight_reason,
        )
        for row in competencies.areas
    )
