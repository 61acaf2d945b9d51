"""The committee's pages: the ranked list and the scorecards.  Whoever still has a sheet to rate on
the vacancy is refused, with the reason."""

from __future__ import annotations

from flask import render_template

from hiring.committee import service
from hiring.committee.agreement import mean_for_ranking
from hiring.committee.axis import axis_of
from hiring.committee.bands import band_runs
from hiring.committee.blueprint import around, around_scores, bp, open_vacancy
from hiring.committee.classic_words import describe_classic
from hiring.committee.contributions import contributions
from hiring.committee.few_raters import few_rated, tell_few_raters
from hiring.committee.figures import show_points, show_signed
from hiring.committee.final_list import final_list
from hiring.committee.official_words import describe_list, describe_owed
from hiring.committee.ranked_names import name_ranked
from hiring.committee.ranking import COMPARED, Ranking
from hiring.committee.words import chance, describe
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.scoring.means import round_shown
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Stage
from hiring.vacancies.stages import NAMES

# Beside the chance of the first rank stands that of the first few.
FEW = 3


@bp.get("/vacancies/<int:vacancy_id>/scorecards")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def ranking(vacancy_id: int) -> str:
    """The ranked list."""
    vacancy = open_vacancy(vacancy_id)
    found = service.rank_candidates(db(), vacancy)
    return render_template(
        "committee/ranking.html",
        **around(vacancy, ("Scorecards", None)),
        **_tools(found),
        ranking=found,
        words=describe_ranking(found),
        notices=_notices(found),
        runs=band_runs(found.rated),
        agreed=mean_for_ranking(found.scores.reliability) if found.scores.modelled else "",
        classic=describe_classic(
            [
                (
                    row.application.shown_name,
                    row.standing.band if row.standing else None,
                    row.score.classic_band if row.score else None,
                )
                for row in found.rated
            ]
        ),
        few=FEW,
        above_of={
            row.application.id: above
            for above, row in zip(found.rated, found.rated[1:], strict=False)
        },
        **_official(found),
    )


@bp.get("/candidates/<int:application_id>/scorecard")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def scorecard(application_id: int) -> str:
    """One candidate's scorecard."""
    application = application_or_404(application_id)
    vacancy = open_vacancy(application.vacancy_id)
    card = service.score(db(), application)
    return render_template(
        "committee/scorecard.html",
        **around_scores(vacancy, application.shown_name),
        **_tools(card.ranking),
        card=card,
        findings=card.findings,
        notices=_notices(card.ranking, application.id),
        levels={level.value: level.label for level in card.ranking.sources.edition.levels},
        **_official(card.ranking),
        parts=contributions(card.breakdown, card.ranking.scores.weights) if card.breakdown else (),
        severities={one.rater: one for one in card.ranking.scores.raters},
        signed=show_signed,
        people={row.application.id: row.application.shown_name for row in card.ranking.rated},
        compared=COMPARED,
        stage=NAMES[Stage(application.stage)],
    )


def _tools(found: Ranking) -> dict[str, object]:
    return {
        "axis": axis_of(found.sources.edition),
        "shown": round_shown,
        "points": show_points,
        "chance": chance,
        "sources": found.sources,
    }


def _official(found: Ranking) -> dict[str, object]:
    """The official list where ratings are final, by candidate, and what it says."""
    official = final_list(found)
    if official is None:
        return {"official": None}
    names = {row.application.id: row.application.shown_name for row in official.rows}
    return {
        "official": official,
        "listed": {row.application.id: row for row in official.rows},
        "list_words": describe_list(official.placed, names),
        "owed": describe_owed(official.uninvited),
    }


def _notices(found: Ranking, application_id: int | None = None) -> tuple[str, ...]:
    """What a reader must know of the scores; of one candidate only what is about all or them."""
    notices = [
        notice.text
        for notice in found.scores.notices
        if found.rated
        and (application_id is None or not notice.about or application_id in notice.about)
    ]
    few = {row.application.id for row in few_rated(found)}
    if few and (application_id is None or application_id in few):
        notices.insert(0, tell_few_raters(found))
    return tuple(notices)


def describe_ranking(found: Ranking) -> tuple[str, ...]:
    """The sentences above the list."""
    return describe(
        name_ranked(found), not_rated=len(found.not_rated), waiting=found.sources.waiting
    )
