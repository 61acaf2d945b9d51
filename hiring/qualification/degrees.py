"""Degrees as they stand on the date of judgement: conferred or not, and in which kind of field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from classification.disciplines import match_field
from classification.edition import Discipline, FieldMatch
from hiring.qualification.degree_names import implied_field, name_degree
from hiring.qualification.findings import JudgedDegree
from hiring.qualification.months import month_of, span_of
from hiring.reading.facts import Conferred, Degree, Evidence, Facts

LEVEL_NAMES = {
    "associate": "an associate's degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctorate": "a doctorate",
    "certificate": "a certificate",
    "other": "education of another kind",
}
FIELD_NAMES: dict[FieldMatch, str] = {
    "identified": "an identified discipline",
    "related": "a related field",
    "adjacent": "an adjacent field",
    "unrelated": "an unrelated field",
    "unknown": "a field that is not known",
}


def judge_degrees(
    documents: Sequence[Facts], disciplines: Sequence[Discipline], as_of: date
) -> tuple[JudgedDegree, ...]:
    """Every degree of the documents with its field matched and its conferral judged on `as_of`."""
    return tuple(
        judge_degree(degree, facts.sha256, disciplines, as_of)
        for facts in documents
        for degree in facts.education
    )


def judge_degree(
    degree: Degree, document: str, disciplines: Sequence[Discipline], as_of: date
) -> JudgedDegree:
    """One degree with its field matched and its conferral judged on `as_of`."""
    found = match_field(_write_field(degree), disciplines)
    narrow = found.concentration or match_field(degree.concentration, disciplines).match
    conferred, note = _judge_conferral(degree, as_of)
    return JudgedDegree(replace(degree, conferred=conferred), document, found.match, narrow, note)


def _write_field(degree: Degree) -> str | None:
    """The field with its concentration, as one text; the field that the degree's name implies
    where none is stated.
    """
    field = degree.field or implied_field(name_degree(degree))
    if field and degree.concentration:
        return f"{field} with a concentration in {degree.concentration}"
    return field or degree.concentration


def _judge_conferral(degree: Degree, as_of: date) -> tuple[Conferred, str | None]:
    """Conferred on `as_of`?  Dated later: no.  In the same year: unclear unless the month tells."""
    dated = (degree.date or "")[:7] or (f"{degree.year:04d}" if degree.year else None)
    if degree.conferred == "no" or dated is None:
        return degree.conferred, None
    span, now = span_of(dated), month_of(as_of)
    if span.first > now:
        return "no", "its date is after the review date"
    if span.last >= now:
        same = "month" if degree.date else "year"
        return "unclear", f"its date is in the {same} of the review date"
    return degree.conferred, None


def lists_education(degrees: Sequence[JudgedDegree]) -> bool:
    """Whether education was listed; a certificate of no school (a vendor's, say) is not
    education.
    """
    return any(d.degree.level != "certificate" or d.degree.institution for d in degrees)


def describe_degree(degree: Degree) -> str:
    """The degree in words, such as "B.S. in Computer Science, Oregon State University"."""
    name = degree.degree or LEVEL_NAMES[degree.level].split(" ", 1)[1]
    field = f" in {degree.field}" if degree.field else ""
    if degree.concentration:
        field += f" (concentration: {degree.concentration})"
    return f"{name}{field}" + (f", {degree.institution}" if degree.institution else "")


def degree_evidence(degrees: Sequence[JudgedDegree]) -> tuple[Evidence, ...]:
    """The words the degrees rest on."""
    return tuple(dict.fromkeys(item for judged in degrees for item in judged.degree.evidence))
