"""A reviewer's desk: the form with what stands on it, and one posted answer put into it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hiring.equivalency import drafts
from hiring.equivalency.citations import Citation, read_citations
from hiring.equivalency.citing import cite_own, cite_words
from hiring.equivalency.forms import AnswerIn
from hiring.equivalency.materials import Materials, gather_materials
from hiring.equivalency.models import EquivalencyAnswer, EquivalencyReviewer
from hiring.equivalency.passages import PassageGroup
from hiring.equivalency.progress import Answer, Form, draw_form
from hiring.equivalency.statements import group_statements
from hiring.vacancies.service import edition_of


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that can be cited; `where` names their document and page."""

    citation: Citation
    where: str


@dataclass(frozen=True, slots=True)
class Picker:
    """What one statement cites so far, and what else there is to cite."""

    cited: tuple[Choice, ...]
    groups: tuple[PassageGroup, ...]


def form_of(session: Session, reviewer: EquivalencyReviewer) -> Form:
    """The reviewer's form with their answers."""
    groups = group_statements(edition_of(session, reviewer.review.application.vacancy))
    rows = drafts.answers_of(session, reviewer)
    return draw_form(groups, {key: read_row(row) for key, row in rows.items()})


def read_row(row: EquivalencyAnswer) -> Answer:
    """A stored answer as the form shows it."""
    return Answer(row.version, row.mark, row.remark, read_citations(row.citations), row.at)


def draw_picker(materials: Materials, answer: Answer) -> Picker:
    """The picker of one statement: nothing stands in it twice."""
    cited = {one.key for one in answer.citations}
    fresh = (
        PassageGroup(group.heading, tuple(p for p in group.passages if p.key not in cited))
        for group in materials.groups
    )
    return Picker(
        tuple(Choice(one, materials.place(one)) for one in answer.citations),
        tuple(group for group in fresh if group.passages),
    )


def put_answer(
    session: Session, reviewer: EquivalencyReviewer, statement: str, wanted: AnswerIn
) -> tuple[EquivalencyAnswer, list[Choice]]:
    """Save a posted answer; the row, and the citations that it added beside those chosen.
    EquivalencyError as `drafts.save_answer`."""
    rows = drafts.answers_of(session, reviewer)
    materials = gather_materials(session, reviewer.review.application)
    added = list(_added(materials, rows, wanted))
    citations: list[Citation] | None = None
    if wanted.citing or added:
        stored = rows[statement].citations if statement in rows else []
        before = {one.key: one for one in read_citations(stored)}
        known = {**materials.passages, **before}
        # What was cited keeps its order; what is new comes last.
        chosen = [key for key in before if key in wanted.pick or not wanted.citing]
        chosen += [key for key in wanted.pick if key not in before]
        citations = [known[key] for key in chosen if key in known] + added
    row = drafts.save_answer(
        session,
        reviewer,
        statement=statement,
        mark=wanted.mark,
        remark=wanted.remark,
        citations=citations,
        seen=wanted.seen,
    )
    return row, [Choice(one, materials.place(one)) for one in added]


def _added(
    materials: Materials, rows: dict[str, EquivalencyAnswer], wanted: AnswerIn
) -> list[Citation]:
    added: list[Citation] = []
    if wanted.words:
        where, page = wanted.words_document, wanted.words_page
        added.append(cite_words(materials, wanted.words, document=where, page=page))
    if wanted.own:
        where, page = wanted.document, wanted.own_page
        added.append(cite_own(materials, where, wanted.own, page=page))
    if wanted.same_as in rows:
        added += read_citations(rows[wanted.same_as].citations)
    return added
