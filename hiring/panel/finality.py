"""Whether the panel's ratings can still change."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.panel.consensus import round_of
from hiring.panel.models import ScoresUse
from hiring.panel.rules import rules_of
from hiring.vacancies.models import Vacancy


def why_not_final(session: Session, vacancy: Vacancy) -> str | None:
    """Why the ratings that scores use can still change, as a sentence; None where they can't
    unless the recruiter lets the panel go on."""
    rules, talk = rules_of(session, vacancy), round_of(session, vacancy)
    if rules.closed_at is None:
        return "Rating goes on. The recruiter closes the panel under its rules when it is done."
    if talk is not None and talk.closed_at is None:
        return "The consensus round is open. The recruiter closes it when the panel has talked."
    if talk is None and rules.scores_use == ScoresUse.CONSENSUS:
        return "Scores use the final ratings of a consensus round, which has not been held yet."
    return None
