"""The official list: the ranking in percent, with veterans' preference, once ratings are final."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from hiring.committee.ranking import Ranked, Ranking, rank_candidates
from hiring.panel.conversion import to_percent
from hiring.panel.scoring_forms import scale_of
from hiring.scoring.preference import Placed, Scored, place_with_preference
from hiring.vacancies.models import Application, Vacancy
from hiring.voluntary.decisions import eligibilities
from hiring.voluntary.interviews import Interview, owed_interviews
from hiring.voluntary.rule import PreferenceRule, rule_on


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One candidate of the list; `outcome` is that of the findings in force, None where there are
    none yet.  `tied` and `merit_tied` say that others have the same place and the same rank on
    merit.  `interview_owed` is a candidate with preference who counts as qualified and was not
    invited."""

    application: Application
    score: Fraction
    placed: Placed
    outcome: str | None
    tied: bool
    merit_tied: bool
    interview_owed: bool


@dataclass(frozen=True, slots=True)
class OfficialList:
    """The rated candidates by their total, the highest first.  `rule` is the rule of preference;
    None where that law doesn't apply."""

    rows: tuple[OfficialRow, ...]
    ranking: Ranking
    rule: PreferenceRule | None

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The list in numbers."""
        return tuple(row.placed for row in self.rows)

    @property
    def uninvited(self) -> tuple[str, ...]:
        """The names of those with preference whom the law wants interviewed and nobody invited."""
        return tuple(row.application.shown_name for row in self.rows if row.interview_owed)

    def row(self, application_id: int) -> OfficialRow | None:
        """The line of a candidate; None for one who isn't on the list."""
        return next((row for row in self.rows if row.application.id == application_id), None)


def score_of(row: Ranked) -> tuple[int, Fraction] | None:
    """The rank on merit and the score that the list goes by; None for a candidate without any.
    Whatever makes the scores, the list knows them by this function alone."""
    if row.score is None or row.score.rank is None or row.score.estimate is None:
        return None
    # To nine decimals, as ranks are made: what differs less is the same score.
    return row.score.rank, round(Fraction(row.score.estimate), 9)


def official_list(
    session: Session, vacancy: Vacancy, *, preference: bool, ranking: Ranking | None = None
) -> OfficialList:
    """The list as it stands now; `preference` says whether the law of veterans applies, `ranking`
    is the vacancy's where it is known already."""
    ranking = ranking or rank_candidates(session, vacancy)
    found = eligibilities(session, vacancy_id=vacancy.id) if preference else {}
    points = {number: one.points for number, one in found.items()}
    low, high = scale_of(ranking.sources.edition)
    conversion = ranking.sources.scoring.conversion
    rated = {row.application.id: row for row in ranking.rated}
    scores = {number: score for number, row in rated.items() if (score := score_of(row))}
    outcomes = {number: row.found.outcome if row.found else None for number, row in rated.items()}
    placed = place_with_preference(
        Scored(
            candidate=number,
            merit=merit,
            percent=to_percent(score, conversion, low=low, high=high),
            points=points.get(number, 0),
            qualified=outcomes[number] == "meets",
        )
        for number, (merit, score) in scores.items()
    )
    places = [one.place for one in placed]
    merits = [one.merit for one in placed]
    interviews = owed_interviews(session, vacancy).by_application if preference else {}
    return OfficialList(
        rows=tuple(
            OfficialRow(
                application=rated[one.candidate].application,
                score=scores[one.candidate][1],
                placed=one,
                outcome=outcomes[one.candidate],
                tied=places.count(one.place) > 1,
                merit_tied=merits.count(one.merit) > 1,
                interview_owed=bool(one.added) and interviews.get(one.candidate) is Interview.OWED,
            )
            for one in placed
        ),
        ranking=ranking,
        rule=rule_on(vacancy.as_of) if preference else None,
    )
