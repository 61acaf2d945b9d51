"""What the committee asks for: the ranking of a vacancy, and the scorecard of a candidate."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee.highlights import Highlights, highlight
from hiring.committee.ranking import Ranked, Ranking, means_of_one, rank_candidates
from hiring.committee.raters import rater_names
from hiring.committee.scorecard import Breakdown, RatedCell, break_down
from hiring.committee.standing import StandingFinding, deciders, list_findings
from hiring.equivalency.decisions import decisions_of
from hiring.panel.others import read_area_notes
from hiring.panel.service import submitted_notes, submitted_ratings
from hiring.people.models import User
from hiring.qualification import service as qualification
from hiring.qualification.models import Qualification
from hiring.scoring.means import CellRating
from hiring.vacancies.models import Application
from hiring.vacancies.service import edition_of

__all__ = ["Ranking", "Scorecard", "findings_of", "rank_candidates", "rater_names", "score"]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything on one candidate's scorecard.  `own` is the candidate's row of the ranking;
    `breakdown` and `highlights` are None where no sheet is submitted; `area_notes` are by the
    area's slug, each with its rater; `names` are the raters' by account; `findings` are the
    standing by `own.found`, with what people decided."""

    application: Application
    own: Ranked
    findings: tuple[StandingFinding, ...]
    breakdown: Breakdown | None
    highlights: Highlights | None
    area_notes: Mapping[str, tuple[tuple[int, str], ...]]
    names: dict[int, str]
    ranking: Ranking


def score(session: Session, application: Application, ranking: Ranking | None = None) -> Scorecard:
    """The candidate's scorecard as it stands now, among the candidates of the vacancy; `ranking`
    is theirs where it is known already.  Somebody who is not with the panel or past it has no
    rank."""
    ranking = ranking or rank_candidates(session, application.vacancy)
    rows = (*ranking.rated, *ranking.not_rated)
    own = next((row for row in rows if row.application.id == application.id), None)
    own = own or Ranked(
        application=application,
        means=means_of_one(session, application),
        score=None,
        found=qualification.current(session, application.id),
        tied=False,
    )
    breakdown, names = None, rater_names(session, application.vacancy)
    if own.means is not None:
        edition = edition_of(session, application.vacancy)
        cells = _cells(session, application, ranking)
        # By name: the order of accounts would tell who is who where members are not named.
        raters = tuple(sorted(own.means.raters, key=names.__getitem__))
        breakdown = break_down(edition, replace(own.means, raters=raters), ranking.scores, cells)
    return Scorecard(
        application=application,
        own=own,
        findings=findings_of(session, application, own.found) if own.found else (),
        breakdown=breakdown,
        highlights=highlight(breakdown) if breakdown else None,
        area_notes=_area_notes(session, application, names),
        names=names,
        ranking=ranking,
    )


def _area_notes(
    session: Session, application: Application, names: Mapping[int, str]
) -> dict[str, tuple[tuple[int, str], ...]]:
    notes: dict[str, tuple[tuple[int, str], ...]] = {}
    rows = read_area_notes(session, application.id)
    for slug, user_id, _, note in sorted(rows, key=lambda row: names[row[1]]):
        notes[slug] = (*notes.get(slug, ()), (user_id, note))
    return notes


def _cells(session: Session, application: Application, ranking: Ranking) -> list[RatedCell]:
    """The candidate's ratings with their notes.  The ranking has those of everybody it compares:
    the panel's are not read again for each of them."""
    notes = {(n.user_id, n.item): n.note for n in submitted_notes(session, application)}
    cells = [one for one in ranking.submitted.cells if one.candidate == application.id] or [
        CellRating(*row)
        for row in submitted_ratings(session, application.vacancy)
        if row.application_id == application.id
    ]
    return [
        RatedCell(one.rater, one.item, one.value, notes.get((one.rater, one.item), ""))
        for one in cells
    ]


def findings_of(
    session: Session, application: Application, found: Qualification
) -> tuple[StandingFinding, ...]:
    """The candidate's findings in force, each with what people decided about it."""
    names = _names(session, deciders(found.result))
    return list_findings(found.result, decisions_of(session, application), names)


def _names(session: Session, ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {user_id: name for user_id, name in rows}
